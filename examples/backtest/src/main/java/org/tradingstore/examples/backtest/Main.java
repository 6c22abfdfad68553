package org.tradingstore.examples.backtest;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradingstore.TradingStore;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.TradingStoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: from options to a {@link Backtest}. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        sortOptions = false,
        description =
                "Tries a crossover of two moving averages on daily bars, long only: bars on DuckDB, signals, orders and trades"
                        + " of a TEST book on SQLite. Without --prices it takes the bars that the store has, and a sample where there are"
                        + " none. The same again writes nothing twice; other parameters are another book.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the store failed",
            "2:what was given cannot be worked with; no signal, order or trade was written"
        })
public final class Main implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9]{2,12}");

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description =
                    "Daily bars to load first: Parquet, or CSV with a header, with symbol, date, open, high, low, close, and maybe adjusted_close, volume and source.")
    private @Nullable Path prices;

    @Option(names = "--symbols", paramLabel = "NAME", split = ",", description = "Which ones (default: all).")
    private List<String> symbols = List.of();

    @Option(
            names = "--fast",
            paramLabel = "DAYS",
            defaultValue = "20",
            description = "Of the shorter mean of closes (default: ${DEFAULT-VALUE}).")
    private int fast = 20;

    @Option(
            names = "--slow",
            paramLabel = "DAYS",
            defaultValue = "100",
            description = "Of the longer one (default: ${DEFAULT-VALUE}).")
    private int slow = 100;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day (default: that of the first bar).")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day (default: that of the last bar).")
    private @Nullable LocalDate to;

    @Option(
            names = "--cash",
            paramLabel = "AMOUNT",
            defaultValue = "100000",
            description = "At the start (default: ${DEFAULT-VALUE}).")
    private BigDecimal cash = BigDecimal.ZERO;

    @Option(
            names = "--fraction",
            paramLabel = "PART",
            defaultValue = "0.12",
            description = "Of equity that a purchase is for (default: ${DEFAULT-VALUE}).")
    private BigDecimal fraction = BigDecimal.ZERO;

    @Option(
            names = "--fee",
            paramLabel = "PART",
            defaultValue = "0.001",
            description = "Of the value of each trade (default: ${DEFAULT-VALUE}).")
    private BigDecimal fee = BigDecimal.ZERO;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "USD",
            description = "Of all prices (default: ${DEFAULT-VALUE}).")
    private String currency = "USD";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "America/New_York",
            description = "Of the exchange, which opens at 09:30 (default: ${DEFAULT-VALUE}).")
    private String zone = "America/New_York";

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "backtest-store",
            description = "Where the store is (default: ${DEFAULT-VALUE}).")
    private Path store = Path.of("backtest-store");

    @Option(
            names = "--book",
            paramLabel = "NAME",
            description = "The book to write (default: one named after the parameters).")
    private @Nullable String book;

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            description = "The PNG to draw (default: backtest.png in the store).")
    private @Nullable Path chart;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String... args) {
        System.setProperty("java.awt.headless", "true"); // the chart needs no screen
        System.exit(run(System.out, System.err, args));
    }

    /** Runs the command and answers its exit code. */
    static int run(PrintStream out, PrintStream err, String... args) {
        CommandLine command = new CommandLine(new Main(out, err));
        command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setParameterExceptionHandler((e, given) -> {
            err.println("backtest: " + e.getMessage() + " (--help shows the options)");
            return BAD_INPUT;
        });
        return command.execute(args);
    }

    @Override
    public Integer call() {
        try {
            Crossover strategy = Crossover.of(fast, slow);
            Terms terms = Terms.of(cash, fee, fraction, currency(), zone());
            Selection selection = Selection.of(symbols, from, to);
            try (TradingStore opened = MixedStore.open(store)) {
                Backtest backtest = new Backtest(opened, out);
                backtest.load(prices);
                Report report = backtest.run(strategy, terms, selection, book);
                out.println();
                report.lines().forEach(out::println);
                out.println();
                backtest.draw(report, chart == null ? store.resolve("backtest.png") : chart);
            }
            return 0;
        } catch (InputException | InvalidRequestException | InvalidRecordException e) {
            err.println("backtest: " + e.getMessage());
            return BAD_INPUT;
        } catch (IOException e) {
            err.println("backtest: cannot write: " + e.getMessage());
            return FAILED;
        } catch (TradingStoreException e) {
            err.println("backtest: " + e.getMessage());
            return FAILED;
        }
    }

    private ZoneId zone() throws InputException {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new InputException("There is no such zone: " + zone + "; name one as in America/New_York", e);
        }
    }

    private String currency() throws InputException {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new InputException("Not the code of a currency: " + currency + "; name one as in --currency USD");
        }
        return currency;
    }
}
