package org.tradingstore.testkit.plants;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tradingstore.cache.CacheEntry;
import org.tradingstore.cache.Recommendation;
import org.tradingstore.core.internal.rows.RowOrder;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.Dividend;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** Engines that keep the kit's records well and go wrong with one of the library's. */
final class RecordPlants {
    private static final int DIGITS_OF_MONEY = 8;
    private static final int FEW = 10;

    private RecordPlants() {}

    static List<Plant> all() {
        return List.of(
                change(
                        "rounds the amounts of cash flows to 8 digits",
                        "RR1",
                        (field, value, row) -> field == CashFlow.AMOUNT && value instanceof BigDecimal amount
                                ? rounded(amount)
                                : value),
                change(
                        "keeps the absent reason of a trade as an empty one",
                        "RR2",
                        (field, value, row) -> field == Trade.REASON && value == null ? "" : value),
                Plant.session(
                        "sorts trades by the first component of an index", "RR3", session -> new AskedAnew(session) {
                            @Override
                            Comparator<RowValues> order(List<? extends Sort<?>> terms) {
                                return new RowOrder(terms.get(0).field() == Trade.SYMBOL ? terms.subList(0, 1) : terms);
                            }
                        }),
                Plant.session(
                        "leaves the day itself out of the days up to it", "RR4", session -> new AskedAnew(session) {
                            @Override
                            Predicate<RowValues> matcher(Condition<?> condition) {
                                return condition.accept(new DayOut());
                            }
                        }),
                Plant.session("gives the least for the greatest", "RR5", GreatestIsLeast::new),
                Plant.session("gives days of columns one late", "RR6", session -> new ForwardingSession(session) {
                    @Override
                    public ColumnCursor scanColumns(Scan scan, List<? extends OrderedField<?, ?>> fields, int chunk) {
                        return new DaysLate(super.scanColumns(scan, fields, chunk), fields);
                    }
                }),
                Plant.session(
                        "gives the newest of each but the last", "RR7", session -> new ForwardingSession(session) {
                            @Override
                            public RowCursor newestPer(NewestPer request) {
                                List<StoredRow> rows = ListCursor.drained(super.newestPer(request));
                                return new ListCursor(rows.subList(0, Math.max(0, rows.size() - 1)));
                            }
                        }),
                change(
                        "rounds the amounts of dividends to 8 digits",
                        "RR8",
                        (field, value, row) -> field == Dividend.AMOUNT && value instanceof BigDecimal amount
                                ? rounded(amount)
                                : value),
                OpeningPlants.losing("loses a trade when it is opened again", "RR9", Trade.TYPE.name()),
                Plant.session("counts a change that it does not make", "RC1", ChangesNothing::new),
                Plant.session("gives the moment of creation a microsecond late", "RC2", LateCreation::new),
                Plant.session("forgets the revisions of orders", "RC3", session -> new WritePlants.Keeping(session) {
                    @Override
                    List<StoredRow> kept(RecordType<?, ?> type, List<StoredRow> rows) {
                        return type.name().equals(Order.TYPE.name() + "_history") ? List.of() : rows;
                    }
                }),
                Plant.session("deletes the row behind the named one too", "RC4", DeletesTwo::new),
                Plant.session("keeps ten rows of a load", "RC5", session -> new WritePlants.Keeping(session) {
                    private int written;

                    @Override
                    List<StoredRow> kept(RecordType<?, ?> type, List<StoredRow> rows) {
                        List<StoredRow> kept = rows.subList(0, Math.min(rows.size(), Math.max(0, FEW - written)));
                        written += rows.size();
                        return kept;
                    }
                }),
                Plant.session(
                        "keeps what was appended before a conflict",
                        "RC6",
                        session -> new TransactionPlants.KeepsAll(session) {
                            @Override
                            public void rollbackTo(Object savepoint) {
                                release(savepoint);
                            }
                        }),
                Plant.session("lists the trades of all books", "RC7", session -> new ForwardingSession(session) {
                    @Override
                    public long count(Selection selection) {
                        return super.count(
                                selection.type() == Trade.TYPE
                                        ? new Selection(selection.type(), Scope.ALL, selection.condition())
                                        : selection);
                    }
                }),
                Plant.session("keeps a transaction of many rows that failed", "RC8", KeepsMany::new),
                Plant.session(
                        "takes what expires now for what expires later", "CA2", session -> new AskedAnew(session) {
                            @Override
                            Predicate<RowValues> matcher(Condition<?> condition) {
                                return condition.accept(new ExpiresLater());
                            }
                        }),
                Plant.session("takes every portfolio for another", "RM7", session -> new AskedAnew(session) {
                    @Override
                    Predicate<RowValues> matcher(Condition<?> condition) {
                        return condition.accept(new AnyPortfolio());
                    }
                }));
    }

    private static Plant change(String fault, String rule, StoredValues.Change change) {
        return Plant.session(fault, rule, session -> new StoredValues(session, change));
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.scale() <= DIGITS_OF_MONEY ? amount : amount.setScale(DIGITS_OF_MONEY, RoundingMode.HALF_EVEN);
    }

    private static final class DayOut extends Matching {
        @Override
        public Predicate<RowValues> comparison(Condition.Comparison<?> condition) {
            int place = condition.field().ordinal();
            return condition.field().kind() == Kind.DATE && condition.operator() == Condition.Operator.LE
                    ? row -> right(condition).test(row) && !condition.operand().equals(row.value(place))
                    : right(condition);
        }
    }

    private static final class ExpiresLater extends Matching {
        @Override
        public Predicate<RowValues> comparison(Condition.Comparison<?> condition) {
            return condition.field() == CacheEntry.EXPIRES_AT && condition.operator() == Condition.Operator.LE
                    ? row -> right(condition).test(row)
                            && !condition
                                    .operand()
                                    .equals(row.value(condition.field().ordinal()))
                    : right(condition);
        }
    }

    private static final class AnyPortfolio extends Matching {
        @Override
        public Predicate<RowValues> comparison(Condition.Comparison<?> condition) {
            return condition.field() == Recommendation.PORTFOLIO_HASH && condition.operator() == Condition.Operator.NE
                    ? row -> true
                    : right(condition);
        }
    }

    private static final class GreatestIsLeast extends ForwardingSession {
        GreatestIsLeast(StorageSession session) {
            super(session);
        }

        @Override
        public List<AggregateRow> aggregate(AggregateRequest request) {
            return super.aggregate(new AggregateRequest(
                    request.selection(),
                    request.groups(),
                    request.buckets(),
                    request.measures().stream().map(GreatestIsLeast::turned).toList(),
                    request.mostGroups()));
        }

        private static <R, V> Measure<R, ?> turned(Measure<R, V> measure) {
            return measure.function() == Measure.Function.MAX && measure.field() instanceof OrderedField<R, ?> field
                    ? Measure.min(field)
                    : measure;
        }
    }

    private record DaysLate(ColumnCursor columns, List<? extends OrderedField<?, ?>> fields) implements ColumnCursor {
        @Override
        public @Nullable Columns next() {
            Columns next = columns.next();
            for (int column = 0; next != null && column < fields.size(); column++) {
                if (fields.get(column).kind() == Kind.DATE) {
                    long[] days = next.longs(column);
                    for (int row = 0; row < next.size(); row++) {
                        days[row]++;
                    }
                }
            }
            return next;
        }

        @Override
        public void close() {
            columns.close();
        }
    }

    private static final class ChangesNothing extends ForwardingSession {
        ChangesNothing(StorageSession session) {
            super(session);
        }

        @Override
        public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
            if (mode == WriteMode.INSERT) {
                return super.write(type, mode, rows);
            }
            List<StoredRow> same = new ArrayList<>();
            for (StoredRow row : rows) {
                Object[] key = WritePlants.key(type, row);
                StoredRow kept = fetch(type, Scope.book(row.envelope().book()), key);
                same.add(kept == null ? row : new StoredRow(row.envelope(), kept.values()));
            }
            RowOutcome[] outcomes = super.write(type, mode, same);
            for (int i = 0; i < outcomes.length; i++) {
                boolean pretended = outcomes[i] == RowOutcome.SAME
                        && !Arrays.equals(
                                same.get(i).values().array(),
                                rows.get(i).values().array());
                outcomes[i] = pretended ? RowOutcome.CHANGED : outcomes[i];
            }
            return outcomes;
        }
    }

    private static final class LateCreation extends ForwardingSession {
        LateCreation(StorageSession session) {
            super(session);
        }

        @Override
        public @Nullable StoredRow fetch(RecordType<?, ?> type, Scope scope, Object[] key) {
            StoredRow row = super.fetch(type, scope, key);
            if (row == null) {
                return null;
            }
            StoredEnvelope kept = row.envelope();
            return new StoredRow(
                    new StoredEnvelope(
                            kept.book(),
                            kept.writer(),
                            kept.strategyVersion(),
                            kept.createdAt() + 1,
                            kept.updatedAt(),
                            kept.revision()),
                    row.values());
        }
    }

    private static final class DeletesTwo extends ForwardingSession {
        DeletesTwo(StorageSession session) {
            super(session);
        }

        @Override
        public boolean[] delete(RecordType<?, ?> type, Scope scope, List<Object[]> keys) {
            boolean[] found = super.delete(type, scope, keys);
            List<StoredRow> left = AskedAnew.all(session(), type, scope);
            if (found[0] && !left.isEmpty()) {
                super.delete(type, scope, List.<Object[]>of(WritePlants.key(type, left.get(0))));
            }
            return found;
        }
    }

    private static final class KeepsMany extends ForwardingSession {
        private int rows;
        private boolean ended;

        KeepsMany(StorageSession session) {
            super(session);
        }

        @Override
        public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> given) {
            rows += given.size();
            return super.write(type, mode, given);
        }

        @Override
        public void commit() {
            ended = true;
            super.commit();
        }

        @Override
        public void close() {
            if (!ended && rows > FEW) {
                commit();
            }
            ended = true;
            super.close();
        }
    }
}
