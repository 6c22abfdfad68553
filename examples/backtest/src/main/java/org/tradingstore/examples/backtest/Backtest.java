package org.tradingstore.examples.backtest;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.error.ConflictException;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.schema.Mode;

/** Loads bars, tries the strategy on them, and tells what the book then says. <em>Not thread-safe: it is used by one command.</em> */
final class Backtest {
    /** The last day that a period can name, so that the day after it can be named too. */
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    private final TradingStore store;
    private final Prices prices;
    private final PrintStream out;

    Backtest(TradingStore store, PrintStream out) {
        this.store = store;
        this.prices = new Prices(store.history().dailyPrices());
        this.out = out;
    }

    /** Bars of {@code file}; without one those that are kept, and a sample where there are none. */
    void load(@Nullable Path file) {
        if (file != null) {
            report(prices.load(file));
        } else if (prices.isEmpty()) {
            report(prices.loadSample());
        }
    }

    private void report(LoadCounts counts) {
        out.println(
                "daily_price created=" + counts.created() + " same=" + counts.same() + " changed=" + counts.changed());
    }

    /**
     * Tries the strategy, and writes signals, orders, trades and cash into a TEST book.
     *
     * @param book null for one that is named after the parameters
     * @throws InputException if a symbol is unknown, there are no bars in the period, or the book holds something else; no record of the
     *     day that differs was written
     */
    Report run(Crossover strategy, Terms terms, Selection selection, @Nullable String book) throws InputException {
        List<String> symbols = prices.symbols(selection.symbols());
        LocalDate to = selection.to() == null ? LAST : selection.to();
        List<Bars> bars = prices.read(symbols, to);
        LocalDate from = selection.from() == null ? LocalDate.MIN : selection.from();
        LocalDate first = within(bars, from)
                .map(each -> each.day(each.from(from)))
                .min(LocalDate::compareTo)
                .orElseThrow(() -> new InputException("There are no prices of " + String.join(", ", symbols)
                        + " in the period" + selection.period()));
        LocalDate last = within(bars, from)
                .map(each -> each.day(each.size() - 1))
                .max(LocalDate::compareTo)
                .orElse(first);
        Run run = new Run(
                strategy,
                terms,
                symbols,
                selection.from() == null ? first : from,
                last,
                selection.to() == null ? "last" : to.toString());
        return write(run, bars, book == null ? run.book() : book);
    }

    /** Those that have a bar on {@code from} or later. */
    private static Stream<Bars> within(List<Bars> bars, LocalDate from) {
        return bars.stream().filter(each -> each.from(from) < each.size());
    }

    private Report write(Run run, List<Bars> bars, String name) throws InputException {
        Book book = store.book(name, Mode.TEST).strategyVersion(run.strategy().version());
        BookJournal journal = new BookJournal(book, run);
        try {
            journal.begin();
            new Simulation(new Broker(run.strategy(), run.terms()), bars, run.first(), journal).run();
        } catch (ConflictException e) {
            throw new InputException(
                    "The book " + book.id()
                            + " holds a backtest with other parameters or other prices, which differ in "
                            + e.differences() + "; name another one with --book",
                    e);
        }
        out.println(journal.signals() + ", " + journal.trades() + " in book " + book.id());
        return Report.of(book, run);
    }

    /** Draws how equity went. */
    void draw(Report report, Path file) throws IOException {
        EquityChart.write(report.curve(), report.title(), file);
        out.println("equity and drawdown: " + file);
    }
}
