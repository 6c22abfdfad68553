package org.tradingstore.testkit.plants;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.series.AsOfBySeries;
import org.tradingstore.core.internal.series.AsOfSearch;
import org.tradingstore.core.internal.series.SeriesBySeries;
import org.tradingstore.core.internal.series.SeriesScan;
import org.tradingstore.core.internal.series.SeriesSink;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Engines that go wrong where profit, exposure, series and as-of joins are computed of what they keep, or in a faster way of their own. */
final class AnalyticsPlants {
    private AnalyticsPlants() {}

    static List<Plant> all() {
        return List.of(
                Plant.session(
                        "keeps the currency of a trade for that of its fee",
                        "PB1",
                        session -> new StoredValues(
                                session,
                                (field, value, row) ->
                                        field == Trade.FEE_CURRENCY ? row[Trade.CURRENCY.ordinal()] : value)),
                Plant.session("forgets all but the first of a trade's strategies", "PB3", FirstStrategy::new),
                Plant.session("gives columns newest first", "VD1", session -> new ForwardingSession(session) {
                    @Override
                    public ColumnCursor scanColumns(Scan scan, List<? extends OrderedField<?, ?>> fields, int chunk) {
                        return new Backwards(super.scanColumns(scan, fields, chunk));
                    }
                }),
                Plant.session("finds no newest of the last group", "VD5", session -> new ForwardingSession(session) {
                    @Override
                    public RowCursor newestPer(NewestPer request) {
                        List<StoredRow> rows = ListCursor.drained(super.newestPer(request));
                        return new ListCursor(rows.subList(0, Math.max(0, rows.size() - 1)));
                    }
                }),
                scanning(
                        "hands a series over under the name of the next", "VD5", (session, sink) -> new NextName(sink)),
                scanning(
                        "hands only the first part of a long series over",
                        "VD10",
                        (session, sink) -> new FirstPart(sink)),
                Plant.session(
                        "adds the units of a side up as doubles", "XP2", session -> new ForwardingSession(session) {
                            @Override
                            public List<AggregateRow> aggregate(AggregateRequest request) {
                                List<AggregateRow> rows = super.aggregate(request);
                                rows.forEach(row -> row.results()[0] = inexact(row.results()[0]));
                                return rows;
                            }
                        }),
                Plant.session("groups trades by all but their side", "XP1", session -> new ForwardingSession(session) {
                    @Override
                    public List<AggregateRow> aggregate(AggregateRequest request) {
                        List<AggregateRow> rows = super.aggregate(request);
                        rows.forEach(row -> row.groups()[2] = Side.BUY.name());
                        return rows;
                    }
                }),
                Plant.session(
                        "takes the close of a day for unknown at its end",
                        "XP3",
                        session -> new AsksOtherwise<>(
                                session,
                                DailyPrice.TYPE,
                                part -> part instanceof Condition.Comparison<DailyPrice> on
                                                && on.field() == DailyPrice.DATE
                                                && on.operator() == Condition.Operator.LE
                                        ? new Condition.Comparison<>(on.field(), Condition.Operator.LT, on.operand())
                                        : part)),
                joining(
                        "joins what was strictly before",
                        "XP4",
                        times -> Arrays.stream(times).map(time -> time - 1).toArray()),
                joining("joins all as of the last moment", "XP4", times -> {
                    long[] last = new long[times.length];
                    Arrays.fill(last, Arrays.stream(times).max().orElse(0));
                    return last;
                }));
    }

    private static @Nullable Object inexact(@Nullable Object sum) {
        return sum instanceof BigDecimal exact ? new BigDecimal(exact.doubleValue() * 1.1 / 1.1) : sum;
    }

    /** Makes a wrong sink round the right one. */
    private interface Sinks {
        SeriesSink of(StorageSession session, SeriesSink sink);
    }

    /** An engine whose own way to read many series is wrong. */
    private static Plant scanning(String fault, String rule, Sinks wrong) {
        return extending(fault, rule, SeriesScan.class, database -> (selection, series, sink) -> {
            try (StorageSession session = database.begin(Access.READ)) {
                new SeriesBySeries(session).scan(selection, series, wrong.of(session, sink));
            }
        });
    }

    /** An engine whose own as-of join is asked of other times. */
    private static Plant joining(String fault, String rule, Function<long[], long[]> wrong) {
        return extending(fault, rule, AsOfSearch.class, database -> (selection, series, names, times, found) -> {
            try (StorageSession session = database.begin(Access.READ)) {
                new AsOfBySeries(session).search(selection, series, names, wrong.apply(times), found);
            }
        });
    }

    private static <X> Plant extending(String fault, String rule, Class<X> own, Function<StorageDatabase, X> wrong) {
        return new Plant(fault, rule, (database, request) -> new ForwardingDatabase(database) {
            @Override
            public <T> Optional<T> extension(Class<T> type) {
                return type == own ? Optional.of(type.cast(wrong.apply(this))) : super.extension(type);
            }
        });
    }

    private static final class FirstStrategy extends ForwardingSession {
        FirstStrategy(StorageSession session) {
            super(session);
        }

        @Override
        public RowCursor scan(Scan scan) {
            RowCursor rows = super.scan(scan);
            if (scan.selection().type() != Trade.TYPE) {
                return rows;
            }
            List<StoredRow> cut = ListCursor.drained(rows);
            cut.replaceAll(FirstStrategy::cut);
            return new ListCursor(cut);
        }

        private static StoredRow cut(StoredRow row) {
            @Nullable Object[] values = row.values().array().clone();
            if (values[Trade.STRATEGIES.ordinal()] instanceof List<?> strategies && strategies.size() > 1) {
                values[Trade.STRATEGIES.ordinal()] = strategies.subList(0, 1);
            }
            return new StoredRow(row.envelope(), new RowValues(values));
        }
    }

    private record Backwards(ColumnCursor columns) implements ColumnCursor {
        @Override
        public @Nullable Columns next() {
            Columns next = columns.next();
            if (next == null) {
                return null;
            }
            Object[] turned = new Object[next.width()];
            for (int column = 0; column < turned.length; column++) {
                turned[column] = turned(next.array(column), next.size());
            }
            return new Columns(next.size(), turned);
        }

        private static Object turned(Object array, int size) {
            if (array instanceof long[] longs) {
                long[] turned = new long[size];
                Arrays.setAll(turned, i -> longs[size - 1 - i]);
                return turned;
            }
            if (array instanceof double[] doubles) {
                double[] turned = new double[size];
                Arrays.setAll(turned, i -> doubles[size - 1 - i]);
                return turned;
            }
            return array;
        }

        @Override
        public void close() {
            columns.close();
        }
    }

    /** Ends each series only where the next one has begun. */
    private static final class NextName implements SeriesSink {
        private final SeriesSink sink;
        private final List<String> over = new ArrayList<>();

        NextName(SeriesSink sink) {
            this.sink = sink;
        }

        @Override
        public void part(String name, long[] times, double[] values, int size) {
            sink.part(name, times, values, size);
        }

        @Override
        public void end(String name) {
            over.add(name);
            if (over.size() > 1) {
                sink.end(over.get(over.size() - 2));
            }
        }
    }

    private static final class FirstPart implements SeriesSink {
        private final SeriesSink sink;
        private @Nullable String former;

        FirstPart(SeriesSink sink) {
            this.sink = sink;
        }

        @Override
        public void part(String name, long[] times, double[] values, int size) {
            if (!Objects.equals(name, former)) {
                sink.part(name, times, values, size);
            }
            former = name;
        }

        @Override
        public void end(String name) {
            sink.end(name);
        }
    }
}
