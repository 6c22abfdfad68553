package org.tradingstore.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.RecordIds;

/**
 * Makes trades of a bot's entries. An entry has no id of its own: its time, symbol and action tell it apart, so its id is derived from
 * them, and loading it again finds it there.
 */
final class TradeMapping {
    /** What the symbols of currency pairs end in, longest first. */
    private static final List<String> QUOTES = List.of("USDT", "USDC", "USD", "EUR", "GBP", "JPY", "CHF");

    private final String source;
    private final LocalTimes times;
    private final Optional<String> currency;

    /** Maps the entries of one source; {@code currency} is that of symbols which do not name theirs. */
    TradeMapping(String source, LocalTimes times, Optional<String> currency) {
        this.source = source;
        this.times = times;
        this.currency = currency;
    }

    Trade map(JsonNode entry) throws RejectedRow {
        String symbol = text(entry, "symbol").replace("/", "").toUpperCase(Locale.ROOT);
        Side side = switch (text(entry, "action").toUpperCase(Locale.ROOT)) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw new RejectedRow("the action is neither buy nor sell: " + text(entry, "action"));
        };
        String time = text(entry, "timestamp");
        BigDecimal amount = number(entry, "amount");
        if (amount.signum() <= 0) {
            throw new RejectedRow("the amount is not above zero: " + amount.toPlainString());
        }
        Trade.Builder trade = side == Side.BUY ? Trade.buy(symbol) : Trade.sell(symbol);
        try {
            return trade.id(RecordIds.derived("trade", source, time + "|" + symbol + "|" + side))
                    .quantity(amount)
                    .price(number(entry, "price"))
                    .grossValue(optionalNumber(entry, "gross_value"))
                    .fee(optionalNumber(entry, "fee"))
                    .netValue(optionalNumber(entry, "net_value"))
                    .currency(currencyOf(symbol))
                    .executedAt(times.moment(time))
                    .reason(
                            entry.path("reason").isTextual()
                                    ? entry.path("reason").textValue()
                                    : null)
                    .build();
        } catch (InvalidRecordException e) {
            throw (RejectedRow) new RejectedRow(String.valueOf(e.getMessage())).initCause(e);
        }
    }

    private String currencyOf(String symbol) throws RejectedRow {
        for (String quote : QUOTES) {
            if (symbol.endsWith(quote) && symbol.length() > quote.length()) {
                return quote;
            }
        }
        if (currency.isEmpty()) {
            throw new RejectedRow("the symbol names no currency, and there is no --currency: " + symbol);
        }
        return currency.get();
    }

    private static String text(JsonNode entry, String key) throws RejectedRow {
        JsonNode value = entry.path(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new RejectedRow("there is no " + key);
        }
        return value.textValue();
    }

    private static BigDecimal number(JsonNode entry, String key) throws RejectedRow {
        BigDecimal value = optionalNumber(entry, key);
        if (value == null) {
            throw new RejectedRow("there is no " + key);
        }
        return value;
    }

    private static @Nullable BigDecimal optionalNumber(JsonNode entry, String key) throws RejectedRow {
        JsonNode value = entry.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return value.isNumber()
                    ? value.decimalValue()
                    : new BigDecimal(value.asText().strip());
        } catch (NumberFormatException e) {
            throw (RejectedRow) new RejectedRow("the " + key + " is not a number: " + value).initCause(e);
        }
    }
}
