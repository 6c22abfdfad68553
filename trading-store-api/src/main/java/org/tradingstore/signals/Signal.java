package org.tradingstore.signals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.EventType;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.MapField;
import org.tradingstore.schema.MapValue;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * What the strategies decided about a symbol at one moment, and how each of them voted. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param price per unit, at that moment
 * @param confidence from 0 to 1 as a rule; finite
 * @param aggregation how votes became a decision, such as {@code weighted_vote}
 * @param votes by strategy
 * @param metadata JSON
 * @param externalId its id where it came from; unique in the book
 */
public record Signal(
        UUID id,
        Instant generatedAt,
        String symbol,
        BigDecimal price,
        Decision decision,
        double confidence,
        String aggregation,
        Map<String, Vote> votes,
        String metadata,
        @Nullable String externalId) {
    private static final RecordType.Builder<Signal> SCHEMA = RecordType.describe(Signal.class, "signal");

    public static final UuidField<Signal> ID = SCHEMA.uuid("id", Signal::id);
    public static final InstantField<Signal> GENERATED_AT = SCHEMA.instant("generated_at", Signal::generatedAt);
    public static final TextField<Signal> SYMBOL = SCHEMA.text("symbol", Signal::symbol);
    public static final DecimalField<Signal> PRICE = SCHEMA.decimal("price", Signal::price);
    public static final EnumField<Signal, Decision> DECISION =
            SCHEMA.enumeration("decision", Decision.class, Signal::decision);
    public static final DoubleField<Signal> CONFIDENCE = SCHEMA.real("confidence", Signal::confidence);
    public static final TextField<Signal> AGGREGATION = SCHEMA.text("aggregation", Signal::aggregation);
    public static final MapField<Signal, Vote> VOTES = SCHEMA.map("votes", MapValue.of(Vote.STRUCTURE), Signal::votes);
    public static final JsonField<Signal> METADATA = SCHEMA.json("metadata", Signal::metadata);
    public static final TextField<Signal> EXTERNAL_ID = SCHEMA.optional().text("external_id", Signal::externalId);

    public static final EventType<Signal, UUID> TYPE = SCHEMA.event()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(GENERATED_AT)
            .index(SYMBOL, GENERATED_AT)
            .index(DECISION, GENERATED_AT)
            .build(row -> new Signal(
                    ID.read(row),
                    GENERATED_AT.read(row),
                    SYMBOL.read(row),
                    PRICE.read(row),
                    DECISION.read(row),
                    CONFIDENCE.read(row),
                    AGGREGATION.read(row),
                    VOTES.read(row),
                    METADATA.read(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Makes components canonical. */
    public Signal {
        Objects.requireNonNull(id, "id");
        generatedAt = Canonical.instant(Objects.requireNonNull(generatedAt, "generatedAt"));
        Objects.requireNonNull(symbol, "symbol");
        price = Canonical.decimal(Objects.requireNonNull(price, "price"));
        Objects.requireNonNull(decision, "decision");
        confidence = Canonical.real(confidence);
        Objects.requireNonNull(aggregation, "aggregation");
        votes = Canonical.map(Objects.requireNonNull(votes, "votes"));
        Objects.requireNonNull(metadata, "metadata");
    }

    /** Begins a signal. */
    public static Builder of(String symbol, Decision decision) {
        return new Builder().symbol(symbol).decision(decision);
    }

    /** Whether it asks for a trade; one to hold does not. */
    public boolean asksForTrade() {
        return decision != Decision.HOLD;
    }

    /** The strategies that backed it: those whose vote counted and was for what was decided. By code point. */
    public SortedSet<String> backers() {
        SortedSet<String> backers = new TreeSet<>(PortableOrder.TEXT);
        votes.forEach((strategy, vote) -> {
            if (vote.enabled() && vote.decision() == decision) {
                backers.add(strategy);
            }
        });
        return backers;
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.generatedAt = generatedAt;
        builder.symbol = symbol;
        builder.price = price;
        builder.decision = decision;
        builder.confidence = confidence;
        builder.aggregation = aggregation;
        builder.votes = votes;
        builder.metadata = metadata;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a signal; what is not said follows: a time-ordered id. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable Instant generatedAt;
        private @Nullable String symbol;
        private @Nullable BigDecimal price;
        private @Nullable Decision decision;
        private @Nullable Double confidence;
        private @Nullable String aggregation;
        private Map<String, Vote> votes = Map.of();
        private @Nullable String metadata;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder generatedAt(Instant value) {
            generatedAt = value;
            return this;
        }

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder price(BigDecimal value) {
            price = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder price(String value) {
            price = new BigDecimal(value);
            return this;
        }

        public Builder decision(Decision value) {
            decision = value;
            return this;
        }

        public Builder confidence(double value) {
            confidence = value;
            return this;
        }

        public Builder aggregation(String value) {
            aggregation = value;
            return this;
        }

        public Builder votes(Map<String, Vote> value) {
            votes = value;
            return this;
        }

        public Builder metadata(String value) {
            metadata = value;
            return this;
        }

        public Builder externalId(@Nullable String value) {
            externalId = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public Signal build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new Signal(
                    required(id, "id"),
                    required(generatedAt, "generated_at"),
                    required(symbol, "symbol"),
                    required(price, "price"),
                    required(decision, "decision"),
                    required(confidence, "confidence"),
                    required(aggregation, "aggregation"),
                    votes,
                    required(metadata, "metadata"),
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a signal: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
