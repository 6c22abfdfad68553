package org.tradingstore.portfolio;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.MapField;
import org.tradingstore.schema.MapValue;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/**
 * How good a symbol looks, as one number and what it is made of. <em>Immutable.</em>
 *
 * @param total finite; which is better, more or less, is the scorer's
 * @param components finite numbers by name, in the order of code points; may be empty
 */
public record Score(String symbol, double total, Map<String, Double> components, Instant scoredAt) {
    private static final RecordType.Builder<Score> SCHEMA = RecordType.describe(Score.class, "score");

    public static final TextField<Score> SYMBOL = SCHEMA.text("symbol", Score::symbol);
    public static final DoubleField<Score> TOTAL = SCHEMA.real("total", Score::total);
    public static final MapField<Score, Double> COMPONENTS =
            SCHEMA.map("components", MapValue.DOUBLE, Score::components);
    public static final InstantField<Score> SCORED_AT = SCHEMA.instant("scored_at", Score::scoredAt);

    public static final KeyedType<Score, String> TYPE = SCHEMA.keyed()
            .key(SYMBOL)
            .index(TOTAL)
            .build(row -> new Score(SYMBOL.read(row), TOTAL.read(row), COMPONENTS.read(row), SCORED_AT.read(row)));

    /** Makes components canonical. */
    public Score {
        Objects.requireNonNull(symbol, "symbol");
        total = Canonical.real(total);
        components = Canonical.map(Objects.requireNonNull(components, "components"));
        scoredAt = Canonical.instant(Objects.requireNonNull(scoredAt, "scoredAt"));
    }

    /** Begins a score. */
    public static Builder of(String symbol) {
        return new Builder().symbol(symbol);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.symbol = symbol;
        builder.total = total;
        builder.components = components;
        builder.scoredAt = scoredAt;
        return builder;
    }

    /** Makes a score; it has no components unless they are given. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String symbol;
        private @Nullable Double total;
        private Map<String, Double> components = Map.of();
        private @Nullable Instant scoredAt;

        private Builder() {}

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder total(double value) {
            total = value;
            return this;
        }

        public Builder components(Map<String, Double> value) {
            components = value;
            return this;
        }

        public Builder scoredAt(Instant value) {
            scoredAt = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public Score build() {
            return new Score(
                    required(symbol, "symbol"), required(total, "total"), components, required(scoredAt, "scored_at"));
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a score: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
