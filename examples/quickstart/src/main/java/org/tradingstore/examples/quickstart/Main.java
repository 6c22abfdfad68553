package org.tradingstore.examples.quickstart;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.TradingStoreException;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.sqlite.SqliteStorage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps a bot's trades in a store and shows what they earned. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Keeps trades in a store, once each, and shows what they earned.",
            "Without --trades it takes a sample."
        })
public final class Main implements Callable<Integer> {
    private static final int LONG_LOAD = 10_000;
    private static final int BAD_INPUT = 2;

    @Option(
            names = "--trades",
            paramLabel = "FILE",
            description = "JSON file of trades: an array, or one object after another.")
    private @Nullable Path trades;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Zone of times without an offset, such as America/Chicago.")
    private @Nullable String zone;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Currency of symbols that do not name theirs, as BTCUSD does.")
    private @Nullable String currency;

    @Option(names = "--store", paramLabel = "DIR", description = "Where the store is; ${DEFAULT-VALUE} unless said.")
    private Path store = Path.of("store");

    @Option(names = "--book", paramLabel = "NAME", description = "Whose trades they are; ${DEFAULT-VALUE} unless said.")
    private String book = "quickstart";

    private final PrintStream out;

    Main(PrintStream out) {
        this.out = out;
    }

    /** Runs the command and ends the process with its code: 0, or 2 for input that cannot be used. */
    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine command = new CommandLine(new Main(out));
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            if (e instanceof InputException || e instanceof TradingStoreException) {
                err.println(e.getMessage());
                return BAD_INPUT;
            }
            throw e;
        });
        return command.execute(arguments);
    }

    @Override
    public Integer call() {
        Path file = trades;
        Optional<ZoneId> named = Optional.ofNullable(zone).map(Main::zone);
        int entries = file == null ? SampleTrades.COUNT : TradeFile.count(file);
        Optional<ZoneId> ofTimes = file == null ? Optional.of(ZoneId.of("America/New_York")) : named;
        if (file != null && ofTimes.isEmpty()) {
            requireOffsets(file);
        }
        Mode mode = file == null ? Mode.TEST : Mode.LIVE;
        String source = file == null ? "sample" : "trades-file";
        TradeMapping mapping = new TradeMapping(source, new LocalTimes(ofTimes), Optional.ofNullable(currency));
        try (TradingStore opened = TradingStores.builder()
                .storage(SqliteStorage.in(store))
                .writer("quickstart", "1")
                .open()) {
            Ledger ledger = opened.book(book, mode).ledger();
            load(ledger, mapping, file, entries);
            new ReportTable(ledger).print(out);
            Iterable<String> currencies = ledger.profitAndLoss(CostBasis.FIFO, TimeRange.all())
                    .total()
                    .turnover()
                    .currencies();
            EquityChart.write(ledger, currencies, store.resolve("equity.png"))
                    .ifPresent(chart -> out.println("equity curve: " + chart));
        }
        return 0;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InputException("There is no such zone: " + name, e);
        }
    }

    /** Finds out before anything is written whether a time needs the zone that was not named. */
    private static void requireOffsets(Path file) {
        LocalTimes times = new LocalTimes(Optional.empty());
        TradeFile.read(file, row -> {
            String time = row.entry().path("timestamp").asText();
            try {
                times.moment(time);
            } catch (RejectedRow e) {
                // A time that cannot be read is reported with its entry when the file is loaded.
                return;
            }
        });
    }

    private void load(Ledger ledger, TradeMapping mapping, @Nullable Path file, int entries) {
        Path rejects = store.resolve("rejects.jsonl");
        try (RejectFile rejected = new RejectFile(rejects, out)) {
            TradeLoad load = new TradeLoad(ledger.trades(), mapping, rejected);
            if (entries >= LONG_LOAD) {
                try (ProgressBar bar = new ProgressBarBuilder()
                        .setTaskName("trades")
                        .setInitialMax(entries)
                        .build()) {
                    each(file, row -> {
                        load.add(row);
                        bar.step();
                    });
                }
            } else {
                each(file, load::add);
            }
            load.finish();
            out.println(load.line());
        }
    }

    private static void each(@Nullable Path file, Consumer<TradeRow> action) {
        if (file == null) {
            SampleTrades.generate(action);
        } else {
            TradeFile.read(file, action);
        }
    }
}
