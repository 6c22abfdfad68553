package org.tradingstore.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.RecordIds;

/**
 * Makes a trade of an entry, or says why it is none. Timestamp, action, symbol, price and amount must be there; gross value, fee, net value
 * and reason may be; whatever else the entry holds goes into the attributes of the trade.
 */
final class TradeMapping {
    static final String TIMESTAMP = "timestamp";

    private static final Set<String> KNOWN = Set.of(
            TIMESTAMP, "action", "symbol", "price", "amount", "gross_value", "fee", "net_value", "currency", "reason");
    private static final int DIGITS_BEFORE_POINT = 16;
    private static final int DIGITS_AFTER_POINT = 18;

    private final String source;
    private final @Nullable ZoneId zone;
    private final @Nullable String currency;

    /**
     * @param source name of the file's origin, which with time, symbol and action tells a trade from all others
     * @param zone of times without an offset
     * @param currency of entries that name none
     */
    TradeMapping(String source, @Nullable ZoneId zone, @Nullable String currency) {
        this.source = source;
        this.zone = zone;
        this.currency = currency;
    }

    Trade trade(JsonNode entry) throws RejectedEntryException {
        if (!(entry instanceof ObjectNode)) {
            throw new RejectedEntryException("the entry is not an object");
        }
        TradeTime time = TradeTime.parse(text(entry, TIMESTAMP));
        Instant executedAt = time.in(zone);
        Side side = side(text(entry, "action"));
        TradedSymbol symbol = TradedSymbol.parse(text(entry, "symbol"));
        BigDecimal price = required(entry, "price");
        BigDecimal amount = required(entry, "amount");
        BigDecimal gross = decimal(entry, "gross_value");
        if (amount.signum() <= 0) {
            throw new RejectedEntryException("the amount is not above zero: " + amount);
        }
        if (gross != null && gross.signum() < 0) {
            throw new RejectedEntryException("the gross_value is below zero: " + gross);
        }
        Trade.Builder trade = (side == Side.BUY ? Trade.buy(symbol.name()) : Trade.sell(symbol.name()))
                .id(RecordIds.derived("trade", source, time.identity() + "|" + symbol.name() + "|" + side))
                .executedAt(executedAt)
                .price(price)
                .quantity(amount)
                .grossValue(gross)
                .netValue(decimal(entry, "net_value"))
                .fee(decimal(entry, "fee"))
                .currency(currency(entry, symbol))
                .reason(given(entry, "reason") ? entry.get("reason").asText() : null)
                .attributes(attributes(entry));
        try {
            return trade.build();
        } catch (InvalidRecordException e) {
            throw new RejectedEntryException(String.valueOf(e.getMessage()));
        }
    }

    private static Side side(String action) throws RejectedEntryException {
        return switch (action.strip().toUpperCase(Locale.ROOT)) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw new RejectedEntryException("the action is neither buy nor sell: " + action);
        };
    }

    private String currency(JsonNode entry, TradedSymbol symbol) throws RejectedEntryException {
        if (given(entry, "currency")) {
            return text(entry, "currency").strip().toUpperCase(Locale.ROOT);
        }
        String named = symbol.currency() != null ? symbol.currency() : currency;
        if (named == null) {
            throw new RejectedEntryException(
                    "the symbol names no currency, and there is no --currency: " + symbol.name());
        }
        return named;
    }

    private static @Nullable String attributes(JsonNode entry) {
        ObjectNode others = ((ObjectNode) entry).deepCopy().remove(KNOWN);
        return others.isEmpty() ? null : others.toString();
    }

    private static String text(JsonNode entry, String key) throws RejectedEntryException {
        JsonNode value = entry.get(key);
        if (!given(entry, key) || (value.isTextual() && value.asText().isBlank())) {
            throw new RejectedEntryException("there is no " + key);
        }
        if (!value.isTextual()) {
            throw new RejectedEntryException("the " + key + " is not a text: " + value);
        }
        return value.asText();
    }

    private static BigDecimal required(JsonNode entry, String key) throws RejectedEntryException {
        BigDecimal value = decimal(entry, key);
        if (value == null) {
            throw new RejectedEntryException("there is no " + key);
        }
        return value;
    }

    private static @Nullable BigDecimal decimal(JsonNode entry, String key) throws RejectedEntryException {
        if (!given(entry, key)) {
            return null;
        }
        JsonNode value = entry.get(key);
        BigDecimal number = number(key, value);
        // Checked before anything is computed with it: a sum with 1E+1000000000 does not fit in memory.
        BigDecimal stripped = number.stripTrailingZeros();
        if ((long) stripped.precision() - stripped.scale() > DIGITS_BEFORE_POINT
                || stripped.scale() > DIGITS_AFTER_POINT) {
            throw new RejectedEntryException("the " + key
                    + " has more digits than can be kept exactly, 16 before and 18 after the point: " + value);
        }
        return number;
    }

    private static BigDecimal number(String key, JsonNode value) throws RejectedEntryException {
        if (value.isBigDecimal() || value.isIntegralNumber()) {
            return value.decimalValue();
        }
        if (value.isTextual()) {
            try {
                return new BigDecimal(value.asText().strip());
            } catch (NumberFormatException e) {
                throw new RejectedEntryException("the " + key + " is not a number: " + value);
            }
        }
        throw new RejectedEntryException("the " + key + " is not a number: " + value); // NaN, a list, true
    }

    private static boolean given(JsonNode entry, String key) {
        return entry.hasNonNull(key);
    }
}
