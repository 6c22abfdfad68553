package org.tradingstore.portfolio;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/**
 * A number that was computed about a symbol, such as its volatility. <em>Immutable.</em>
 *
 * @param name such as {@code volatility_30d}
 * @param value finite
 * @param expiresAt from this moment on it does not count any more; absent: it counts until it is replaced
 * @param source what computed it
 */
public record Metric(
        String symbol,
        String name,
        double value,
        Instant calculatedAt,
        @Nullable Instant expiresAt,
        @Nullable String source) {
    private static final RecordType.Builder<Metric> SCHEMA = RecordType.describe(Metric.class, "metric");

    public static final TextField<Metric> SYMBOL = SCHEMA.text("symbol", Metric::symbol);
    public static final TextField<Metric> NAME = SCHEMA.text("name", Metric::name);
    public static final DoubleField<Metric> VALUE = SCHEMA.real("value", Metric::value);
    public static final InstantField<Metric> CALCULATED_AT = SCHEMA.instant("calculated_at", Metric::calculatedAt);
    public static final InstantField<Metric> EXPIRES_AT = SCHEMA.optional().instant("expires_at", Metric::expiresAt);
    public static final TextField<Metric> SOURCE = SCHEMA.optional().text("source", Metric::source);

    public static final KeyedType<Metric, MetricKey> TYPE = SCHEMA.keyed()
            .key(Key.of(SYMBOL, MetricKey::symbol, NAME, MetricKey::name, MetricKey::new))
            .index(NAME, SYMBOL)
            .build(row -> new Metric(
                    SYMBOL.read(row),
                    NAME.read(row),
                    VALUE.read(row),
                    CALCULATED_AT.read(row),
                    EXPIRES_AT.readOrNull(row),
                    SOURCE.readOrNull(row)));

    /** Makes components canonical. */
    public Metric {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(name, "name");
        value = Canonical.real(value);
        calculatedAt = Canonical.instant(Objects.requireNonNull(calculatedAt, "calculatedAt"));
        expiresAt = Canonical.instantOrNull(expiresAt);
    }

    /** Begins a metric. */
    public static Builder of(MetricKey key) {
        return new Builder().symbol(key.symbol()).name(key.name());
    }

    public MetricKey key() {
        return new MetricKey(symbol, name);
    }

    /** Whether it still counts at {@code moment}: it has no expiry, or a later one. */
    public boolean current(Instant moment) {
        return expiresAt == null || expiresAt.isAfter(moment);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.symbol = symbol;
        builder.name = name;
        builder.value = value;
        builder.calculatedAt = calculatedAt;
        builder.expiresAt = expiresAt;
        builder.source = source;
        return builder;
    }

    /** Makes a metric. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String symbol;
        private @Nullable String name;
        private @Nullable Double value;
        private @Nullable Instant calculatedAt;
        private @Nullable Instant expiresAt;
        private @Nullable String source;

        private Builder() {}

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder value(double value) {
            this.value = value;
            return this;
        }

        public Builder calculatedAt(Instant value) {
            calculatedAt = value;
            return this;
        }

        public Builder expiresAt(@Nullable Instant value) {
            expiresAt = value;
            return this;
        }

        public Builder source(@Nullable String value) {
            source = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public Metric build() {
            return new Metric(
                    required(symbol, "symbol"),
                    required(name, "name"),
                    required(value, "value"),
                    required(calculatedAt, "calculated_at"),
                    expiresAt,
                    source);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a metric: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
