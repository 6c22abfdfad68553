package org.tradingstore.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/**
 * What one unit of a currency was worth in another, from one moment on. <em>Immutable.</em>
 *
 * @param base the currency that one unit is of
 * @param quote the currency that its worth is told in
 * @param asOf from when on it holds
 * @param rate units of {@code quote} for one of {@code base}, above zero
 */
public record ExchangeRate(String base, String quote, Instant asOf, BigDecimal rate) {
    private static final RecordType.Builder<ExchangeRate> SCHEMA =
            RecordType.describe(ExchangeRate.class, "exchange_rate");

    public static final TextField<ExchangeRate> BASE = SCHEMA.text("base", ExchangeRate::base);
    public static final TextField<ExchangeRate> QUOTE = SCHEMA.text("quote", ExchangeRate::quote);
    public static final InstantField<ExchangeRate> AS_OF = SCHEMA.instant("as_of", ExchangeRate::asOf);
    public static final DecimalField<ExchangeRate> RATE = SCHEMA.decimal("rate", ExchangeRate::rate);

    public static final PlainType<ExchangeRate, ExchangeRateKey> TYPE = SCHEMA.plain()
            .key(Key.of(
                    BASE,
                    ExchangeRateKey::base,
                    QUOTE,
                    ExchangeRateKey::quote,
                    AS_OF,
                    ExchangeRateKey::asOf,
                    ExchangeRateKey::new))
            .index(QUOTE, BASE, AS_OF)
            .build(row -> new ExchangeRate(BASE.read(row), QUOTE.read(row), AS_OF.read(row), RATE.read(row)));

    /** Throws {@link InvalidRecordException} for a rate not above zero, or of a currency to itself. */
    public ExchangeRate {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(quote, "quote");
        asOf = Canonical.instant(Objects.requireNonNull(asOf, "asOf"));
        rate = Canonical.decimal(Objects.requireNonNull(rate, "rate"));
        require(rate.signum() > 0, "rate", "the rate is not above zero", rate);
        require(!base.equals(quote), "quote", "a rate is between two currencies", quote);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make an exchange rate: " + reason, "component", component, "value", value));
        }
    }

    /** Begins the rate that turns {@code base} into {@code quote}. */
    public static Builder of(String base, String quote) {
        return new Builder().base(base).quote(quote);
    }

    public ExchangeRateKey key() {
        return new ExchangeRateKey(base, quote, asOf);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.base = base;
        builder.quote = quote;
        builder.asOf = asOf;
        builder.rate = rate;
        return builder;
    }

    /** Makes an exchange rate. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String base;
        private @Nullable String quote;
        private @Nullable Instant asOf;
        private @Nullable BigDecimal rate;

        private Builder() {}

        public Builder base(String value) {
            base = value;
            return this;
        }

        public Builder quote(String value) {
            quote = value;
            return this;
        }

        public Builder asOf(Instant value) {
            asOf = value;
            return this;
        }

        public Builder rate(BigDecimal value) {
            rate = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder rate(String value) {
            rate = new BigDecimal(value);
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public ExchangeRate build() {
            return new ExchangeRate(
                    required(base, "base"), required(quote, "quote"), required(asOf, "asOf"), required(rate, "rate"));
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make an exchange rate: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
