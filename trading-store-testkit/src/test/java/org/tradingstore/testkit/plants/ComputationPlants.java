package org.tradingstore.testkit.plants;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Engines that compute wrongly, or give columns that are not the rows'. */
final class ComputationPlants {
    private static final int RESULT_SCALE = 18;

    private ComputationPlants() {}

    static List<Plant> all() {
        return List.of(
                measured("adds decimals as doubles", "A4", Measure.Function.SUM, ComputationPlants::sumOfDoubles),
                measured("adds whole numbers in 64 bits", "A3", Measure.Function.SUM, ComputationPlants::sumOfLongs),
                measured("rounds an average half up", "A5", Measure.Function.AVERAGE, ComputationPlants::halfUp),
                measured(
                        "divides by all records for an average",
                        "A5",
                        Measure.Function.AVERAGE,
                        (rows, field) -> Objects.requireNonNull((BigDecimal) right(rows, field))
                                .divide(BigDecimal.valueOf(rows.size() + 1L), RESULT_SCALE, RoundingMode.HALF_EVEN)),
                measured("counts absent components", "A1", Measure.Function.COUNT, (rows, field) -> (long) rows.size()),
                measured(
                        "takes 0 for the sum of nothing",
                        "A9",
                        Measure.Function.SUM,
                        (rows, field) -> rows.isEmpty() ? BigDecimal.ZERO : right(rows, field)),
                measured("compares text by letter for the least", "A7", Measure.Function.MIN, ComputationPlants::least),
                Plant.session("groups absent values first", "A11", session -> new ForwardingSession(session) {
                    @Override
                    public List<AggregateRow> aggregate(AggregateRequest request) {
                        List<AggregateRow> rows = new ArrayList<>(super.aggregate(request));
                        if (request.groups().size() == 1
                                && rows.get(rows.size() - 1).groups()[0] == null) {
                            Collections.rotate(rows, 1);
                        }
                        return rows;
                    }
                }),
                Plant.session("takes the end of a span into it", "A15", session -> new ForwardingSession(session) {
                    @Override
                    public List<AggregateRow> aggregate(AggregateRequest request) {
                        return super.aggregate(shifted(request));
                    }
                }),
                Plant.session("gives the oldest of each", "Q7", OldestPer::new),
                Plant.session(
                        "gives the newest of each whatever the moment",
                        "Q8",
                        session -> new ForwardingSession(session) {
                            @Override
                            public RowCursor newestPer(NewestPer request) {
                                return super.newestPer(
                                        new NewestPer(request.selection(), request.groups(), request.order(), null));
                            }
                        }),
                Plant.session(
                        "gives the newest of each before the moment", "Q8", session -> new ForwardingSession(session) {
                            @Override
                            public RowCursor newestPer(NewestPer request) {
                                Object asOf = request.asOf();
                                return asOf == null ? super.newestPer(request) : super.newestPer(before(request, asOf));
                            }
                        }),
                Plant.session(
                        "gives the newest of each of all records", "Q9", session -> new ForwardingSession(session) {
                            @Override
                            public RowCursor newestPer(NewestPer request) {
                                Selection selection = request.selection();
                                return super.newestPer(new NewestPer(
                                        new Selection(selection.type(), selection.scope(), Condition.always()),
                                        request.groups(),
                                        request.order(),
                                        request.asOf()));
                            }
                        }),
                Plant.session("gives the newest of each in no order", "Q7", session -> new ForwardingSession(session) {
                    @Override
                    public RowCursor newestPer(NewestPer request) {
                        List<StoredRow> rows = new ArrayList<>(ListCursor.drained(super.newestPer(request)));
                        Collections.reverse(rows);
                        return new ListCursor(rows);
                    }
                }),
                columns("loses a chunk of columns", "Q11", (columns, fields) -> new LosesChunk(columns)),
                columns("gives 0 for an absent double in columns", "Q10", ZeroForAbsent::new),
                Plant.session(
                        "leaves rows with an empty list out of a digest",
                        "D2",
                        session -> new ForwardingSession(session) {
                            @Override
                            public RowCursor scan(Scan scan) {
                                List<StoredRow> rows = ListCursor.drained(super.scan(scan));
                                return new ListCursor(rows.stream()
                                        .filter(row -> scan.selection().type().fields().stream()
                                                .noneMatch(field -> field.kind() == Kind.TEXT_LIST
                                                        && row.values().value(field.ordinal()) == null))
                                        .toList());
                            }
                        }));
    }

    /** A result over some rows. */
    private interface Result {
        @Nullable
        Object over(List<StoredRow> rows, Field<?, ?> field);
    }

    /** Answers one function over all records, not by group, in another way. */
    private static Plant measured(String fault, String rule, Measure.Function function, Result result) {
        return Plant.session(fault, rule, session -> new ForwardingSession(session) {
            @Override
            public List<AggregateRow> aggregate(AggregateRequest request) {
                List<AggregateRow> rows = super.aggregate(request);
                if (request.groups().isEmpty() && request.buckets() == null) {
                    List<StoredRow> all = ListCursor.drained(super.scan(Scan.all(
                            request.selection(),
                            request.selection().type().all().completeOrder())));
                    for (int i = 0; i < request.measures().size(); i++) {
                        Measure<?, ?> measure = request.measures().get(i);
                        Field<?, ?> field = measure.field();
                        if (measure.function() == function && field != null) {
                            rows.get(0).results()[i] = result.over(all, field);
                        }
                    }
                }
                return rows;
            }
        });
    }

    private static List<Object> values(List<StoredRow> rows, Field<?, ?> field) {
        return rows.stream()
                .map(row -> row.values().value(field.ordinal()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Object right(List<StoredRow> rows, Field<?, ?> field) {
        return values(rows, field).stream()
                .map(value -> new BigDecimal(value.toString()))
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private static Object sumOfDoubles(List<StoredRow> rows, Field<?, ?> field) {
        return BigDecimal.valueOf(values(rows, field).stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sum());
    }

    private static @Nullable Object sumOfLongs(List<StoredRow> rows, Field<?, ?> field) {
        return field.kind() == Kind.WHOLE
                ? BigDecimal.valueOf(values(rows, field).stream()
                        .mapToLong(value -> (Long) value)
                        .sum())
                : right(rows, field);
    }

    private static Object halfUp(List<StoredRow> rows, Field<?, ?> field) {
        return Objects.requireNonNull((BigDecimal) right(rows, field))
                .divide(BigDecimal.valueOf(values(rows, field).size()), RESULT_SCALE, RoundingMode.HALF_UP);
    }

    private static @Nullable Object least(List<StoredRow> rows, Field<?, ?> field) {
        return values(rows, field).stream()
                .min((left, right) -> left.toString().compareToIgnoreCase(right.toString()))
                .orElse(null);
    }

    /** The same request, whose buckets begin a microsecond late, but for the first. */
    static AggregateRequest shifted(AggregateRequest request) {
        AggregateRequest.Buckets buckets = request.buckets();
        if (buckets == null) {
            return request;
        }
        long[] edges = buckets.edges().clone();
        for (int i = 1; i < edges.length; i++) {
            edges[i]++;
        }
        return new AggregateRequest(
                request.selection(),
                request.groups(),
                new AggregateRequest.Buckets(buckets.field(), edges),
                request.measures(),
                request.mostGroups());
    }

    private static NewestPer before(NewestPer request, Object asOf) {
        return new NewestPer(
                new Selection(
                        request.selection().type(),
                        request.selection().scope(),
                        strictly(request.selection().condition(), request.order(), asOf)),
                request.groups(),
                request.order(),
                asOf);
    }

    @SuppressWarnings("unchecked") // condition and field are of one type
    private static <R> Condition<R> strictly(Condition<R> condition, OrderedField<?, ?> order, Object asOf) {
        return condition.and(new Condition.Comparison<>((OrderedField<R, ?>) order, Condition.Operator.LT, asOf));
    }

    private static final class OldestPer extends ForwardingSession {
        OldestPer(StorageSession session) {
            super(session);
        }

        @Override
        public RowCursor newestPer(NewestPer request) {
            List<StoredRow> oldest = new ArrayList<>();
            for (StoredRow newest : ListCursor.drained(super.newestPer(request))) {
                oldest.add(oldest(request, newest));
            }
            return new ListCursor(oldest);
        }

        private StoredRow oldest(NewestPer request, StoredRow newest) {
            int group = request.groups().get(0).ordinal();
            List<StoredRow> rows = AskedAnew.all(
                    session(), request.selection().type(), request.selection().scope());
            return rows.stream()
                    .filter(row -> row.values().value(request.order().ordinal()) != null
                            && Objects.equals(
                                    row.values().value(group), newest.values().value(group)))
                    .min((left, right) -> PortableOrder.compare(
                            request.order().kind(),
                            Objects.requireNonNull(
                                    left.values().value(request.order().ordinal())),
                            Objects.requireNonNull(
                                    right.values().value(request.order().ordinal()))))
                    .orElse(newest);
        }
    }

    /** Makes wrong columns of right ones. */
    private interface Columnar {
        ColumnCursor of(ColumnCursor columns, List<? extends OrderedField<?, ?>> fields);
    }

    private static Plant columns(String fault, String rule, Columnar wrong) {
        return Plant.session(fault, rule, session -> new ForwardingSession(session) {
            @Override
            public ColumnCursor scanColumns(Scan scan, List<? extends OrderedField<?, ?>> fields, int chunk) {
                return wrong.of(super.scanColumns(scan, fields, chunk), fields);
            }
        });
    }

    private record LosesChunk(ColumnCursor columns) implements ColumnCursor {
        @Override
        public @Nullable Columns next() {
            Columns next = columns.next();
            // A chunk that is not full is the last, and comes in its stead.
            Columns following = next == null ? null : columns.next();
            return following == null ? next : following;
        }

        @Override
        public void close() {
            columns.close();
        }
    }

    private record ZeroForAbsent(ColumnCursor columns, List<? extends OrderedField<?, ?>> fields)
            implements ColumnCursor {
        @Override
        public @Nullable Columns next() {
            Columns next = columns.next();
            for (int column = 0; next != null && column < fields.size(); column++) {
                if (fields.get(column).kind() == Kind.DOUBLE) {
                    double[] doubles = next.doubles(column);
                    Arrays.setAll(doubles, row -> Double.isNaN(doubles[row]) ? 0 : doubles[row]);
                }
            }
            return next;
        }

        @Override
        public void close() {
            columns.close();
        }
    }
}
