package org.tradingstore.signals;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;

/**
 * A symbol that may be worth a position. <em>Immutable.</em>
 *
 * @param sources what found it
 * @param score finite
 * @param details JSON
 */
public record Opportunity(
        String symbol,
        List<String> sources,
        double score,
        Instant discoveredAt,
        Instant updatedAt,
        @Nullable String details) {
    private static final RecordType.Builder<Opportunity> SCHEMA = RecordType.describe(Opportunity.class, "opportunity");

    public static final TextField<Opportunity> SYMBOL = SCHEMA.text("symbol", Opportunity::symbol);
    public static final TextListField<Opportunity> SOURCES = SCHEMA.textList("sources", Opportunity::sources);
    public static final DoubleField<Opportunity> SCORE = SCHEMA.real("score", Opportunity::score);
    public static final InstantField<Opportunity> DISCOVERED_AT =
            SCHEMA.instant("discovered_at", Opportunity::discoveredAt);
    public static final InstantField<Opportunity> UPDATED_AT = SCHEMA.instant("updated_at", Opportunity::updatedAt);
    public static final JsonField<Opportunity> DETAILS = SCHEMA.optional().json("details", Opportunity::details);

    public static final KeyedType<Opportunity, String> TYPE = SCHEMA.keyed()
            .key(SYMBOL)
            .index(SOURCES, SCORE)
            .index(SCORE)
            .build(row -> new Opportunity(
                    SYMBOL.read(row),
                    SOURCES.read(row),
                    SCORE.read(row),
                    DISCOVERED_AT.read(row),
                    UPDATED_AT.read(row),
                    DETAILS.readOrNull(row)));

    /** Throws {@link InvalidRecordException} where it was updated before it was discovered. */
    public Opportunity {
        Objects.requireNonNull(symbol, "symbol");
        sources = Canonical.list(Objects.requireNonNull(sources, "sources"));
        score = Canonical.real(score);
        discoveredAt = Canonical.instant(Objects.requireNonNull(discoveredAt, "discoveredAt"));
        updatedAt = Canonical.instant(Objects.requireNonNull(updatedAt, "updatedAt"));
        require(!updatedAt.isBefore(discoveredAt), "updated_at", "it was updated before it was discovered", updatedAt);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make an opportunity: " + reason, "component", component, "value", value));
        }
    }

    /** Begins an opportunity. */
    public static Builder of(String symbol, double score) {
        return new Builder().symbol(symbol).score(score);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.symbol = symbol;
        builder.sources = sources;
        builder.score = score;
        builder.discoveredAt = discoveredAt;
        builder.updatedAt = updatedAt;
        builder.details = details;
        return builder;
    }

    /** Makes an opportunity. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String symbol;
        private List<String> sources = List.of();
        private @Nullable Double score;
        private @Nullable Instant discoveredAt;
        private @Nullable Instant updatedAt;
        private @Nullable String details;

        private Builder() {}

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder sources(List<String> value) {
            sources = value;
            return this;
        }

        public Builder sources(String... values) {
            sources = List.of(values);
            return this;
        }

        public Builder score(double value) {
            score = value;
            return this;
        }

        public Builder discoveredAt(Instant value) {
            discoveredAt = value;
            return this;
        }

        public Builder updatedAt(Instant value) {
            updatedAt = value;
            return this;
        }

        public Builder details(@Nullable String value) {
            details = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public Opportunity build() {
            return new Opportunity(
                    required(symbol, "symbol"),
                    sources,
                    required(score, "score"),
                    required(discoveredAt, "discovered_at"),
                    required(updatedAt, "updated_at"),
                    details);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make an opportunity: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
