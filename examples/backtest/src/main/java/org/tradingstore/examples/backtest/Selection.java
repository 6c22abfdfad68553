package org.tradingstore.examples.backtest;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which bars a backtest is asked to be tried on. <em>Immutable.</em>
 *
 * @param symbols none for all that there are
 * @param from the first day; null for that of the first bar
 * @param to the last day, inclusive; null for that of the last bar
 */
record Selection(
        List<String> symbols,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    Selection {
        symbols = List.copyOf(symbols);
    }

    static Selection of(List<String> symbols, @Nullable LocalDate from, @Nullable LocalDate to) throws InputException {
        if (from != null && to != null && to.isBefore(from)) {
            throw new InputException("--to is before --from: " + to + " and " + from);
        }
        return new Selection(symbols, from, to);
    }

    /** For a message. */
    String period() {
        return (from == null ? "" : " from " + from) + (to == null ? "" : " to " + to);
    }
}
