package org.tradingstore.examples.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.TimeRange;

/** Loads trades into a book and prices into the history, and tells what the book earned. */
final class Quickstart {
    /** All of them are in the file; a console is no place for thousands. */
    private static final int REJECTS_SHOWN = 20;

    private final TradingStore store;
    private final Book book;
    private final Path directory;
    private final PrintStream out;
    private final PrintStream err;

    /** @param directory where the rejects and the chart go */
    Quickstart(TradingStore store, BookId book, Path directory, PrintStream out, PrintStream err) {
        this.store = store;
        this.book = store.book(book);
        this.directory = directory;
        this.out = out;
        this.err = err;
    }

    void loadTrades(TradeEntries entries, TradeMapping mapping) throws IOException {
        load(
                "trades",
                "rejects.jsonl",
                entries.count(),
                (rejects, progress) -> new TradeLoad(book.ledger().trades(), mapping, rejects, progress).load(entries));
    }

    void loadPrices(PriceFile file) throws IOException {
        load(
                "prices",
                "price-rejects.jsonl",
                file.count(),
                (rejects, progress) -> new PriceLoad(store.history().dailyPrices(), rejects, progress).load(file));
    }

    private interface Load {
        LoadReport run(RejectSink rejects, Progress progress) throws IOException;
    }

    private void load(String what, String rejectFile, long count, Load load) throws IOException {
        Files.createDirectories(directory);
        Path rejects = directory.resolve(rejectFile);
        LoadReport report;
        try (RejectFile file = RejectFile.create(rejects);
                Progress progress = new Progress(what, count, err)) {
            RejectConsole console = new RejectConsole(out, REJECTS_SHOWN);
            RejectSink both = (reject, reason) -> {
                file.rejected(reject, reason);
                console.rejected(reject, reason);
            };
            report = load.run(both, progress);
        }
        if (report.rejected() > 0) {
            out.println("all rejects with their entries: " + rejects);
        }
        out.println(report.line());
    }

    /** What the book earned without prices. */
    void report() throws IOException {
        report(new RealizedView(book.ledger()));
    }

    /** What the book is worth at the closes of the history, whose days end in {@code zone}; without prices if there are none. */
    void reportAtCloses(ZoneId zone) throws IOException {
        Set<String> symbols =
                book.ledger().profitAndLoss(CostBasis.FIFO, TimeRange.all()).symbols();
        Optional<LocalDate> last = symbols.stream()
                .flatMap(symbol -> store.history().dailyPrices().latest(symbol).stream())
                .map(DailyPrice::date)
                .max(LocalDate::compareTo);
        report(last.<EquityView>map(day -> new MarkedView(book, zone, day))
                .orElseGet(() -> new RealizedView(book.ledger())));
    }

    private void report(EquityView view) throws IOException {
        Ledger ledger = book.ledger();
        out.println();
        ReportTable.lines(ledger, view).forEach(out::println);
        if (view.priced()) {
            ledger.positions(MarkedView.LAST_MOMENT).keySet().stream()
                    .filter(symbol -> view.lastClose(symbol).isEmpty())
                    .forEach(symbol -> out.println(
                            "no close of " + symbol + " is known: equity has it at the price of its last trade"));
        }
        out.println();
        Path chart = directory.resolve("equity.png");
        if (EquityChart.write(view, book.id().toString(), currencies(ledger), chart)) {
            out.println("equity curve: " + chart);
        } else {
            Files.deleteIfExists(chart);
            out.println("equity curve: none, nothing was earned or paid yet");
        }
    }

    private static Set<String> currencies(Ledger ledger) {
        return new TreeSet<>(ledger.cash(MarkedView.LAST_MOMENT).currencies());
    }
}
