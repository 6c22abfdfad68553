package org.tradingstore.testkit.internal.records;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;

/** A keyed record with a key of two components, which goes a week after it was done. <em>Immutable.</em> */
public record Memo(
        String owner,
        String name,
        boolean done,
        Instant touchedAt,
        long count,
        @Nullable String label) {
    /** How long memos that are done are kept. */
    public static final Duration KEEP = Duration.ofDays(7);

    /** What tells memos apart. <em>Immutable.</em> */
    public record Id(String owner, String name) {}

    private static final RecordType.Builder<Memo> SCHEMA = RecordType.describe(Memo.class, "kit_memo");

    public static final TextField<Memo> OWNER = SCHEMA.text("owner", Memo::owner);
    public static final TextField<Memo> NAME = SCHEMA.text("name", Memo::name);
    public static final BooleanField<Memo> DONE = SCHEMA.bool("done", Memo::done);
    public static final InstantField<Memo> TOUCHED_AT = SCHEMA.instant("touched_at", Memo::touchedAt);
    public static final WholeField<Memo> COUNT = SCHEMA.whole("count", Memo::count);
    public static final TextField<Memo> LABEL = SCHEMA.optional().text("label", Memo::label);

    public static final KeyedType<Memo, Id> TYPE = SCHEMA.keyed()
            .key(Key.of(OWNER, Id::owner, NAME, Id::name, Id::new))
            .uniqueWhenPresent(LABEL)
            .index(TOUCHED_AT)
            .retention(TOUCHED_AT, KEEP, DONE.eq(true))
            .build(row -> new Memo(
                    OWNER.read(row),
                    NAME.read(row),
                    DONE.read(row),
                    TOUCHED_AT.read(row),
                    COUNT.read(row),
                    LABEL.readOrNull(row)));

    public Memo {
        touchedAt = Canonical.instant(touchedAt);
    }

    /** A memo that is not done. */
    public static Memo of(String owner, String name, long count) {
        return new Memo(owner, name, false, Instant.parse("2026-01-01T00:00:00Z"), count, null);
    }

    public Id id() {
        return new Id(owner, name);
    }

    public Memo withCount(long other) {
        return new Memo(owner, name, done, touchedAt, other, label);
    }

    public Memo withLabel(@Nullable String other) {
        return new Memo(owner, name, done, touchedAt, count, other);
    }

    public Memo done(Instant at) {
        return new Memo(owner, name, true, at, count, label);
    }
}
