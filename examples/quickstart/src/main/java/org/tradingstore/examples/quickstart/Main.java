package org.tradingstore.examples.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.TradingStoreException;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Mode;
import org.tradingstore.spi.Storage;
import org.tradingstore.sqlite.SqliteStorage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: from options to a {@link Quickstart}. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        sortOptions = false,
        description =
                "Keeps trades in a store and tells what they earned, with --prices also what is held. Without --trades it takes a"
                        + " sample.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:the store failed", "2:what was given cannot be worked with; nothing was written"})
public final class Main implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9]{2,12}");

    @Option(
            names = "--trades",
            paramLabel = "FILE",
            description =
                    "Your trades: a JSON array, or one JSON object a line, with timestamp, action, symbol, price and"
                            + " amount, and maybe gross_value, fee, net_value, currency and reason.")
    private @Nullable Path trades;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "Daily bars, which positions are valued at: CSV with the header"
                    + " symbol,date,open,high,low,close,adjusted_close,volume. A day ends in --zone, or in UTC.")
    private @Nullable Path prices;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Whose clock wrote the times that have no offset, as in America/Chicago.")
    private @Nullable String zone;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description =
                    "The currency of trades that name none. Pairs name theirs: what follows the slash, or USD, USDT,"
                            + " USDC, EUR or GBP at the end of the symbol.")
    private @Nullable String currency;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description =
                    "Where the trades come from (default: trades-file). Source, time, symbol and action tell a trade"
                            + " from all others: the same one again is not kept twice.")
    private @Nullable String source;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "store",
            description = "Where the store is (default: ${DEFAULT-VALUE}).")
    private Path store = Path.of("store");

    @Option(
            names = "--book",
            paramLabel = "NAME",
            defaultValue = "quickstart",
            description = "The book to keep them in (default: ${DEFAULT-VALUE}).")
    private String book = "quickstart";

    @Option(names = "--mode", description = "${COMPLETION-CANDIDATES} (default: LIVE for a file, TEST for the sample).")
    private @Nullable Mode mode;

    @Option(
            names = "--sample-size",
            paramLabel = "N",
            defaultValue = "400",
            description = "Trades of the sample (default: ${DEFAULT-VALUE}).")
    private long sampleSize = 400;

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
        CommandLine command = new CommandLine(new Main(out, err)).setCaseInsensitiveEnumValuesAllowed(true);
        command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setParameterExceptionHandler((e, given) -> {
            err.println("quickstart: " + e.getMessage() + " (--help shows the options)");
            return BAD_INPUT;
        });
        return command.execute(args);
    }

    @Override
    public Integer call() {
        try {
            BookId id = new BookId(book, mode != null ? mode : trades == null ? Mode.TEST : Mode.LIVE);
            TradeMapping mapping = mapping();
            TradeEntries entries = entries();
            PriceFile priceFile = prices == null ? null : PriceFile.checked(prices);
            load(SqliteStorage.in(store), id, entries, mapping, priceFile);
            return 0;
        } catch (InputException | InvalidRequestException e) {
            err.println("quickstart: " + e.getMessage());
            return BAD_INPUT;
        } catch (IOException | UncheckedIOException e) {
            err.println("quickstart: cannot read or write: " + e.getMessage());
            return FAILED;
        } catch (TradingStoreException e) {
            err.println("quickstart: " + e.getMessage());
            return FAILED;
        }
    }

    private void load(
            Storage storage, BookId id, TradeEntries entries, TradeMapping mapping, @Nullable PriceFile priceFile)
            throws IOException, InputException {
        try (TradingStore opened = TradingStores.builder()
                .storage(storage)
                .writer("quickstart", "0.1.0")
                .open()) {
            Quickstart quickstart = new Quickstart(opened, id, store, out, err);
            quickstart.loadTrades(entries, mapping);
            if (priceFile == null) {
                quickstart.report();
            } else {
                quickstart.loadPrices(priceFile);
                ZoneId endOfDay = zone();
                quickstart.reportAtCloses(endOfDay == null ? ZoneOffset.UTC : endOfDay);
            }
        }
    }

    private TradeEntries entries() throws InputException {
        if (trades != null) {
            return TradeFile.checked(trades, zone != null);
        }
        if (currency != null || source != null) {
            throw new InputException("--currency and --source belong to a file; name it with --trades");
        }
        if (zone != null && prices == null) {
            throw new InputException("--zone belongs to a file; name it with --trades or --prices");
        }
        if (sampleSize < 1) {
            throw new InputException("--sample-size is below 1");
        }
        return new SampleTrades(sampleSize);
    }

    private TradeMapping mapping() throws InputException {
        return trades == null
                ? new TradeMapping("sample", ZoneOffset.UTC, null)
                : new TradeMapping(source == null ? "trades-file" : source, zone(), currency());
    }

    private @Nullable ZoneId zone() throws InputException {
        if (zone == null) {
            return null;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new InputException("There is no such zone: " + zone + "; name one as in America/Chicago", e);
        }
    }

    private @Nullable String currency() throws InputException {
        if (currency == null) {
            return null;
        }
        String code = currency.toUpperCase(Locale.ROOT);
        if (!CURRENCY.matcher(code).matches()) {
            throw new InputException("Not the code of a currency: " + currency + "; name one as in --currency USD");
        }
        return code;
    }
}
