package org.tradingstore.plays;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DateField;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.StructureListField;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;
import org.tradingstore.schema.WholeField;

/**
 * A plan to trade an option or a spread of options, and how far it is. Audited: every state that it was in is kept. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param name not blank
 * @param symbol of the underlying
 * @param action what opens it
 * @param strikePrice above zero; a spread has its strikes in its legs
 * @param contracts above zero
 * @param contractSymbol OCC symbol
 * @param legs of a spread; a single option has none
 * @param playExpiresOn the last day on which it may be opened
 * @param entryPoint JSON
 * @param takeProfit JSON
 * @param stopLoss JSON
 * @param externalId its id where it came from; unique in the book
 */
public record Play(
        UUID id,
        String name,
        String symbol,
        OptionType tradeType,
        @Nullable OptionAction action,
        @Nullable BigDecimal strikePrice,
        LocalDate expirationDate,
        long contracts,
        @Nullable String contractSymbol,
        List<PlayLeg> legs,
        PlayClass playClass,
        List<ConditionalPlay> conditionalPlays,
        @Nullable LocalDate playExpiresOn,
        PlayStatus status,
        String entryPoint,
        String takeProfit,
        String stopLoss,
        @Nullable String strategy,
        @Nullable String creator,
        Instant createdAt,
        @Nullable String externalId) {
    private static final RecordType.Builder<Play> SCHEMA = RecordType.describe(Play.class, "play");

    public static final UuidField<Play> ID = SCHEMA.uuid("id", Play::id);
    public static final TextField<Play> NAME = SCHEMA.text("name", Play::name);
    public static final TextField<Play> SYMBOL = SCHEMA.text("symbol", Play::symbol);
    public static final EnumField<Play, OptionType> TRADE_TYPE =
            SCHEMA.enumeration("trade_type", OptionType.class, Play::tradeType);
    public static final EnumField<Play, OptionAction> ACTION =
            SCHEMA.optional().enumeration("action", OptionAction.class, Play::action);
    public static final DecimalField<Play> STRIKE_PRICE = SCHEMA.optional().decimal("strike_price", Play::strikePrice);
    public static final DateField<Play> EXPIRATION_DATE = SCHEMA.date("expiration_date", Play::expirationDate);
    public static final WholeField<Play> CONTRACTS = SCHEMA.whole("contracts", Play::contracts);
    public static final TextField<Play> CONTRACT_SYMBOL =
            SCHEMA.optional().text("contract_symbol", Play::contractSymbol);
    public static final StructureListField<Play, PlayLeg> LEGS =
            SCHEMA.structures("legs", PlayLeg.STRUCTURE, Play::legs);
    public static final EnumField<Play, PlayClass> PLAY_CLASS =
            SCHEMA.enumeration("play_class", PlayClass.class, Play::playClass);
    public static final StructureListField<Play, ConditionalPlay> CONDITIONAL_PLAYS =
            SCHEMA.structures("conditional_plays", ConditionalPlay.STRUCTURE, Play::conditionalPlays);
    public static final DateField<Play> PLAY_EXPIRES_ON =
            SCHEMA.optional().date("play_expires_on", Play::playExpiresOn);
    public static final EnumField<Play, PlayStatus> STATUS =
            SCHEMA.enumeration("status", PlayStatus.class, Play::status);
    public static final JsonField<Play> ENTRY_POINT = SCHEMA.json("entry_point", Play::entryPoint);
    public static final JsonField<Play> TAKE_PROFIT = SCHEMA.json("take_profit", Play::takeProfit);
    public static final JsonField<Play> STOP_LOSS = SCHEMA.json("stop_loss", Play::stopLoss);
    public static final TextField<Play> STRATEGY = SCHEMA.optional().text("strategy", Play::strategy);
    public static final TextField<Play> CREATOR = SCHEMA.optional().text("creator", Play::creator);
    public static final InstantField<Play> CREATED_AT = SCHEMA.instant("created_at", Play::createdAt);
    public static final TextField<Play> EXTERNAL_ID = SCHEMA.optional().text("external_id", Play::externalId);

    public static final AuditedType<Play, UUID> TYPE = SCHEMA.audited()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(STATUS, EXPIRATION_DATE)
            .index(STATUS, PLAY_EXPIRES_ON)
            .index(SYMBOL, EXPIRATION_DATE)
            .index(EXPIRATION_DATE)
            .index(STRATEGY, CREATED_AT)
            .index(NAME)
            .build(row -> new Play(
                    ID.read(row),
                    NAME.read(row),
                    SYMBOL.read(row),
                    TRADE_TYPE.read(row),
                    ACTION.readOrNull(row),
                    STRIKE_PRICE.readOrNull(row),
                    EXPIRATION_DATE.read(row),
                    CONTRACTS.read(row),
                    CONTRACT_SYMBOL.readOrNull(row),
                    LEGS.read(row),
                    PLAY_CLASS.read(row),
                    CONDITIONAL_PLAYS.read(row),
                    PLAY_EXPIRES_ON.readOrNull(row),
                    STATUS.read(row),
                    ENTRY_POINT.read(row),
                    TAKE_PROFIT.read(row),
                    STOP_LOSS.read(row),
                    STRATEGY.readOrNull(row),
                    CREATOR.readOrNull(row),
                    CREATED_AT.read(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a blank name, contracts or a strike not above zero, a spread with a strike of its own, or two legs with one id. */
    public Play {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(tradeType, "tradeType");
        strikePrice = Canonical.decimalOrNull(strikePrice);
        Objects.requireNonNull(expirationDate, "expirationDate");
        legs = Canonical.list(Objects.requireNonNull(legs, "legs"));
        Objects.requireNonNull(playClass, "playClass");
        conditionalPlays = Canonical.list(Objects.requireNonNull(conditionalPlays, "conditionalPlays"));
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(entryPoint, "entryPoint");
        Objects.requireNonNull(takeProfit, "takeProfit");
        Objects.requireNonNull(stopLoss, "stopLoss");
        createdAt = Canonical.instant(Objects.requireNonNull(createdAt, "createdAt"));
        require(!name.isBlank(), "name", "the name is blank", name);
        require(contracts > 0, "contracts", "the number of contracts is not above zero", contracts);
        require(
                strikePrice == null || strikePrice.signum() > 0,
                "strike_price",
                "the strike is not above zero",
                strikePrice);
        require(
                legs.isEmpty() || strikePrice == null,
                "strike_price",
                "a spread has its strikes in its legs, and none of its own",
                strikePrice);
        require(
                legs.stream().map(PlayLeg::legId).distinct().count() == legs.size(),
                "legs",
                "two legs have one id",
                legs.stream().map(PlayLeg::legId).toList());
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component, ErrorText.of("Cannot make a play: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a play in status NEW. */
    public static Builder of(String name, String symbol, OptionType tradeType) {
        return new Builder().name(name).symbol(symbol).tradeType(tradeType).status(PlayStatus.NEW);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.name = name;
        builder.symbol = symbol;
        builder.tradeType = tradeType;
        builder.action = action;
        builder.strikePrice = strikePrice;
        builder.expirationDate = expirationDate;
        builder.contracts = contracts;
        builder.contractSymbol = contractSymbol;
        builder.legs = legs;
        builder.playClass = playClass;
        builder.conditionalPlays = conditionalPlays;
        builder.playExpiresOn = playExpiresOn;
        builder.status = status;
        builder.entryPoint = entryPoint;
        builder.takeProfit = takeProfit;
        builder.stopLoss = stopLoss;
        builder.strategy = strategy;
        builder.creator = creator;
        builder.createdAt = createdAt;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a play; what is not said follows: a time-ordered id. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String name;
        private @Nullable String symbol;
        private @Nullable OptionType tradeType;
        private @Nullable OptionAction action;
        private @Nullable BigDecimal strikePrice;
        private @Nullable LocalDate expirationDate;
        private @Nullable Long contracts;
        private @Nullable String contractSymbol;
        private List<PlayLeg> legs = List.of();
        private @Nullable PlayClass playClass;
        private List<ConditionalPlay> conditionalPlays = List.of();
        private @Nullable LocalDate playExpiresOn;
        private @Nullable PlayStatus status;
        private @Nullable String entryPoint;
        private @Nullable String takeProfit;
        private @Nullable String stopLoss;
        private @Nullable String strategy;
        private @Nullable String creator;
        private @Nullable Instant createdAt;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder tradeType(OptionType value) {
            tradeType = value;
            return this;
        }

        public Builder action(@Nullable OptionAction value) {
            action = value;
            return this;
        }

        public Builder strikePrice(@Nullable BigDecimal value) {
            strikePrice = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder strikePrice(String value) {
            strikePrice = new BigDecimal(value);
            return this;
        }

        public Builder expirationDate(LocalDate value) {
            expirationDate = value;
            return this;
        }

        public Builder contracts(long value) {
            contracts = value;
            return this;
        }

        public Builder contractSymbol(@Nullable String value) {
            contractSymbol = value;
            return this;
        }

        public Builder legs(List<PlayLeg> value) {
            legs = value;
            return this;
        }

        public Builder playClass(PlayClass value) {
            playClass = value;
            return this;
        }

        public Builder conditionalPlays(List<ConditionalPlay> value) {
            conditionalPlays = value;
            return this;
        }

        public Builder playExpiresOn(@Nullable LocalDate value) {
            playExpiresOn = value;
            return this;
        }

        public Builder status(PlayStatus value) {
            status = value;
            return this;
        }

        public Builder entryPoint(String value) {
            entryPoint = value;
            return this;
        }

        public Builder takeProfit(String value) {
            takeProfit = value;
            return this;
        }

        public Builder stopLoss(String value) {
            stopLoss = value;
            return this;
        }

        public Builder strategy(@Nullable String value) {
            strategy = value;
            return this;
        }

        public Builder creator(@Nullable String value) {
            creator = value;
            return this;
        }

        public Builder createdAt(Instant value) {
            createdAt = value;
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
        public Play build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new Play(
                    required(id, "id"),
                    required(name, "name"),
                    required(symbol, "symbol"),
                    required(tradeType, "trade_type"),
                    action,
                    strikePrice,
                    required(expirationDate, "expiration_date"),
                    required(contracts, "contracts"),
                    contractSymbol,
                    legs,
                    required(playClass, "play_class"),
                    conditionalPlays,
                    playExpiresOn,
                    required(status, "status"),
                    required(entryPoint, "entry_point"),
                    required(takeProfit, "take_profit"),
                    required(stopLoss, "stop_loss"),
                    strategy,
                    creator,
                    required(createdAt, "created_at"),
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of("Cannot make a play: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
