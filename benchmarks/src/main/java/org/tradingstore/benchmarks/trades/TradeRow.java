package org.tradingstore.benchmarks.trades;

import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;

/** A row of the peers' table of trades, in the columns' order: what mappers map, with their annotations. */
@Entity
@jakarta.persistence.Table(name = "trade")
@Table("trade")
public class TradeRow {
    public long book;
    public long writer;
    public long strategy;
    public long created;

    @Id
    @jakarta.persistence.Id
    public String id = "";

    public String symbol = "";
    public String side = "";
    public String quantity = "";
    public String price = "";
    public String grossValue = "";
    public @Nullable String fee;
    public @Nullable String feeCurrency;
    public String netValue = "";
    public String currency = "";
    public String executedAt = "";
    public @Nullable String venue;
    public @Nullable String externalId;
    public long correction;
    public @Nullable String orderId;
    public @Nullable String signalId;
    public @Nullable String bucketId;
    public @Nullable String strategies;
    public @Nullable String realizedPnl;
    public @Nullable String realizedPnlPercent;
    public @Nullable String balanceBefore;
    public @Nullable String balanceAfter;
    public @Nullable String rateToBase;
    public @Nullable String amountInBase;
    public @Nullable String dividendId;
    public @Nullable String reason;
    public @Nullable String attributes;
    public @Nullable String reverses;

    /** For mappers, and to be filled. */
    TradeRow() {}

    static TradeRow of(Trade trade) {
        TradeRow row = new TradeRow();
        row.book = 1;
        row.writer = 1;
        row.created = System.currentTimeMillis() * 1_000;
        row.id = trade.id().toString();
        row.symbol = trade.symbol();
        row.side = trade.side().name();
        row.quantity = trade.quantity().toPlainString();
        row.price = trade.price().toPlainString();
        row.grossValue = trade.grossValue().toPlainString();
        row.fee = plain(trade.fee());
        row.feeCurrency = trade.feeCurrency();
        row.netValue = trade.netValue().toPlainString();
        row.currency = trade.currency();
        row.executedAt = trade.executedAt().toString();
        row.venue = trade.venue();
        row.externalId = trade.externalId();
        row.correction = trade.correction();
        row.orderId = text(trade.orderId());
        row.signalId = text(trade.signalId());
        row.bucketId = text(trade.bucketId());
        row.strategies = trade.strategies().isEmpty() ? null : String.join(",", trade.strategies());
        row.realizedPnl = plain(trade.realizedPnl());
        row.realizedPnlPercent = plain(trade.realizedPnlPercent());
        row.balanceBefore = plain(trade.balanceBefore());
        row.balanceAfter = plain(trade.balanceAfter());
        row.rateToBase = plain(trade.rateToBase());
        row.amountInBase = plain(trade.amountInBase());
        row.dividendId = text(trade.dividendId());
        row.reason = trade.reason();
        row.attributes = trade.attributes();
        row.reverses = text(trade.reverses());
        return row;
    }

    Trade toTrade() {
        return new Trade(
                UUID.fromString(id),
                symbol,
                Side.valueOf(side),
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(grossValue),
                decimal(fee),
                feeCurrency,
                new BigDecimal(netValue),
                currency,
                Instant.parse(executedAt),
                venue,
                externalId,
                correction,
                uuid(orderId),
                uuid(signalId),
                uuid(bucketId),
                strategies == null ? List.of() : List.of(strategies.split(",", -1)),
                decimal(realizedPnl),
                decimal(realizedPnlPercent),
                decimal(balanceBefore),
                decimal(balanceAfter),
                decimal(rateToBase),
                decimal(amountInBase),
                uuid(dividendId),
                reason,
                attributes,
                uuid(reverses));
    }

    /** Names of the columns, in their order. */
    static final List<String> COLUMNS = List.of(
            "book",
            "writer",
            "strategy",
            "created",
            "id",
            "symbol",
            "side",
            "quantity",
            "price",
            "gross_value",
            "fee",
            "fee_currency",
            "net_value",
            "currency",
            "executed_at",
            "venue",
            "external_id",
            "correction",
            "order_id",
            "signal_id",
            "bucket_id",
            "strategies",
            "realized_pnl",
            "realized_pnl_percent",
            "balance_before",
            "balance_after",
            "rate_to_base",
            "amount_in_base",
            "dividend_id",
            "reason",
            "attributes",
            "reverses");

    /** The values in the columns' order. */
    @Nullable
    Object[] values() {
        return new @Nullable Object[] {
            book,
            writer,
            strategy,
            created,
            id,
            symbol,
            side,
            quantity,
            price,
            grossValue,
            fee,
            feeCurrency,
            netValue,
            currency,
            executedAt,
            venue,
            externalId,
            correction,
            orderId,
            signalId,
            bucketId,
            strategies,
            realizedPnl,
            realizedPnlPercent,
            balanceBefore,
            balanceAfter,
            rateToBase,
            amountInBase,
            dividendId,
            reason,
            attributes,
            reverses
        };
    }

    /** A row of {@link #values}. */
    static TradeRow of(@Nullable Object[] values) {
        TradeRow row = new TradeRow();
        row.book = (Long) required(values[0]);
        row.writer = (Long) required(values[1]);
        row.strategy = (Long) required(values[2]);
        row.created = (Long) required(values[3]);
        row.id = (String) required(values[4]);
        row.symbol = (String) required(values[5]);
        row.side = (String) required(values[6]);
        row.quantity = (String) required(values[7]);
        row.price = (String) required(values[8]);
        row.grossValue = (String) required(values[9]);
        row.fee = (String) values[10];
        row.feeCurrency = (String) values[11];
        row.netValue = (String) required(values[12]);
        row.currency = (String) required(values[13]);
        row.executedAt = (String) required(values[14]);
        row.venue = (String) values[15];
        row.externalId = (String) values[16];
        row.correction = (Long) required(values[17]);
        row.orderId = (String) values[18];
        row.signalId = (String) values[19];
        row.bucketId = (String) values[20];
        row.strategies = (String) values[21];
        row.realizedPnl = (String) values[22];
        row.realizedPnlPercent = (String) values[23];
        row.balanceBefore = (String) values[24];
        row.balanceAfter = (String) values[25];
        row.rateToBase = (String) values[26];
        row.amountInBase = (String) values[27];
        row.dividendId = (String) values[28];
        row.reason = (String) values[29];
        row.attributes = (String) values[30];
        row.reverses = (String) values[31];
        return row;
    }

    private static Object required(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("A column that must have a value has none");
        }
        return value;
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static @Nullable String text(@Nullable UUID value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
