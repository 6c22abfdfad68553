package org.tradingstore.examples.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.tradingstore.Book;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.schema.TimeRange;

/** Loads entries into a book, and tells what the book earned. */
final class Quickstart {
    /** All of them are in the file; a console is no place for thousands. */
    private static final int REJECTS_SHOWN = 20;

    private final Book book;
    private final Path directory;
    private final PrintStream out;
    private final PrintStream err;

    /** @param directory where the rejects and the chart go */
    Quickstart(Book book, Path directory, PrintStream out, PrintStream err) {
        this.book = book;
        this.directory = directory;
        this.out = out;
        this.err = err;
    }

    LoadReport run(TradeEntries entries, TradeMapping mapping) throws IOException {
        Files.createDirectories(directory);
        LoadReport report = load(entries, mapping);
        out.println(report.line());
        out.println();
        report(book.ledger());
        return report;
    }

    private LoadReport load(TradeEntries entries, TradeMapping mapping) throws IOException {
        Path rejects = directory.resolve("rejects.jsonl");
        LoadReport report;
        try (RejectFile file = RejectFile.create(rejects);
                Progress progress = new Progress(entries.count(), err)) {
            RejectConsole console = new RejectConsole(out, REJECTS_SHOWN);
            RejectSink both = (entry, reason) -> {
                file.rejected(entry, reason);
                console.rejected(entry, reason);
            };
            report = new TradeLoad(book.ledger().trades(), mapping, both, progress).load(entries);
        }
        if (report.rejected() > 0) {
            out.println("all rejects with their entries: " + rejects);
        }
        return report;
    }

    private void report(Ledger ledger) throws IOException {
        ProfitAndLoss pnl = ledger.profitAndLoss(CostBasis.FIFO, TimeRange.all());
        ReportTable.lines(ledger, pnl).forEach(out::println);
        out.println();
        Set<String> currencies = new TreeSet<>(pnl.total().turnover().currencies());
        Path chart = directory.resolve("equity.png");
        if (EquityChart.write(ledger, book.id().toString(), currencies, chart)) {
            out.println("equity curve: " + chart);
        } else {
            Files.deleteIfExists(chart);
            out.println("equity curve: none, nothing was earned or paid yet");
        }
    }
}
