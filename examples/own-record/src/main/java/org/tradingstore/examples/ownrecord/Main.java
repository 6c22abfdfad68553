package org.tradingstore.examples.ownrecord;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tradingstore.error.TradingStoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: from options to an {@link OwnRecord}. */
@Command(
        name = "own-record",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        description =
                "Keeps funding payments, which the library does not know, as its first version described them, opens them with its"
                        + " second one and tells what was paid.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:the store failed", "2:what was given cannot be worked with; nothing was written"})
public final class Main implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "own-record-store",
            description = "Where the store is (default: ${DEFAULT-VALUE}).")
    private Path store = Path.of("own-record-store");

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String... args) {
        System.exit(run(System.out, System.err, args));
    }

    /** Runs the command and answers its exit code. */
    static int run(PrintStream out, PrintStream err, String... args) {
        CommandLine command = new CommandLine(new Main(out, err));
        command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setParameterExceptionHandler((e, given) -> {
            err.println("own-record: " + e.getMessage() + " (--help shows the options)");
            return BAD_INPUT;
        });
        return command.execute(args);
    }

    @Override
    public Integer call() {
        try {
            new OwnRecord(store, out).run();
            return 0;
        } catch (TradingStoreException e) {
            err.println("own-record: " + e.getMessage());
            return FAILED;
        }
    }
}
