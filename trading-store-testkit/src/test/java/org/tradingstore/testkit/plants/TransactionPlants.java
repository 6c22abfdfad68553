package org.tradingstore.testkit.plants;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** Engines whose transactions are not what they should be. */
final class TransactionPlants {
    private TransactionPlants() {}

    static List<Plant> all() {
        return List.of(
                Plant.session("loses the last row of a commit", "T1", LosesLastRow::new),
                Plant.begun(
                        "keeps the rows of a transaction that was taken back",
                        "T3",
                        (session, access) -> access == Access.WRITE ? new KeepsAll(session) : session),
                Plant.session("commits every write by itself", "N8", CommitsEach::new),
                Plant.session("takes back others' rows with a savepoint", "W9", TakesBackAll::new),
                Plant.session("takes nothing back with a savepoint", "T11", session -> new ForwardingSession(session) {
                    @Override
                    public void rollbackTo(Object savepoint) {
                        release(savepoint);
                    }
                }),
                new Plant(
                        "shows rows that are not committed to another session",
                        "T6",
                        (database, request) -> new ShowsUncommitted(database)),
                new Plant(
                        "begins a new snapshot with each read of a session",
                        "W5",
                        (database, request) -> new Restarting(database)),
                new Plant(
                        "begins the snapshot of a scan with its first row",
                        "Q5",
                        (database, request) -> new BeginsLate(database)),
                Plant.session("does not see its own rows", "T5", session -> new ForwardingSession(session) {
                    private boolean wrote;

                    @Override
                    public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
                        wrote = true;
                        return super.write(type, mode, rows);
                    }

                    @Override
                    public long count(Selection selection) {
                        return wrote ? 0 : super.count(selection);
                    }
                }));
    }

    private static final class LosesLastRow extends ForwardingSession {
        private final List<Runnable> lost = new ArrayList<>();

        LosesLastRow(StorageSession session) {
            super(session);
        }

        @Override
        public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
            if (type.name().startsWith("kit_memo") && !rows.isEmpty()) {
                StoredRow last = rows.get(rows.size() - 1);
                Object[] key = WritePlants.key(type, last);
                lost.add(() -> delete(type, Scope.book(last.envelope().book()), List.<Object[]>of(key)));
            }
            return super.write(type, mode, rows);
        }

        @Override
        public void commit() {
            lost.forEach(Runnable::run);
            super.commit();
        }
    }

    static class KeepsAll extends ForwardingSession {
        private boolean closed;

        KeepsAll(StorageSession session) {
            super(session);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                commit();
            }
            super.close();
        }
    }

    private static final class CommitsEach extends ForwardingSession {
        CommitsEach(StorageSession session) {
            super(session);
        }

        @Override
        public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
            RowOutcome[] outcomes = super.write(type, mode, rows);
            commit();
            return outcomes;
        }
    }

    private static final class TakesBackAll extends ForwardingSession {
        private @Nullable Object first;

        TakesBackAll(StorageSession session) {
            super(session);
        }

        @Override
        public Object savepoint() {
            Object savepoint = super.savepoint();
            first = first == null ? savepoint : first;
            return savepoint;
        }

        @Override
        public void rollbackTo(Object savepoint) {
            super.rollbackTo(first == null ? savepoint : first);
        }
    }

    private static final class ShowsUncommitted extends ForwardingDatabase {
        private final AtomicReference<@Nullable StorageSession> writing = new AtomicReference<>();

        ShowsUncommitted(StorageDatabase database) {
            super(database);
        }

        @Override
        public StorageSession begin(Access access) {
            if (access != Access.WRITE) {
                StorageSession writer = writing.get();
                return writer == null
                        ? super.begin(access)
                        : new ForwardingSession(writer) {
                            @Override
                            public void close() {
                                // The session is its writer's, who closes it.
                            }
                        };
            }
            StorageSession begun = new ForwardingSession(super.begin(access)) {
                @Override
                public void close() {
                    writing.set(null);
                    super.close();
                }
            };
            writing.set(begun);
            return begun;
        }
    }

    private static final class Restarting extends ForwardingDatabase {
        Restarting(StorageDatabase database) {
            super(database);
        }

        @Override
        public StorageSession begin(Access access) {
            StorageSession begun = super.begin(access);
            return access == Access.WRITE
                    ? begun
                    : new ForwardingSession(begun) {
                        @Override
                        public @Nullable StoredRow fetch(RecordType<?, ?> type, Scope scope, Object[] key) {
                            try (StorageSession now = Restarting.super.begin(access)) {
                                return now.fetch(type, scope, key);
                            }
                        }

                        @Override
                        public long count(Selection selection) {
                            try (StorageSession now = Restarting.super.begin(access)) {
                                return now.count(selection);
                            }
                        }

                        @Override
                        public RowCursor scan(Scan scan) {
                            try (StorageSession now = Restarting.super.begin(access)) {
                                return new ListCursor(ListCursor.drained(now.scan(scan)));
                            }
                        }
                    };
        }
    }

    private static final class BeginsLate extends ForwardingDatabase {
        BeginsLate(StorageDatabase database) {
            super(database);
        }

        @Override
        public StorageSession begin(Access access) {
            StorageSession begun = super.begin(access);
            return access == Access.WRITE
                    ? begun
                    : new ForwardingSession(begun) {
                        @Override
                        public RowCursor scan(Scan scan) {
                            return new LateCursor(() -> {
                                try (StorageSession now = BeginsLate.super.begin(access)) {
                                    return ListCursor.drained(now.scan(scan));
                                }
                            });
                        }
                    };
        }
    }

    private static final class LateCursor implements RowCursor {
        private final Supplier<List<StoredRow>> rows;
        private @Nullable ListCursor begun;

        LateCursor(Supplier<List<StoredRow>> rows) {
            this.rows = rows;
        }

        @Override
        public @Nullable StoredRow next() {
            ListCursor current = begun;
            if (current == null) {
                current = new ListCursor(rows.get());
                begun = current;
            }
            return current.next();
        }

        @Override
        public void close() {
            begun = new ListCursor(List.of());
        }
    }
}
