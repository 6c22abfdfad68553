package org.tradingstore.duckdb;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.tradingstore.ledger.Trade;

/** Trades of tests, each with an id, a price and a moment of its own. */
final class Trades {
    private static final AtomicLong MADE = new AtomicLong();
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private Trades() {}

    static Trade next() {
        long number = MADE.incrementAndGet();
        return Trade.buy(number % 3 == 0 ? "MSFT" : "AAPL")
                .quantity(BigDecimal.valueOf(number))
                .price(BigDecimal.valueOf(number, 2))
                .currency("USD")
                .reason("as planned, number " + number)
                .executedAt(START.plusSeconds(number))
                .build();
    }

    static List<Trade> some(int count) {
        return Stream.generate(Trades::next).limit(count).toList();
    }
}
