package org.tradingstore.examples.quickstart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.tradingstore.ledger.Amounts;

/** Money for people: rounded, and never without its currency. What is computed with stays exact. */
final class MoneyText {
    private static final Set<String> KNOWN = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    private static final Set<String> DOLLAR_TOKENS = Set.of("USDT", "USDC");
    private static final int DIGITS_OF_COINS = 8;

    private MoneyText() {}

    /** Each currency's amount; a dash where there is none. */
    static String of(Amounts amounts) {
        StringJoiner text = new StringJoiner(", ").setEmptyValue("-");
        amounts.asMap().forEach((currency, amount) -> text.add(of(amount, currency)));
        return text.toString();
    }

    static String of(BigDecimal amount, String currency) {
        return amount.setScale(digits(currency), RoundingMode.HALF_EVEN).toPlainString() + " " + currency;
    }

    private static int digits(String currency) {
        if (DOLLAR_TOKENS.contains(currency)) {
            return 2;
        }
        return KNOWN.contains(currency)
                ? Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits())
                : DIGITS_OF_COINS;
    }
}
