package org.tradingstore.testkit.internal.crash;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.RecordIds;

/**
 * Which trade of a process: its content follows from it, so that what is found can be compared with what was written.
 * <em>Immutable.</em>
 *
 * @param round which process
 * @param way how it was written
 * @param number from 0 in each way
 * @param part 0, or 1 for the second of two that are written together
 */
public record Mark(int round, Way way, int number, int part) {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** How a trade is written. */
    public enum Way {
        SINGLE,
        PAIR,
        TRANSACTION,
        LATER;

        boolean two() {
            return this == PAIR || this == TRANSACTION;
        }
    }

    /** The trade. */
    public Trade trade() {
        return Trade.buy(way.name())
                .id(RecordIds.derived("trade", "crash", toString()))
                .quantity(new BigDecimal("1.000000000000000001").add(BigDecimal.valueOf(number)))
                .price(BigDecimal.valueOf(number, 4))
                .fee(BigDecimal.valueOf(round + 1L, 2))
                .currency("USD")
                .executedAt(START.plus(Duration.ofDays(round)).plusSeconds(number))
                .venue("CRASH")
                .externalId(text())
                .build();
    }

    /** As printed by the process that wrote it, and kept as external id. */
    public String text() {
        return round + "/" + way + "/" + number + "/" + part;
    }

    /** The mark with this text. */
    public static Mark of(String text) {
        String[] parts = text.split("/", -1);
        return new Mark(
                Integer.parseInt(parts[0]),
                Way.valueOf(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]));
    }

    /** The one that is written with it or not at all. */
    public Mark other() {
        return way.two() ? new Mark(round, way, number, 1 - part) : this;
    }
}
