package org.tradingstore.universe;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;
import org.tradingstore.schema.TextPairsField;

/**
 * An instrument that can be traded or looked at. Every symbol that another record names may have one. <em>Immutable.</em>
 *
 * @param symbol the name it goes by in every record of the store; not blank
 * @param currency in which its price is given
 * @param isin no two securities share one; not blank
 * @param countryGroup name of a {@link CountryGroup}
 * @param industryGroup name of an {@link IndustryGroup}
 * @param underlying symbol that a derivative is derived from
 * @param strike per unit of the underlying
 * @param expiresAt the moment from which a derivative is settled
 * @param aliases scheme, such as {@code yahoo}, to the symbol it has there; a scheme is not empty and has no colon
 * @param attributes JSON
 * @param lotSize smallest tradable quantity, in units of the symbol, above zero
 * @param priorityMultiplier how much more it is preferred than others, not below zero
 * @param buyAllowed whether the application may buy it; see {@link #buyable}
 * @param sellAllowed whether the application may sell it; see {@link #sellable}
 * @param minTargetWeight as a fraction of the portfolio, 0.05 being 5 %; not below zero
 * @param maxTargetWeight as a fraction of the portfolio; not below {@code minTargetWeight}
 * @param active whether it takes part; one that does not is neither bought nor sold
 * @param addedAt when it came into the universe
 */
public record Security(
        String symbol,
        @Nullable String name,
        @Nullable SecurityType type,
        @Nullable String currency,
        @Nullable String exchange,
        @Nullable String isin,
        @Nullable String countryGroup,
        @Nullable String industryGroup,
        @Nullable String country,
        @Nullable String industry,
        @Nullable String underlying,
        @Nullable BigDecimal strike,
        @Nullable Instant expiresAt,
        Map<String, String> aliases,
        @Nullable String attributes,
        @Nullable BigDecimal lotSize,
        @Nullable BigDecimal priorityMultiplier,
        boolean buyAllowed,
        boolean sellAllowed,
        @Nullable BigDecimal minTargetWeight,
        @Nullable BigDecimal maxTargetWeight,
        boolean active,
        List<String> tags,
        Instant addedAt) {
    private static final RecordType.Builder<Security> SCHEMA = RecordType.describe(Security.class, "security");

    public static final TextField<Security> SYMBOL = SCHEMA.text("symbol", Security::symbol);
    public static final TextField<Security> NAME = SCHEMA.optional().text("name", Security::name);
    public static final EnumField<Security, SecurityType> SECURITY_TYPE =
            SCHEMA.optional().enumeration("type", SecurityType.class, Security::type);
    public static final TextField<Security> CURRENCY = SCHEMA.optional().text("currency", Security::currency);
    public static final TextField<Security> EXCHANGE = SCHEMA.optional().text("exchange", Security::exchange);
    public static final TextField<Security> ISIN = SCHEMA.optional().text("isin", Security::isin);
    public static final TextField<Security> COUNTRY_GROUP =
            SCHEMA.optional().text("country_group", Security::countryGroup);
    public static final TextField<Security> INDUSTRY_GROUP =
            SCHEMA.optional().text("industry_group", Security::industryGroup);
    public static final TextField<Security> COUNTRY = SCHEMA.optional().text("country", Security::country);
    public static final TextField<Security> INDUSTRY = SCHEMA.optional().text("industry", Security::industry);
    public static final TextField<Security> UNDERLYING = SCHEMA.optional().text("underlying", Security::underlying);
    public static final DecimalField<Security> STRIKE = SCHEMA.optional().decimal("strike", Security::strike);
    public static final InstantField<Security> EXPIRES_AT =
            SCHEMA.optional().instant("expires_at", Security::expiresAt);
    public static final TextPairsField<Security> ALIASES = SCHEMA.textPairs("aliases", Security::aliases);
    public static final JsonField<Security> ATTRIBUTES = SCHEMA.optional().json("attributes", Security::attributes);
    public static final DecimalField<Security> LOT_SIZE = SCHEMA.optional().decimal("lot_size", Security::lotSize);
    public static final DecimalField<Security> PRIORITY_MULTIPLIER =
            SCHEMA.optional().decimal("priority_multiplier", Security::priorityMultiplier);
    public static final BooleanField<Security> BUY_ALLOWED = SCHEMA.bool("buy_allowed", Security::buyAllowed);
    public static final BooleanField<Security> SELL_ALLOWED = SCHEMA.bool("sell_allowed", Security::sellAllowed);
    public static final DecimalField<Security> MIN_TARGET_WEIGHT =
            SCHEMA.optional().decimal("min_target_weight", Security::minTargetWeight);
    public static final DecimalField<Security> MAX_TARGET_WEIGHT =
            SCHEMA.optional().decimal("max_target_weight", Security::maxTargetWeight);
    public static final BooleanField<Security> ACTIVE = SCHEMA.bool("active", Security::active);
    public static final TextListField<Security> TAGS = SCHEMA.textList("tags", Security::tags);
    public static final InstantField<Security> ADDED_AT = SCHEMA.instant("added_at", Security::addedAt);

    public static final KeyedType<Security, String> TYPE = SCHEMA.keyed()
            .key(SYMBOL)
            .uniqueWhenPresent(ISIN)
            .index(COUNTRY_GROUP)
            .index(INDUSTRY_GROUP)
            .index(UNDERLYING, EXPIRES_AT)
            .index(UNDERLYING, SECURITY_TYPE, EXPIRES_AT)
            .index(SECURITY_TYPE)
            .index(ALIASES)
            .index(TAGS)
            .index(ACTIVE)
            .index(ACTIVE, BUY_ALLOWED)
            .index(ACTIVE, SELL_ALLOWED)
            .build(row -> new Security(
                    SYMBOL.read(row),
                    NAME.readOrNull(row),
                    SECURITY_TYPE.readOrNull(row),
                    CURRENCY.readOrNull(row),
                    EXCHANGE.readOrNull(row),
                    ISIN.readOrNull(row),
                    COUNTRY_GROUP.readOrNull(row),
                    INDUSTRY_GROUP.readOrNull(row),
                    COUNTRY.readOrNull(row),
                    INDUSTRY.readOrNull(row),
                    UNDERLYING.readOrNull(row),
                    STRIKE.readOrNull(row),
                    EXPIRES_AT.readOrNull(row),
                    ALIASES.read(row),
                    ATTRIBUTES.readOrNull(row),
                    LOT_SIZE.readOrNull(row),
                    PRIORITY_MULTIPLIER.readOrNull(row),
                    BUY_ALLOWED.read(row),
                    SELL_ALLOWED.read(row),
                    MIN_TARGET_WEIGHT.readOrNull(row),
                    MAX_TARGET_WEIGHT.readOrNull(row),
                    ACTIVE.read(row),
                    TAGS.read(row),
                    ADDED_AT.read(row)));

    /** Throws {@link InvalidRecordException} for a blank symbol or ISIN, a bad scheme of an alias, and numbers out of range. */
    public Security {
        Objects.requireNonNull(symbol, "symbol");
        strike = Canonical.decimalOrNull(strike);
        expiresAt = Canonical.instantOrNull(expiresAt);
        aliases = Canonical.map(Objects.requireNonNull(aliases, "aliases"));
        lotSize = Canonical.decimalOrNull(lotSize);
        priorityMultiplier = Canonical.decimalOrNull(priorityMultiplier);
        minTargetWeight = Canonical.decimalOrNull(minTargetWeight);
        maxTargetWeight = Canonical.decimalOrNull(maxTargetWeight);
        tags = Canonical.list(Objects.requireNonNull(tags, "tags"));
        addedAt = Canonical.instant(Objects.requireNonNull(addedAt, "addedAt"));
        require(!symbol.isBlank(), "symbol", "the symbol is blank", symbol);
        require(isin == null || !isin.isBlank(), "isin", "the ISIN is blank: leave it out", isin);
        for (String scheme : aliases.keySet()) {
            require(TextPairsField.isName(scheme), "aliases", "the scheme of an alias is empty or has a colon", scheme);
        }
        require(lotSize == null || lotSize.signum() > 0, "lot_size", "the lot size is not above zero", lotSize);
        require(
                priorityMultiplier == null || priorityMultiplier.signum() >= 0,
                "priority_multiplier",
                "the multiplier is below zero",
                priorityMultiplier);
        require(
                minTargetWeight == null || minTargetWeight.signum() >= 0,
                "min_target_weight",
                "the weight is below zero",
                minTargetWeight);
        require(
                maxTargetWeight == null || maxTargetWeight.signum() >= 0,
                "max_target_weight",
                "the weight is below zero",
                maxTargetWeight);
        require(
                minTargetWeight == null || maxTargetWeight == null || minTargetWeight.compareTo(maxTargetWeight) <= 0,
                "max_target_weight",
                "the largest weight is below the smallest",
                maxTargetWeight);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a security: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a security. */
    public static Builder of(String symbol) {
        return new Builder().symbol(symbol);
    }

    /**
     * Begins one outcome of the event contract {@code ticker}, which is an instrument of its own: its symbol is {@code TICKER/YES} or
     * {@code TICKER/NO}, its type BINARY_OPTION. What the event is about belongs into underlying, strike and expiresAt.
     *
     * @throws InvalidRequestException if the ticker is blank or has a slash
     */
    public static Builder outcome(String ticker, EventOutcome outcome) {
        return of(outcome.symbolOf(ticker)).type(SecurityType.BINARY_OPTION);
    }

    /** Whether it is active and may be bought. */
    public boolean buyable() {
        return active && buyAllowed;
    }

    /** Whether it is active and may be sold. */
    public boolean sellable() {
        return active && sellAllowed;
    }

    /** Whether it is active and may be bought, sold or both. */
    public boolean tradable() {
        return buyable() || sellable();
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.symbol = symbol;
        builder.name = name;
        builder.type = type;
        builder.currency = currency;
        builder.exchange = exchange;
        builder.isin = isin;
        builder.countryGroup = countryGroup;
        builder.industryGroup = industryGroup;
        builder.country = country;
        builder.industry = industry;
        builder.underlying = underlying;
        builder.strike = strike;
        builder.expiresAt = expiresAt;
        builder.aliases = aliases;
        builder.attributes = attributes;
        builder.lotSize = lotSize;
        builder.priorityMultiplier = priorityMultiplier;
        builder.buyAllowed = buyAllowed;
        builder.sellAllowed = sellAllowed;
        builder.minTargetWeight = minTargetWeight;
        builder.maxTargetWeight = maxTargetWeight;
        builder.active = active;
        builder.tags = tags;
        builder.addedAt = addedAt;
        return builder;
    }

    /** Makes a security. Whether it is active and may be bought and sold has to be said: by {@link #tradable}, {@link #watched}, or one by one. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String symbol;
        private @Nullable String name;
        private @Nullable SecurityType type;
        private @Nullable String currency;
        private @Nullable String exchange;
        private @Nullable String isin;
        private @Nullable String countryGroup;
        private @Nullable String industryGroup;
        private @Nullable String country;
        private @Nullable String industry;
        private @Nullable String underlying;
        private @Nullable BigDecimal strike;
        private @Nullable Instant expiresAt;
        private Map<String, String> aliases = Map.of();
        private @Nullable String attributes;
        private @Nullable BigDecimal lotSize;
        private @Nullable BigDecimal priorityMultiplier;
        private @Nullable Boolean buyAllowed;
        private @Nullable Boolean sellAllowed;
        private @Nullable BigDecimal minTargetWeight;
        private @Nullable BigDecimal maxTargetWeight;
        private @Nullable Boolean active;
        private List<String> tags = List.of();
        private @Nullable Instant addedAt;

        private Builder() {}

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder name(@Nullable String value) {
            name = value;
            return this;
        }

        public Builder type(@Nullable SecurityType value) {
            type = value;
            return this;
        }

        public Builder currency(@Nullable String value) {
            currency = value;
            return this;
        }

        public Builder exchange(@Nullable String value) {
            exchange = value;
            return this;
        }

        public Builder isin(@Nullable String value) {
            isin = value;
            return this;
        }

        public Builder countryGroup(@Nullable String value) {
            countryGroup = value;
            return this;
        }

        public Builder industryGroup(@Nullable String value) {
            industryGroup = value;
            return this;
        }

        public Builder country(@Nullable String value) {
            country = value;
            return this;
        }

        public Builder industry(@Nullable String value) {
            industry = value;
            return this;
        }

        public Builder underlying(@Nullable String value) {
            underlying = value;
            return this;
        }

        public Builder strike(@Nullable BigDecimal value) {
            strike = value;
            return this;
        }

        /** The decimal as text, such as {@code 0.05}. */
        public Builder strike(String value) {
            strike = new BigDecimal(value);
            return this;
        }

        public Builder expiresAt(@Nullable Instant value) {
            expiresAt = value;
            return this;
        }

        public Builder aliases(Map<String, String> value) {
            aliases = value;
            return this;
        }

        public Builder attributes(@Nullable String value) {
            attributes = value;
            return this;
        }

        public Builder lotSize(@Nullable BigDecimal value) {
            lotSize = value;
            return this;
        }

        /** The decimal as text, such as {@code 0.05}. */
        public Builder lotSize(String value) {
            lotSize = new BigDecimal(value);
            return this;
        }

        public Builder priorityMultiplier(@Nullable BigDecimal value) {
            priorityMultiplier = value;
            return this;
        }

        /** The decimal as text, such as {@code 0.05}. */
        public Builder priorityMultiplier(String value) {
            priorityMultiplier = new BigDecimal(value);
            return this;
        }

        public Builder buyAllowed(boolean value) {
            buyAllowed = value;
            return this;
        }

        public Builder sellAllowed(boolean value) {
            sellAllowed = value;
            return this;
        }

        public Builder minTargetWeight(@Nullable BigDecimal value) {
            minTargetWeight = value;
            return this;
        }

        /** The decimal as text, such as {@code 0.05}. */
        public Builder minTargetWeight(String value) {
            minTargetWeight = new BigDecimal(value);
            return this;
        }

        public Builder maxTargetWeight(@Nullable BigDecimal value) {
            maxTargetWeight = value;
            return this;
        }

        /** The decimal as text, such as {@code 0.05}. */
        public Builder maxTargetWeight(String value) {
            maxTargetWeight = new BigDecimal(value);
            return this;
        }

        public Builder active(boolean value) {
            active = value;
            return this;
        }

        public Builder tags(List<String> value) {
            tags = value;
            return this;
        }

        public Builder tags(String... values) {
            tags = List.of(values);
            return this;
        }

        public Builder addedAt(Instant value) {
            addedAt = value;
            return this;
        }

        /** The symbol that it has in {@code scheme}, beside those in other schemes. */
        public Builder alias(String scheme, String symbolThere) {
            Map<String, String> more = new HashMap<>(aliases);
            more.put(scheme, symbolThere);
            aliases = more;
            return this;
        }

        /** Active, and may be bought and sold. */
        public Builder tradable() {
            return active(true).buyAllowed(true).sellAllowed(true);
        }

        /** Active, but neither bought nor sold. */
        public Builder watched() {
            return active(true).buyAllowed(false).sellAllowed(false);
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public Security build() {
            return new Security(
                    required(symbol, "symbol"),
                    name,
                    type,
                    currency,
                    exchange,
                    isin,
                    countryGroup,
                    industryGroup,
                    country,
                    industry,
                    underlying,
                    strike,
                    expiresAt,
                    aliases,
                    attributes,
                    lotSize,
                    priorityMultiplier,
                    required(buyAllowed, "buy_allowed"),
                    required(sellAllowed, "sell_allowed"),
                    minTargetWeight,
                    maxTargetWeight,
                    required(active, "active"),
                    tags,
                    required(addedAt, "added_at"));
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a security: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
