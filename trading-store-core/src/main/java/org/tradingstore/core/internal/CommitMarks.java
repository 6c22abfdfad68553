package org.tradingstore.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.TradingStoreException;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Retention;
import org.tradingstore.schema.UuidField;
import org.tradingstore.schema.WholeField;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/**
 * Marks commits, so that one whose outcome is unknown can be found again. Every opened database has one row that counts its marked
 * commits, written in the transaction that it counts. After an unknown outcome it goes on with another row, so that the former tells
 * for good whether that commit is kept. There are as many rows as openings and unknown outcomes, however many commits.
 * <em>Not thread-safe: belongs to whoever holds the writer.</em>
 */
final class CommitMarks {
    /** How long a row stays after its last commit. */
    static final Retention<Mark> RETENTION = new Retention<>(Mark.COMMITTED_AT, Duration.ofDays(8), Condition.always());

    /** How long the absence of a mark is proof; a row stays longer, as clocks of other processes may be ahead. */
    static final Duration SURE = Duration.ofDays(7);

    private static final StoredEnvelope NO_ENVELOPE = new StoredEnvelope(0, 0, 0, 0, 0, 1);

    private final Database database;
    private final StorageDatabase engine;
    private UUID id = UUID.randomUUID();
    private long number;

    CommitMarks(Database database, StorageDatabase engine) {
        this.database = database;
        this.engine = engine;
    }

    /** The row of one opened database, and the number of its last marked commit. */
    record Mark(UUID id, long number, Instant committedAt) {
        private static final RecordType.Builder<Mark> SCHEMA = RecordType.describe(Mark.class, "ts_commit");
        static final UuidField<Mark> ID = SCHEMA.uuid("id", Mark::id);
        static final WholeField<Mark> NUMBER = SCHEMA.whole("number", Mark::number);
        static final InstantField<Mark> COMMITTED_AT = SCHEMA.instant("committed_at", Mark::committedAt);
        static final PlainType<Mark, UUID> TYPE =
                SCHEMA.plain().key(ID).build(row -> new Mark(ID.read(row), NUMBER.read(row), COMMITTED_AT.read(row)));
    }

    /** Marks the transaction of {@code session}, which is committed next, at {@code moment} in microseconds. */
    Mark mark(StorageSession session, long moment) {
        number++;
        Mark mark = new Mark(id, number, PortableNumbers.instant(moment));
        StoredRow row = new StoredRow(NO_ENVELOPE, engine.encode(Mark.TYPE, Mark.TYPE.values(mark)));
        session.write(Mark.TYPE, WriteMode.UPSERT, List.of(row));
        return mark;
    }

    /** Whether {@code e}, thrown by a commit, leaves open whether it was done. */
    static boolean leavesOpen(Throwable e) {
        return e instanceof OutcomeUnknownException || !(e instanceof TradingStoreException);
    }

    /** Leaves the row of a commit whose outcome is unknown to those who ask after it. */
    void leave() {
        id = UUID.randomUUID();
        number = 0;
    }

    /** What the caller of a write in a group is told when the group's commit leaves open whether it was done. */
    OutcomeUnknownException unknown(WriteTask<?> task, @Nullable Mark mark, long moment, Throwable cause) {
        String book = task.foundIn();
        CommitTrace trace = mark == null && book != null
                ? CommitTrace.byKey(database, book, moment)
                : CommitTrace.of(database, mark, moment);
        return unknown(task.records(), trace, cause);
    }

    /** The same for a transaction. */
    OutcomeUnknownException unknown(@Nullable Mark mark, long moment, Throwable cause) {
        return unknown(List.of(), CommitTrace.of(database, mark, moment), cause);
    }

    private static OutcomeUnknownException unknown(List<?> records, CommitTrace trace, Throwable cause) {
        return new OutcomeUnknownException(
                ErrorText.of(
                        "Cannot tell whether a write is kept: the engine failed while it committed; ask resolve",
                        "database",
                        trace.database(),
                        "records",
                        records.size()),
                records,
                trace,
                cause);
    }

    /** Whether the commit with this number in the row {@code marked} is kept. */
    static boolean kept(StorageSession session, UUID marked, long commit) {
        @Nullable StoredRow row = session.fetch(Mark.TYPE, Scope.SHARED, new Object[] {marked});
        return row != null && Mark.NUMBER.read(row.values()::value) >= commit;
    }
}
