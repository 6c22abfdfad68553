package org.tradingstore.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/**
 * That a symbol is to go: all that the store holds of it is purged once its grace has passed. <em>Immutable.</em>
 *
 * @param reason why it goes
 * @param purgeAfter until when it can be taken back, exclusive
 */
public record SymbolRemoval(
        String symbol, Instant removedAt, @Nullable String reason, Instant purgeAfter) {
    private static final RecordType.Builder<SymbolRemoval> SCHEMA =
            RecordType.describe(SymbolRemoval.class, "symbol_removal");

    public static final TextField<SymbolRemoval> SYMBOL = SCHEMA.text("symbol", SymbolRemoval::symbol);
    public static final InstantField<SymbolRemoval> REMOVED_AT = SCHEMA.instant("removed_at", SymbolRemoval::removedAt);
    public static final TextField<SymbolRemoval> REASON = SCHEMA.optional().text("reason", SymbolRemoval::reason);
    public static final InstantField<SymbolRemoval> PURGE_AFTER =
            SCHEMA.instant("purge_after", SymbolRemoval::purgeAfter);

    public static final KeyedType<SymbolRemoval, String> TYPE = SCHEMA.keyed()
            .key(SYMBOL)
            .index(PURGE_AFTER)
            .build(row -> new SymbolRemoval(
                    SYMBOL.read(row), REMOVED_AT.read(row), REASON.readOrNull(row), PURGE_AFTER.read(row)));

    /** Throws {@link InvalidRecordException} for a purge before the removal. */
    public SymbolRemoval {
        Objects.requireNonNull(symbol, "symbol");
        removedAt = Canonical.instant(Objects.requireNonNull(removedAt, "removedAt"));
        purgeAfter = Canonical.instant(Objects.requireNonNull(purgeAfter, "purgeAfter"));
        require(!purgeAfter.isBefore(removedAt), "purge_after", "the purge is before the removal", purgeAfter);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a symbol removal: " + reason, "component", component, "value", value));
        }
    }

    /** How long a removal can be taken back, unless it says otherwise. */
    public static final Duration GRACE = Duration.ofDays(30);

    /** Begins a removal. */
    public static Builder of(String symbol, Instant removedAt) {
        return new Builder().symbol(symbol).removedAt(removedAt);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.symbol = symbol;
        builder.removedAt = removedAt;
        builder.reason = reason;
        builder.purgeAfter = purgeAfter;
        return builder;
    }

    /** Makes a removal. Unless it is said, the purge comes {@link SymbolRemoval#GRACE} after the removal. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String symbol;
        private @Nullable Instant removedAt;
        private @Nullable String reason;
        private @Nullable Instant purgeAfter;

        private Builder() {}

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder removedAt(Instant value) {
            removedAt = value;
            return this;
        }

        public Builder reason(@Nullable String value) {
            reason = value;
            return this;
        }

        public Builder purgeAfter(Instant value) {
            purgeAfter = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public SymbolRemoval build() {
            if (purgeAfter == null && removedAt != null) {
                purgeAfter = removedAt.plus(GRACE);
            }
            return new SymbolRemoval(
                    required(symbol, "symbol"),
                    required(removedAt, "removedAt"),
                    reason,
                    required(purgeAfter, "purgeAfter"));
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a symbol removal: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
