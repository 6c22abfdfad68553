package org.tradingstore.testkit.plants;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;
import org.tradingstore.testkit.internal.records.Branch;
import org.tradingstore.testkit.internal.records.Fill;

/** Engines that write something else than they were given, or answer something else than they did. */
final class WritePlants {
    private static final String HISTORY = "_history";
    private static final int MANY = 2_000;

    private WritePlants() {}

    static List<Plant> all() {
        return List.of(
                new Plant("drops a row under load", "N3", (database, request) -> {
                    AtomicInteger rows = new AtomicInteger();
                    return new ForwardingDatabase(database) {
                        @Override
                        public StorageSession begin(Access access) {
                            return new DropsRow(super.begin(access), rows);
                        }
                    };
                }),
                Plant.session(
                        "drops a row of a long transaction",
                        "O14",
                        session -> new DropsRow(session, new AtomicInteger())),
                Plant.session("forgets a revision", "H1", session -> new Keeping(session) {
                    @Override
                    List<StoredRow> kept(RecordType<?, ?> type, List<StoredRow> rows) {
                        return type.name().endsWith(HISTORY) ? List.of() : rows;
                    }
                }),
                answering("answers CREATED twice", "O2", RowOutcome.EXISTS, RowOutcome.CREATED),
                answering("answers SAME for a change", "O34", RowOutcome.CHANGED, RowOutcome.SAME),
                answering("answers CHANGED for the same", "W3", RowOutcome.SAME, RowOutcome.CHANGED),
                Plant.session(
                        "ignores a unique index",
                        "W1",
                        session -> new StoredValues(
                                session,
                                (field, value, row) ->
                                        field == Fill.SYMBOL ? value + "#" + row[Fill.ID.ordinal()] : value)),
                Plant.session(
                        "ignores an index that is unique when present",
                        "O24",
                        session -> new StoredValues(
                                session,
                                (field, value, row) ->
                                        field.name().equals("label") && value != null ? value + "#" + row[0] : value)),
                Plant.session(
                        "takes absent components of a unique index for equal",
                        "W1",
                        session -> new StoredValues(
                                session,
                                (field, value, row) ->
                                        (field == Fill.VENUE || field == Fill.EXTERNAL_ID) && value == null
                                                ? ""
                                                : value)),
                Plant.session("ignores the revision of an update", "W2", IgnoresRevision::new),
                Plant.session("keeps no moment of creation", "O22", LosesCreation::new),
                Plant.session("answers true for a delete of nothing", "O32", session -> new Deleting(session) {
                    @Override
                    boolean[] answered(boolean[] found) {
                        Arrays.fill(found, true);
                        return found;
                    }
                }),
                Plant.session("answers for a delete in another order", "W7", session -> new Deleting(session) {
                    @Override
                    boolean[] answered(boolean[] found) {
                        boolean[] sorted = new boolean[found.length];
                        for (int i = 0; i < found.length; i++) {
                            sorted[found.length - 1 - i] = found[i];
                        }
                        return sorted.length < 3 ? found : rotated(sorted);
                    }
                }),
                Plant.session("deletes nothing", "O32", session -> new Deleting(session) {
                    @Override
                    List<Object[]> deleted(List<Object[]> keys) {
                        return List.of();
                    }
                }),
                Plant.session("deletes at most a hundred rows at once", "R5", session -> new Deleting(session) {
                    @Override
                    List<Object[]> deleted(List<Object[]> keys) {
                        return keys.subList(0, Math.min(keys.size(), 100));
                    }
                }),
                Plant.session("finds parents that are not there", "F2", session -> new ForwardingSession(session) {
                    @Override
                    public @Nullable StoredRow fetch(RecordType<?, ?> type, Scope scope, Object[] key) {
                        StoredRow found = super.fetch(type, scope, key);
                        return found == null && type == Branch.TYPE
                                ? new StoredRow(
                                        new StoredEnvelope(scope.book(), 1, 0, 0, 0, 1),
                                        new RowValues(new @Nullable Object[] {key[0], null}))
                                : found;
                    }
                }));
    }

    /** The portable values of the key of a row. */
    static Object[] key(RecordType<?, ?> type, StoredRow row) {
        return type.key().fields().stream()
                .map(field -> row.values().value(field.ordinal()))
                .toArray();
    }

    private static boolean[] rotated(boolean[] answers) {
        boolean[] rotated = new boolean[answers.length];
        for (int i = 0; i < answers.length; i++) {
            rotated[(i + 1) % answers.length] = answers[i];
        }
        return rotated;
    }

    private static Plant answering(String fault, String rule, RowOutcome right, RowOutcome wrong) {
        return Plant.session(fault, rule, session -> new ForwardingSession(session) {
            @Override
            public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
                RowOutcome[] outcomes = super.write(type, mode, rows);
                Arrays.setAll(outcomes, i -> outcomes[i] == right ? wrong : outcomes[i]);
                return outcomes;
            }
        });
    }

    /** Writes some of the rows, and answers as if it had written all. */
    abstract static class Keeping extends ForwardingSession {
        Keeping(StorageSession session) {
            super(session);
        }

        abstract List<StoredRow> kept(RecordType<?, ?> type, List<StoredRow> rows);

        @Override
        public final RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
            RowOutcome[] outcomes = new RowOutcome[rows.size()];
            Arrays.fill(outcomes, mode == WriteMode.UPDATE ? RowOutcome.CHANGED : RowOutcome.CREATED);
            RowOutcome[] written = super.write(type, mode, kept(type, rows));
            System.arraycopy(written, 0, outcomes, 0, written.length);
            return outcomes;
        }
    }

    private static final class DropsRow extends Keeping {
        private final AtomicInteger rows;

        DropsRow(StorageSession session, AtomicInteger rows) {
            super(session);
            this.rows = rows;
        }

        @Override
        List<StoredRow> kept(RecordType<?, ?> type, List<StoredRow> given) {
            List<StoredRow> kept = new ArrayList<>();
            for (StoredRow row : given) {
                if (rows.incrementAndGet() != MANY) {
                    kept.add(row);
                }
            }
            return kept;
        }
    }

    /** Deletes some of the keys, and answers something. */
    private static class Deleting extends ForwardingSession {
        Deleting(StorageSession session) {
            super(session);
        }

        List<Object[]> deleted(List<Object[]> keys) {
            return keys;
        }

        boolean[] answered(boolean[] found) {
            return found;
        }

        @Override
        public boolean[] delete(RecordType<?, ?> type, Scope scope, List<Object[]> keys) {
            boolean[] found = new boolean[keys.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = fetch(type, scope, keys.get(i)) != null;
            }
            List<Object[]> some = deleted(keys);
            boolean[] really = super.delete(type, scope, some);
            return answered(some == keys ? really : found);
        }
    }

    private static final class IgnoresRevision extends ForwardingSession {
        IgnoresRevision(StorageSession session) {
            super(session);
        }

        @Override
        public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
            return super.write(
                    type,
                    mode,
                    mode == WriteMode.UPDATE
                            ? rows.stream().map(row -> next(type, row)).toList()
                            : rows);
        }

        private StoredRow next(RecordType<?, ?> type, StoredRow row) {
            StoredEnvelope given = row.envelope();
            StoredRow kept = fetch(type, Scope.book(given.book()), key(type, row));
            return kept == null
                    ? row
                    : new StoredRow(
                            new StoredEnvelope(
                                    given.book(),
                                    given.writer(),
                                    given.strategyVersion(),
                                    given.createdAt(),
                                    given.updatedAt(),
                                    kept.envelope().revision() + 1),
                            row.values());
        }
    }

    private static final class LosesCreation extends ForwardingSession {
        LosesCreation(StorageSession session) {
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
                            kept.updatedAt(),
                            kept.updatedAt(),
                            kept.revision()),
                    row.values());
        }
    }
}
