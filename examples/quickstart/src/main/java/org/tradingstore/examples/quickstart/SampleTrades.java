package org.tradingstore.examples.quickstart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Entries as a small crypto bot writes them: about six dollars a trade, local times, tiny prices in scientific notation, and now and then
 * an order that filled nothing. Made by a fixed seed: each run gives the same entries, and a longer sample begins with a shorter one.
 */
final class SampleTrades implements TradeEntries {
    private static final long SEED = 20260105;
    private static final LocalDateTime START = LocalDateTime.parse("2026-01-05T08:30:00");
    private static final BigDecimal FEE = new BigDecimal("0.02");
    private static final int MOST_LOTS = 6;
    private static final int UNFILLED_EACH = 97;

    private final long count;

    SampleTrades(long count) {
        this.count = count;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void forEach(Consumer<TradeEntry> action) {
        Random random = new Random(SEED);
        List<Market> markets = new ArrayList<>(List.of(
                new Market("ETHUSD", 395_150, 2),
                new Market("SOL/USD", 19_349, 2),
                new Market("LINKUSD", 1_793_547, 5),
                new Market("XRPUSD", 250_315, 5),
                new Market("DOTUSD", 30_795, 4),
                new Market("SHIBUSD", 10_140, 9)));
        LocalDateTime time = START;
        for (long number = 1; number <= count; number++) {
            time = time.plusSeconds(20 + random.nextInt(3_600)).plusNanos(1_000L * random.nextInt(1_000_000));
            Market market = markets.get(random.nextInt(markets.size()));
            ObjectNode entry = market.trade(random, time, number % UNFILLED_EACH == 0);
            action.accept(new TradeEntry(number, number, entry.size() * 32L, entry));
        }
    }

    /** One symbol: its price as a number of ticks, so that it stays exact, and how many purchases are not yet sold. */
    private static final class Market {
        private final String symbol;
        private final int scale;
        private final long lowest;
        private final long highest;
        private long ticks;
        private int lots;

        Market(String symbol, long ticks, int scale) {
            this.symbol = symbol;
            this.scale = scale;
            this.ticks = ticks;
            this.lowest = ticks / 2;
            this.highest = ticks * 2;
        }

        ObjectNode trade(Random random, LocalDateTime time, boolean unfilled) {
            long step = Math.max(1, ticks / 60);
            ticks = Math.min(highest, Math.max(lowest, ticks + random.nextLong(2 * step + 1) - step));
            boolean buy = lots == 0 || (lots < MOST_LOTS && random.nextInt(100) < 58);
            BigDecimal price = BigDecimal.valueOf(ticks, scale).stripTrailingZeros();
            BigDecimal gross =
                    unfilled ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(12) == 0 ? 1_200 : 600, 2);
            BigDecimal fee = unfilled ? BigDecimal.ZERO : FEE;
            if (!unfilled) {
                lots += buy ? 1 : -1;
            }
            ObjectNode entry = JsonNodeFactory.instance.objectNode();
            entry.put("timestamp", time.toString());
            entry.put("action", random.nextInt(10) == 0 ? (buy ? "BUY" : "SELL") : (buy ? "buy" : "sell"));
            entry.put("symbol", symbol);
            entry.put("price", price);
            entry.put("amount", unfilled ? BigDecimal.ZERO : gross.divide(price, 6, RoundingMode.HALF_EVEN));
            entry.put("gross_value", gross);
            entry.put("fee", fee);
            entry.put("net_value", buy ? gross.add(fee) : gross.subtract(fee));
            entry.put("reason", (buy ? "BUY" : "SELL") + " signal: relative strength " + (20 + random.nextInt(60)));
            return entry;
        }
    }
}
