package org.tradingstore.history;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/**
 * What the market said of an option contract at one moment. <em>Immutable.</em>
 *
 * @param contract its symbol, as the Options Clearing Corporation writes it: {@code AAPL  260320C00190000}
 * @param underlying symbol of what it is an option on
 * @param bid per unit of the underlying, in its currency
 * @param ask per unit of the underlying, in its currency
 * @param last per unit of the underlying, in its currency
 * @param volume contracts traded that day
 * @param openInterest contracts outstanding
 * @param impliedVolatility per year, 0.25 for 25 percent
 * @param delta change of the premium for one unit of the underlying
 * @param gamma change of delta for one unit of the underlying
 * @param theta change of the premium for one day
 * @param vega change of the premium with volatility, in the unit of its source
 * @param rho change of the premium with interest, in the unit of its source
 */
public record OptionQuote(
        String contract,
        Instant quotedAt,
        String underlying,
        @Nullable Double bid,
        @Nullable Double ask,
        @Nullable Double last,
        @Nullable Double volume,
        @Nullable Double openInterest,
        @Nullable Double impliedVolatility,
        @Nullable Double delta,
        @Nullable Double gamma,
        @Nullable Double theta,
        @Nullable Double vega,
        @Nullable Double rho) {
    private static final RecordType.Builder<OptionQuote> SCHEMA =
            RecordType.describe(OptionQuote.class, "option_quote");

    public static final TextField<OptionQuote> CONTRACT = SCHEMA.text("contract", OptionQuote::contract);
    public static final InstantField<OptionQuote> QUOTED_AT = SCHEMA.instant("quoted_at", OptionQuote::quotedAt);
    public static final TextField<OptionQuote> UNDERLYING = SCHEMA.text("underlying", OptionQuote::underlying);
    public static final DoubleField<OptionQuote> BID = SCHEMA.optional().real("bid", OptionQuote::bid);
    public static final DoubleField<OptionQuote> ASK = SCHEMA.optional().real("ask", OptionQuote::ask);
    public static final DoubleField<OptionQuote> LAST = SCHEMA.optional().real("last", OptionQuote::last);
    public static final DoubleField<OptionQuote> VOLUME = SCHEMA.optional().real("volume", OptionQuote::volume);
    public static final DoubleField<OptionQuote> OPEN_INTEREST =
            SCHEMA.optional().real("open_interest", OptionQuote::openInterest);
    public static final DoubleField<OptionQuote> IMPLIED_VOLATILITY =
            SCHEMA.optional().real("implied_volatility", OptionQuote::impliedVolatility);
    public static final DoubleField<OptionQuote> DELTA = SCHEMA.optional().real("delta", OptionQuote::delta);
    public static final DoubleField<OptionQuote> GAMMA = SCHEMA.optional().real("gamma", OptionQuote::gamma);
    public static final DoubleField<OptionQuote> THETA = SCHEMA.optional().real("theta", OptionQuote::theta);
    public static final DoubleField<OptionQuote> VEGA = SCHEMA.optional().real("vega", OptionQuote::vega);
    public static final DoubleField<OptionQuote> RHO = SCHEMA.optional().real("rho", OptionQuote::rho);

    public static final PlainType<OptionQuote, OptionQuoteKey> TYPE = SCHEMA.plain()
            .key(Key.of(CONTRACT, OptionQuoteKey::contract, QUOTED_AT, OptionQuoteKey::quotedAt, OptionQuoteKey::new))
            .index(UNDERLYING, CONTRACT, QUOTED_AT)
            .build(row -> new OptionQuote(
                    CONTRACT.read(row),
                    QUOTED_AT.read(row),
                    UNDERLYING.read(row),
                    BID.readOrNull(row),
                    ASK.readOrNull(row),
                    LAST.readOrNull(row),
                    VOLUME.readOrNull(row),
                    OPEN_INTEREST.readOrNull(row),
                    IMPLIED_VOLATILITY.readOrNull(row),
                    DELTA.readOrNull(row),
                    GAMMA.readOrNull(row),
                    THETA.readOrNull(row),
                    VEGA.readOrNull(row),
                    RHO.readOrNull(row)));

    public OptionQuote {
        Objects.requireNonNull(contract, "contract");
        quotedAt = Canonical.instant(Objects.requireNonNull(quotedAt, "quotedAt"));
        Objects.requireNonNull(underlying, "underlying");
        bid = Canonical.realOrNull(bid);
        ask = Canonical.realOrNull(ask);
        last = Canonical.realOrNull(last);
        volume = Canonical.realOrNull(volume);
        openInterest = Canonical.realOrNull(openInterest);
        impliedVolatility = Canonical.realOrNull(impliedVolatility);
        delta = Canonical.realOrNull(delta);
        gamma = Canonical.realOrNull(gamma);
        theta = Canonical.realOrNull(theta);
        vega = Canonical.realOrNull(vega);
        rho = Canonical.realOrNull(rho);
    }

    /** Begins a quote. */
    public static Builder of(String contract, Instant quotedAt) {
        return new Builder().contract(contract).quotedAt(quotedAt);
    }

    public OptionQuoteKey key() {
        return new OptionQuoteKey(contract, quotedAt);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.contract = contract;
        builder.quotedAt = quotedAt;
        builder.underlying = underlying;
        builder.bid = bid;
        builder.ask = ask;
        builder.last = last;
        builder.volume = volume;
        builder.openInterest = openInterest;
        builder.impliedVolatility = impliedVolatility;
        builder.delta = delta;
        builder.gamma = gamma;
        builder.theta = theta;
        builder.vega = vega;
        builder.rho = rho;
        return builder;
    }

    /** Makes a quote. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String contract;
        private @Nullable Instant quotedAt;
        private @Nullable String underlying;
        private @Nullable Double bid;
        private @Nullable Double ask;
        private @Nullable Double last;
        private @Nullable Double volume;
        private @Nullable Double openInterest;
        private @Nullable Double impliedVolatility;
        private @Nullable Double delta;
        private @Nullable Double gamma;
        private @Nullable Double theta;
        private @Nullable Double vega;
        private @Nullable Double rho;

        private Builder() {}

        public Builder contract(String value) {
            contract = value;
            return this;
        }

        public Builder quotedAt(Instant value) {
            quotedAt = value;
            return this;
        }

        public Builder underlying(String value) {
            underlying = value;
            return this;
        }

        public Builder bid(@Nullable Double value) {
            bid = value;
            return this;
        }

        public Builder ask(@Nullable Double value) {
            ask = value;
            return this;
        }

        public Builder last(@Nullable Double value) {
            last = value;
            return this;
        }

        public Builder volume(@Nullable Double value) {
            volume = value;
            return this;
        }

        public Builder openInterest(@Nullable Double value) {
            openInterest = value;
            return this;
        }

        public Builder impliedVolatility(@Nullable Double value) {
            impliedVolatility = value;
            return this;
        }

        public Builder delta(@Nullable Double value) {
            delta = value;
            return this;
        }

        public Builder gamma(@Nullable Double value) {
            gamma = value;
            return this;
        }

        public Builder theta(@Nullable Double value) {
            theta = value;
            return this;
        }

        public Builder vega(@Nullable Double value) {
            vega = value;
            return this;
        }

        public Builder rho(@Nullable Double value) {
            rho = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public OptionQuote build() {
            return new OptionQuote(
                    required(contract, "contract"),
                    required(quotedAt, "quotedAt"),
                    required(underlying, "underlying"),
                    bid,
                    ask,
                    last,
                    volume,
                    openInterest,
                    impliedVolatility,
                    delta,
                    gamma,
                    theta,
                    vega,
                    rho);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make an option quote: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
