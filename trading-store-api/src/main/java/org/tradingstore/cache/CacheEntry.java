package org.tradingstore.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/**
 * Something that was computed and can be computed again; upkeep removes it once it has expired. <em>Immutable.</em>
 *
 * @param key not blank
 * @param value JSON
 * @param expiresAt from this moment on it does not count any more; absent: it counts until it is replaced
 */
public record CacheEntry(String key, String value, @Nullable Instant expiresAt) {
    private static final RecordType.Builder<CacheEntry> SCHEMA = RecordType.describe(CacheEntry.class, "cache_entry");

    public static final TextField<CacheEntry> KEY = SCHEMA.text("key", CacheEntry::key);
    public static final JsonField<CacheEntry> VALUE = SCHEMA.json("value", CacheEntry::value);
    public static final InstantField<CacheEntry> EXPIRES_AT =
            SCHEMA.optional().instant("expires_at", CacheEntry::expiresAt);

    public static final KeyedType<CacheEntry, String> TYPE = SCHEMA.keyed()
            .key(KEY)
            .index(EXPIRES_AT)
            .retention(EXPIRES_AT, Duration.ZERO)
            .build(row -> new CacheEntry(KEY.read(row), VALUE.read(row), EXPIRES_AT.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a blank key. */
    public CacheEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        expiresAt = Canonical.instantOrNull(expiresAt);
        require(!key.isBlank(), "key", "the key is blank", key);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a cache entry: " + reason, "component", component, "value", value));
        }
    }

    /** Begins an entry. */
    public static Builder of(String key, String value) {
        return new Builder().key(key).value(value);
    }

    /** Whether it still counts at {@code moment}: it has no expiry, or a later one. */
    public boolean current(Instant moment) {
        return expiresAt == null || expiresAt.isAfter(moment);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.key = key;
        builder.value = value;
        builder.expiresAt = expiresAt;
        return builder;
    }

    /** Makes a cache entry. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String key;
        private @Nullable String value;
        private @Nullable Instant expiresAt;

        private Builder() {}

        public Builder key(String value) {
            key = value;
            return this;
        }

        public Builder value(String value) {
            this.value = value;
            return this;
        }

        public Builder expiresAt(@Nullable Instant value) {
            expiresAt = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public CacheEntry build() {
            return new CacheEntry(required(key, "key"), required(value, "value"), expiresAt);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a cache entry: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
