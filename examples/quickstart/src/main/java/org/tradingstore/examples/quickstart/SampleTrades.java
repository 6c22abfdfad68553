package org.tradingstore.examples.quickstart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A sample made by a fixed seed: a bot that buys and sells currency pairs for six dollars each, for some weeks, at prices that wander.
 * The same on every run, so that a second run finds every trade there.
 */
final class SampleTrades {
    static final int COUNT = 400;

    private static final long SEED = 20_251_024;
    private static final BigDecimal STAKE = new BigDecimal("6");
    private static final BigDecimal FEE = new BigDecimal("0.02");
    private static final String[] SYMBOLS = {"BTC/USD", "ETH/USD", "SOLUSD", "XRPUSD", "SHIBUSD"};
    private static final String[] PRICES = {"110250.5", "3910.22", "193.67", "2.50315", "0.00001014"};
    private static final int MICROS_PER_SECOND = 1_000_000;

    private SampleTrades() {}

    static void generate(Consumer<TradeRow> action) {
        Random random = new Random(SEED);
        LocalDateTime time = LocalDateTime.of(2025, 10, 6, 9, 30);
        Map<String, Integer> held = new HashMap<>();
        for (int number = 1; number <= COUNT; number++) {
            int which = random.nextInt(SYMBOLS.length);
            String symbol = SYMBOLS[which];
            BigDecimal drift = BigDecimal.valueOf(900 + random.nextInt(220), 3);
            BigDecimal price = new BigDecimal(PRICES[which]).multiply(drift).setScale(8, RoundingMode.HALF_EVEN);
            boolean sells = held.getOrDefault(symbol, 0) > 0 && random.nextInt(5) < 2;
            held.merge(symbol, sells ? -1 : 1, Integer::sum);
            time = time.plusSeconds(60 + random.nextInt(7_200)).withNano(random.nextInt(MICROS_PER_SECOND) * 1_000);
            ObjectNode entry = TradeFile.json().createObjectNode();
            entry.put("timestamp", time.toString());
            entry.put("action", sells ? "SELL" : number % 3 == 0 ? "BUY" : "buy");
            entry.put("symbol", symbol);
            entry.put("price", price);
            entry.put("amount", number % 97 == 0 ? BigDecimal.ZERO : STAKE.divide(price, 6, RoundingMode.HALF_EVEN));
            entry.put("gross_value", STAKE);
            entry.put("fee", FEE);
            entry.put("net_value", sells ? STAKE.subtract(FEE) : STAKE.add(FEE));
            entry.put("reason", String.format(Locale.ROOT, "signal %d of the sample", number));
            action.accept(new TradeRow(number, entry));
        }
    }
}
