package org.tradingstore.core.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** The internal record type that keeps when a database was last copied, checked, and whereto. <em>Immutable.</em> */
record BackupNote(long number, Instant takenAt, String location, long rows, String hash) {
    private static final RecordType.Builder<BackupNote> SCHEMA = RecordType.describe(BackupNote.class, "ts_backup");
    static final WholeField<BackupNote> NUMBER = SCHEMA.whole("number", BackupNote::number);
    static final InstantField<BackupNote> TAKEN_AT = SCHEMA.instant("taken_at", BackupNote::takenAt);
    static final TextField<BackupNote> LOCATION = SCHEMA.text("location", BackupNote::location);
    static final WholeField<BackupNote> ROWS = SCHEMA.whole("row_count", BackupNote::rows);
    static final TextField<BackupNote> HASH = SCHEMA.text("digest", BackupNote::hash);
    static final PlainType<BackupNote, Long> TYPE = SCHEMA.plain()
            .key(NUMBER)
            .build(row -> new BackupNote(
                    NUMBER.read(row), TAKEN_AT.read(row), LOCATION.read(row), ROWS.read(row), HASH.read(row)));

    /** There is one: the last. */
    private static final long LAST = 1;

    private static final StoredEnvelope NO_ENVELOPE = new StoredEnvelope(0, 0, 0, 0, 0, 1);

    static BackupNote of(Instant takenAt, String location, Digest digest) {
        return new BackupNote(LAST, takenAt, location, digest.count(), digest.hash());
    }

    /** The last that was kept, or null where no backup was made. */
    static @Nullable BackupNote last(DatabaseRuntime database) {
        StoredRow row =
                database.read(Access.READ_ONCE, session -> session.fetch(TYPE, Scope.SHARED, new Object[] {LAST}));
        return row == null ? null : TYPE.construct(row.values()::value);
    }

    /** Puts it in the place of the former. */
    void keep(DatabaseRuntime database) {
        database.exclusively(session -> {
            StoredRow row = new StoredRow(NO_ENVELOPE, database.encode(TYPE, TYPE.values(this)));
            session.write(TYPE, WriteMode.UPSERT, List.of(row));
            session.commit();
            return row;
        });
    }
}
