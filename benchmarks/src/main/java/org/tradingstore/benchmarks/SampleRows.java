package org.tradingstore.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.RecordIds;

/** Trades of a bot, the same for each subject of a pair. */
final class SampleRows {
    private SampleRows() {}

    static List<Trade> make(int count, long seed) {
        Random random = new Random(seed);
        List<Trade> trades = new ArrayList<>(count);
        Instant moment = Instant.parse("2025-01-02T14:30:00Z");
        for (int i = 0; i < count; i++) {
            moment = moment.plusNanos(1_000L * random.nextInt(90_000_000));
            Trade.Builder trade = random.nextBoolean() ? Trade.buy("SYM" + i % 50) : Trade.sell("SYM" + i % 50);
            trades.add(trade.id(RecordIds.timeOrdered())
                    .quantity(BigDecimal.valueOf(1 + random.nextInt(1_000_000), 4))
                    .price(BigDecimal.valueOf(1 + random.nextInt(100_000_000), 5))
                    .fee(BigDecimal.valueOf(random.nextInt(500), 2))
                    .currency("USD")
                    .executedAt(moment)
                    .venue("venue")
                    .externalId(seed + "-" + i)
                    .reason("signal of two strategies")
                    .build());
        }
        return trades;
    }
}
