package org.tradingstore.examples.quickstart;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A symbol in the one form it is kept in, upper case without a slash ({@code ETH/USD} and {@code ETHUSD} are one), and the currency that
 * it names: what follows the slash, or one of USD, USDT, USDC, EUR and GBP at its end.
 */
record TradedSymbol(String name, @Nullable String currency) {
    /** No code ends another, so their order does not matter. */
    private static final List<String> CURRENCIES = List.of("USD", "USDT", "USDC", "EUR", "GBP");

    static TradedSymbol parse(String text) throws RejectedEntryException {
        String symbol = text.strip().toUpperCase(Locale.ROOT);
        int slash = symbol.indexOf('/');
        if (symbol.isEmpty() || slash == 0 || slash == symbol.length() - 1 || slash != symbol.lastIndexOf('/')) {
            throw new RejectedEntryException("the symbol is neither a symbol nor a pair: " + text);
        }
        if (slash > 0) {
            return new TradedSymbol(
                    symbol.substring(0, slash) + symbol.substring(slash + 1), symbol.substring(slash + 1));
        }
        for (String currency : CURRENCIES) {
            if (symbol.length() > currency.length() && symbol.endsWith(currency)) {
                return new TradedSymbol(symbol, currency);
            }
        }
        return new TradedSymbol(symbol, null);
    }
}
