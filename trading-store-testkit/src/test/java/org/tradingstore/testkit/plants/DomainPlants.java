package org.tradingstore.testkit.plants;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tradingstore.following.TraderTrade;
import org.tradingstore.operations.Alert;
import org.tradingstore.operations.LogEntry;
import org.tradingstore.operations.ServiceBackup;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.plays.PlayTrade;
import org.tradingstore.satellites.BucketBalance;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** Engines that keep single records well, and go wrong where an operation of one database puts them together. */
final class DomainPlants {
    private static final int MANY = 100;

    private DomainPlants() {}

    static List<Plant> all() {
        return List.of(
                Plant.session("loses the second change of a balance in a transaction", "SB8", LosesSecondBalance::new),
                asking(
                        "adds the entries of a bucket in all currencies",
                        "SB12",
                        BucketEntry.TYPE,
                        part -> on(BucketEntry.CURRENCY, part) ? Condition.always() : part),
                asking(
                        "adds the entries before a moment for those until it",
                        "SB12",
                        BucketEntry.TYPE,
                        part -> on(BucketEntry.OCCURRED_AT, part) ? part.and(with(part, Condition.Operator.NE)) : part),
                Plant.session("keeps a play's former status in its new revision", "PL2", KeepsStatus::new),
                Plant.session("finds the first change of a play for its last", "PL9", FirstForLast::new),
                asking(
                        "takes a play without a last day to open it for one whose day is over",
                        "PV4",
                        Play.TYPE,
                        part -> on(Play.PLAY_EXPIRES_ON, part) ? part.or(Play.PLAY_EXPIRES_ON.isAbsent()) : part),
                new Plant(
                        "reads a play's trades as they are now, not as they were when the read began",
                        "PV7",
                        (database, request) -> new ForwardingDatabase(database) {
                            @Override
                            public StorageSession begin(Access access) {
                                StorageSession session = super.begin(access);
                                return access == Access.READ
                                        ? new TradesOfNow(session, () -> super.begin(Access.READ_ONCE))
                                        : session;
                            }
                        }),
                asking(
                        "takes what was entered at the end of a period into it",
                        "FO1",
                        TraderTrade.TYPE,
                        part -> on(TraderTrade.ENTRY_TIME, part) && ofOperator(part, Condition.Operator.LT)
                                ? with(part, Condition.Operator.LE)
                                : part),
                Plant.session("streams the last trade of a trader twice", "FO4", LastTwice::new),
                Plant.session("counts an alert of midnight to the day before", "OP7", MidnightBefore::new),
                asking(
                        "finds the latest backup of a service, valid or not",
                        "OP11",
                        ServiceBackup.TYPE,
                        part -> on(ServiceBackup.VALID, part) ? Condition.always() : part),
                Plant.session("removes a log entry too many of many", "R9", RemovesOneMore::new));
    }

    private static <R> Plant asking(
            String fault, String rule, RecordType<R, ?> type, UnaryOperator<Condition<R>> part) {
        return Plant.session(fault, rule, session -> new AsksOtherwise<>(session, type, part));
    }

    private static <R> boolean on(OrderedField<R, ?> field, Condition<R> part) {
        return part instanceof Condition.Comparison<R> comparison && comparison.field() == field;
    }

    private static <R> boolean ofOperator(Condition<R> part, Condition.Operator operator) {
        return part instanceof Condition.Comparison<R> comparison && comparison.operator() == operator;
    }

    private static <R> Condition<R> with(Condition<R> part, Condition.Operator operator) {
        Condition.Comparison<R> comparison = (Condition.Comparison<R>) part;
        return new Condition.Comparison<>(comparison.field(), operator, comparison.operand());
    }

    private static final class LosesSecondBalance extends ForwardingSession {
        private final Set<List<Object>> changed = new HashSet<>();

        LosesSecondBalance(StorageSession session) {
            super(session);
        }

        @Override
        public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
            if (type == BucketBalance.TYPE && !changed.add(Arrays.asList(WritePlants.key(type, rows.get(0))))) {
                return new RowOutcome[] {RowOutcome.CHANGED};
            }
            return super.write(type, mode, rows);
        }
    }

    private static final class KeepsStatus extends ForwardingSession {
        KeepsStatus(StorageSession session) {
            super(session);
        }

        @Override
        public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
            boolean change = type == Play.TYPE && mode == WriteMode.UPDATE;
            return super.write(
                    type, mode, change ? rows.stream().map(this::kept).toList() : rows);
        }

        private StoredRow kept(StoredRow row) {
            Object[] key = WritePlants.key(Play.TYPE, row);
            StoredRow former = Objects.requireNonNull(
                    fetch(Play.TYPE, Scope.book(row.envelope().book()), key));
            @Nullable Object[] values = row.values().array().clone();
            values[Play.STATUS.ordinal()] = former.values().value(Play.STATUS.ordinal());
            return new StoredRow(row.envelope(), new RowValues(values));
        }
    }

    private static final class FirstForLast extends ForwardingSession {
        FirstForLast(StorageSession session) {
            super(session);
        }

        @Override
        public RowCursor scan(Scan scan) {
            boolean last = scan.selection().type() == PlayStatusChange.TYPE
                    && scan.limit() == 1
                    && scan.order().get(0).direction() == Sort.Direction.DESC;
            return super.scan(
                    last
                            ? Scan.first(
                                    scan.selection(),
                                    scan.order().stream()
                                            .map(term -> term.field().asc())
                                            .toList(),
                                    1)
                            : scan);
        }
    }

    private static final class TradesOfNow extends ForwardingSession {
        private final Supplier<StorageSession> now;

        TradesOfNow(StorageSession session, Supplier<StorageSession> now) {
            super(session);
            this.now = now;
        }

        @Override
        public RowCursor scan(Scan scan) {
            if (scan.selection().type() != PlayTrade.TYPE) {
                return super.scan(scan);
            }
            // Long enough for a writer to come between.
            LockSupport.parkNanos(1_000_000);
            try (StorageSession other = now.get()) {
                return new ListCursor(ListCursor.drained(other.scan(scan)));
            }
        }
    }

    private static final class LastTwice extends ForwardingSession {
        LastTwice(StorageSession session) {
            super(session);
        }

        @Override
        public RowCursor scan(Scan scan) {
            if (!ofTrader(scan.selection().condition()) || scan.limit() < Integer.MAX_VALUE) {
                return super.scan(scan);
            }
            List<StoredRow> rows = new ArrayList<>(ListCursor.drained(super.scan(scan)));
            if (!rows.isEmpty()) {
                rows.add(rows.get(rows.size() - 1));
            }
            return new ListCursor(rows);
        }
    }

    private static boolean ofTrader(Condition<?> condition) {
        return condition instanceof Condition.And<?> and
                && !and.parts().isEmpty()
                && and.parts().get(0) instanceof Condition.Comparison<?> first
                && first.field() == TraderTrade.TRADER_ID;
    }

    private static final class MidnightBefore extends ForwardingSession {
        MidnightBefore(StorageSession session) {
            super(session);
        }

        @Override
        public List<AggregateRow> aggregate(AggregateRequest request) {
            return super.aggregate(
                    request.selection().type() == Alert.TYPE ? ComputationPlants.shifted(request) : request);
        }
    }

    private static final class RemovesOneMore extends ForwardingSession {
        RemovesOneMore(StorageSession session) {
            super(session);
        }

        @Override
        public boolean[] delete(RecordType<?, ?> type, Scope scope, List<Object[]> keys) {
            boolean[] found = super.delete(type, scope, keys);
            if (type == LogEntry.TYPE && keys.size() > MANY) {
                List<StoredRow> left = AskedAnew.all(session(), type, scope);
                if (!left.isEmpty()) {
                    super.delete(type, scope, List.<Object[]>of(WritePlants.key(type, left.get(left.size() - 1))));
                }
            }
            return found;
        }
    }
}
