package org.tradingstore.examples.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradingstore.Book;
import org.tradingstore.ledger.Trade;
import org.tradingstore.signals.Signal;

/**
 * What a book holds of a backtest already. It has to be how the backtest begins: with prices that changed since, signals of the former ones
 * would stay beside those of the new ones, and the book would be of neither.
 */
final class KeptPart {
    private final Book book;

    KeptPart(Book book) {
        this.book = book;
    }

    /** Compares it with what is about to be written. @throws InputException if the book holds something else */
    void check(List<TradingDay> days) throws InputException {
        List<Signal> signals = new ArrayList<>();
        book.signals().signals().scan(Signal.TYPE.all(), signals::add);
        check("signal", signals, days.stream().flatMap(day -> day.signals().stream()), Signal::generatedAt);
        List<Trade> trades = new ArrayList<>();
        book.ledger().trades().scan(Trade.TYPE.all(), trades::add);
        check("trade", trades, days.stream().flatMap(day -> day.trades().stream()), Trade::executedAt);
    }

    private <R> void check(String what, List<R> kept, Stream<R> made, Function<R, Instant> at) throws InputException {
        Instant last = kept.stream().map(at).max(Instant::compareTo).orElse(Instant.MIN);
        Set<R> begins =
                made.filter(each -> !at.apply(each).isAfter(last)).collect(Collectors.toCollection(HashSet::new));
        Set<R> before = new HashSet<>(kept);
        if (!before.equals(begins)) {
            Instant first = Stream.concat(
                            before.stream().filter(each -> !begins.contains(each)),
                            begins.stream().filter(each -> !before.contains(each)))
                    .map(at)
                    .min(Instant::compareTo)
                    .orElse(last);
            throw new InputException(
                    "The book " + book.id() + " holds a backtest of other prices than there are now, since a " + what
                            + " of " + first + " differs; name another one with --book");
        }
    }
}
