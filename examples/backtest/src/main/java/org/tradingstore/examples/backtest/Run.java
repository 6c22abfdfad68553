package org.tradingstore.examples.backtest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.TimeRange;

/**
 * One backtest: a strategy, an account, and the bars it is tried on. <em>Immutable.</em>
 *
 * @param symbols by name
 * @param first the first day
 * @param last the last day, inclusive
 * @param until how the last day was named, which is part of the parameters: as a date, or as the end of what is kept
 */
record Run(Crossover strategy, Terms terms, List<String> symbols, LocalDate first, LocalDate last, String until) {
    private static final int DIGITS = 8;

    Run {
        symbols = List.copyOf(symbols);
    }

    /** Everything that the result depends on but the prices, in one text. */
    String parameters() {
        return "%s %s symbols=%s from=%s to=%s cash=%s fee=%s fraction=%s %s %s"
                .formatted(
                        Crossover.NAME,
                        strategy.version(),
                        String.join(",", symbols),
                        first,
                        until,
                        terms.cash().stripTrailingZeros().toPlainString(),
                        terms.fee().stripTrailingZeros().toPlainString(),
                        terms.fraction().stripTrailingZeros().toPlainString(),
                        terms.currency(),
                        terms.zone());
    }

    /** The name of a book of its own: another set of parameters is another book. */
    String book() {
        String digest =
                RecordIds.derived("backtest", Crossover.NAME, parameters()).toString();
        return "sma-" + strategy.version() + "-" + digest.substring(0, DIGITS);
    }

    /** From the start of the first day to the end of the last, where its close is known. */
    TimeRange period() {
        return new TimeRange(terms.startOf(first), terms.endOf(last));
    }

    /** The moments of its signals: the last close is known where the period ends. */
    TimeRange closes() {
        return new TimeRange(period().start(), period().end().plus(1, ChronoUnit.MICROS));
    }
}
