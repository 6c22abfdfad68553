package org.tradingstore.following;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * A trade that a followed trader reported. A closed one is kept for a year after {@code exitTime}. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param tradeType as the trader names it
 * @param entryConfidence finite
 * @param sentiment finite
 * @param externalId its id where it came from; unique in the book
 */
public record TraderTrade(
        UUID id,
        UUID traderId,
        String symbol,
        String tradeType,
        @Nullable BigDecimal entryPrice,
        Instant entryTime,
        @Nullable BigDecimal exitPrice,
        @Nullable Instant exitTime,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal takeProfit,
        @Nullable BigDecimal positionSize,
        @Nullable BigDecimal pnl,
        @Nullable BigDecimal pnlPercent,
        @Nullable String conviction,
        @Nullable Double entryConfidence,
        @Nullable Double sentiment,
        boolean closed,
        @Nullable String sourcePostId,
        @Nullable String sourceText,
        String platform,
        @Nullable String externalId) {
    private static final RecordType.Builder<TraderTrade> SCHEMA =
            RecordType.describe(TraderTrade.class, "trader_trade");

    public static final UuidField<TraderTrade> ID = SCHEMA.uuid("id", TraderTrade::id);
    public static final UuidField<TraderTrade> TRADER_ID = SCHEMA.uuid("trader_id", TraderTrade::traderId);
    public static final TextField<TraderTrade> SYMBOL = SCHEMA.text("symbol", TraderTrade::symbol);
    public static final TextField<TraderTrade> TRADE_TYPE = SCHEMA.text("trade_type", TraderTrade::tradeType);
    public static final DecimalField<TraderTrade> ENTRY_PRICE =
            SCHEMA.optional().decimal("entry_price", TraderTrade::entryPrice);
    public static final InstantField<TraderTrade> ENTRY_TIME = SCHEMA.instant("entry_time", TraderTrade::entryTime);
    public static final DecimalField<TraderTrade> EXIT_PRICE =
            SCHEMA.optional().decimal("exit_price", TraderTrade::exitPrice);
    public static final InstantField<TraderTrade> EXIT_TIME =
            SCHEMA.optional().instant("exit_time", TraderTrade::exitTime);
    public static final DecimalField<TraderTrade> STOP_LOSS =
            SCHEMA.optional().decimal("stop_loss", TraderTrade::stopLoss);
    public static final DecimalField<TraderTrade> TAKE_PROFIT =
            SCHEMA.optional().decimal("take_profit", TraderTrade::takeProfit);
    public static final DecimalField<TraderTrade> POSITION_SIZE =
            SCHEMA.optional().decimal("position_size", TraderTrade::positionSize);
    public static final DecimalField<TraderTrade> PNL = SCHEMA.optional().decimal("pnl", TraderTrade::pnl);
    public static final DecimalField<TraderTrade> PNL_PERCENT =
            SCHEMA.optional().decimal("pnl_percent", TraderTrade::pnlPercent);
    public static final TextField<TraderTrade> CONVICTION =
            SCHEMA.optional().text("conviction", TraderTrade::conviction);
    public static final DoubleField<TraderTrade> ENTRY_CONFIDENCE =
            SCHEMA.optional().real("entry_confidence", TraderTrade::entryConfidence);
    public static final DoubleField<TraderTrade> SENTIMENT =
            SCHEMA.optional().real("sentiment", TraderTrade::sentiment);
    public static final BooleanField<TraderTrade> CLOSED = SCHEMA.bool("closed", TraderTrade::closed);
    public static final TextField<TraderTrade> SOURCE_POST_ID =
            SCHEMA.optional().text("source_post_id", TraderTrade::sourcePostId);
    public static final TextField<TraderTrade> SOURCE_TEXT =
            SCHEMA.optional().text("source_text", TraderTrade::sourceText);
    public static final TextField<TraderTrade> PLATFORM = SCHEMA.text("platform", TraderTrade::platform);
    public static final TextField<TraderTrade> EXTERNAL_ID =
            SCHEMA.optional().text("external_id", TraderTrade::externalId);

    public static final KeyedType<TraderTrade, UUID> TYPE = SCHEMA.keyed()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(TRADER_ID, ENTRY_TIME)
            .index(SYMBOL, ENTRY_TIME)
            .index(ENTRY_TIME)
            .index(CLOSED, EXIT_TIME)
            .references(TRADER_ID, Trader.TYPE)
            .retention(EXIT_TIME, Duration.ofDays(365), CLOSED.eq(true))
            .build(row -> new TraderTrade(
                    ID.read(row),
                    TRADER_ID.read(row),
                    SYMBOL.read(row),
                    TRADE_TYPE.read(row),
                    ENTRY_PRICE.readOrNull(row),
                    ENTRY_TIME.read(row),
                    EXIT_PRICE.readOrNull(row),
                    EXIT_TIME.readOrNull(row),
                    STOP_LOSS.readOrNull(row),
                    TAKE_PROFIT.readOrNull(row),
                    POSITION_SIZE.readOrNull(row),
                    PNL.readOrNull(row),
                    PNL_PERCENT.readOrNull(row),
                    CONVICTION.readOrNull(row),
                    ENTRY_CONFIDENCE.readOrNull(row),
                    SENTIMENT.readOrNull(row),
                    CLOSED.read(row),
                    SOURCE_POST_ID.readOrNull(row),
                    SOURCE_TEXT.readOrNull(row),
                    PLATFORM.read(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a time of exit of a trade that is not closed, or one before its entry. */
    public TraderTrade {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(traderId, "traderId");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(tradeType, "tradeType");
        entryPrice = Canonical.decimalOrNull(entryPrice);
        entryTime = Canonical.instant(Objects.requireNonNull(entryTime, "entryTime"));
        exitPrice = Canonical.decimalOrNull(exitPrice);
        exitTime = Canonical.instantOrNull(exitTime);
        stopLoss = Canonical.decimalOrNull(stopLoss);
        takeProfit = Canonical.decimalOrNull(takeProfit);
        positionSize = Canonical.decimalOrNull(positionSize);
        pnl = Canonical.decimalOrNull(pnl);
        pnlPercent = Canonical.decimalOrNull(pnlPercent);
        entryConfidence = Canonical.realOrNull(entryConfidence);
        sentiment = Canonical.realOrNull(sentiment);
        Objects.requireNonNull(platform, "platform");
        require(exitTime == null || closed, "exit_time", "it has a time of exit, but is not closed", exitTime);
        require(exitTime == null || !exitTime.isBefore(entryTime), "exit_time", "it ended before it began", exitTime);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a trader trade: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a trade. */
    public static Builder of(UUID traderId, String symbol, String tradeType) {
        return new Builder().traderId(traderId).symbol(symbol).tradeType(tradeType);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.traderId = traderId;
        builder.symbol = symbol;
        builder.tradeType = tradeType;
        builder.entryPrice = entryPrice;
        builder.entryTime = entryTime;
        builder.exitPrice = exitPrice;
        builder.exitTime = exitTime;
        builder.stopLoss = stopLoss;
        builder.takeProfit = takeProfit;
        builder.positionSize = positionSize;
        builder.pnl = pnl;
        builder.pnlPercent = pnlPercent;
        builder.conviction = conviction;
        builder.entryConfidence = entryConfidence;
        builder.sentiment = sentiment;
        builder.closed = closed;
        builder.sourcePostId = sourcePostId;
        builder.sourceText = sourceText;
        builder.platform = platform;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a trader trade; what is not said follows: a time-ordered id. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable UUID traderId;
        private @Nullable String symbol;
        private @Nullable String tradeType;
        private @Nullable BigDecimal entryPrice;
        private @Nullable Instant entryTime;
        private @Nullable BigDecimal exitPrice;
        private @Nullable Instant exitTime;
        private @Nullable BigDecimal stopLoss;
        private @Nullable BigDecimal takeProfit;
        private @Nullable BigDecimal positionSize;
        private @Nullable BigDecimal pnl;
        private @Nullable BigDecimal pnlPercent;
        private @Nullable String conviction;
        private @Nullable Double entryConfidence;
        private @Nullable Double sentiment;
        private @Nullable Boolean closed;
        private @Nullable String sourcePostId;
        private @Nullable String sourceText;
        private @Nullable String platform;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder traderId(UUID value) {
            traderId = value;
            return this;
        }

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder tradeType(String value) {
            tradeType = value;
            return this;
        }

        public Builder entryPrice(@Nullable BigDecimal value) {
            entryPrice = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder entryPrice(String value) {
            entryPrice = new BigDecimal(value);
            return this;
        }

        public Builder entryTime(Instant value) {
            entryTime = value;
            return this;
        }

        public Builder exitPrice(@Nullable BigDecimal value) {
            exitPrice = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder exitPrice(String value) {
            exitPrice = new BigDecimal(value);
            return this;
        }

        public Builder exitTime(@Nullable Instant value) {
            exitTime = value;
            return this;
        }

        public Builder stopLoss(@Nullable BigDecimal value) {
            stopLoss = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder stopLoss(String value) {
            stopLoss = new BigDecimal(value);
            return this;
        }

        public Builder takeProfit(@Nullable BigDecimal value) {
            takeProfit = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder takeProfit(String value) {
            takeProfit = new BigDecimal(value);
            return this;
        }

        public Builder positionSize(@Nullable BigDecimal value) {
            positionSize = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder positionSize(String value) {
            positionSize = new BigDecimal(value);
            return this;
        }

        public Builder pnl(@Nullable BigDecimal value) {
            pnl = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder pnl(String value) {
            pnl = new BigDecimal(value);
            return this;
        }

        public Builder pnlPercent(@Nullable BigDecimal value) {
            pnlPercent = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder pnlPercent(String value) {
            pnlPercent = new BigDecimal(value);
            return this;
        }

        public Builder conviction(@Nullable String value) {
            conviction = value;
            return this;
        }

        public Builder entryConfidence(@Nullable Double value) {
            entryConfidence = value;
            return this;
        }

        public Builder sentiment(@Nullable Double value) {
            sentiment = value;
            return this;
        }

        public Builder closed(boolean value) {
            closed = value;
            return this;
        }

        public Builder sourcePostId(@Nullable String value) {
            sourcePostId = value;
            return this;
        }

        public Builder sourceText(@Nullable String value) {
            sourceText = value;
            return this;
        }

        public Builder platform(String value) {
            platform = value;
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
        public TraderTrade build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new TraderTrade(
                    required(id, "id"),
                    required(traderId, "trader_id"),
                    required(symbol, "symbol"),
                    required(tradeType, "trade_type"),
                    entryPrice,
                    required(entryTime, "entry_time"),
                    exitPrice,
                    exitTime,
                    stopLoss,
                    takeProfit,
                    positionSize,
                    pnl,
                    pnlPercent,
                    conviction,
                    entryConfidence,
                    sentiment,
                    required(closed, "closed"),
                    sourcePostId,
                    sourceText,
                    required(platform, "platform"),
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a trader trade: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
