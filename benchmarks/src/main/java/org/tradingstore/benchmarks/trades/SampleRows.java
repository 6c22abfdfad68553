package org.tradingstore.benchmarks.trades;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.RecordIds;

/** Trades of a bot in the order they were executed, of 50 symbols, some minutes apart. <em>Not thread-safe.</em> */
final class SampleRows {
    static final int SYMBOLS = 50;

    private final long seed;
    private final Random random;
    private Instant moment = Instant.parse("2025-01-02T14:30:00Z");
    private int made;

    SampleRows(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    static String symbol(int number) {
        return "SYM" + number % SYMBOLS;
    }

    /** The trades that follow those made before. */
    List<Trade> next(int count) {
        List<Trade> trades = new ArrayList<>(count);
        for (int i = 0; i < count; i++, made++) {
            moment = moment.plusNanos(1_000L * random.nextInt(90_000_000));
            Trade.Builder trade = random.nextBoolean() ? Trade.buy(symbol(made)) : Trade.sell(symbol(made));
            trades.add(trade.id(RecordIds.timeOrdered())
                    .quantity(BigDecimal.valueOf(1 + random.nextInt(1_000_000), 4))
                    .price(BigDecimal.valueOf(1 + random.nextInt(100_000_000), 5))
                    .fee(BigDecimal.valueOf(random.nextInt(500), 2))
                    .currency("USD")
                    .executedAt(moment)
                    .venue("venue")
                    .externalId(seed + "-" + made)
                    .reason("signal of two strategies")
                    .build());
        }
        return trades;
    }
}
