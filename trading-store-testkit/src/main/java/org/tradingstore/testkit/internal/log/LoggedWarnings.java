package org.tradingstore.testkit.internal.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What was logged as a warning or worse, through SLF4J and through the platform's own loggers. <em>Thread-safe.</em> */
public final class LoggedWarnings {
    private static final Queue<Warning> LOGGED = new ConcurrentLinkedQueue<>();
    private static final Logger ROOT = Logger.getLogger("");
    private static final Handler LISTENER = listening();

    private LoggedWarnings() {}

    /**
     * One of them.
     *
     * @param thrown what was logged with it
     */
    public record Warning(
            String logger, String message, @Nullable Throwable thrown) {}

    private static Handler listening() {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    add(new Warning(
                            String.valueOf(entry.getLoggerName()),
                            String.valueOf(entry.getMessage()),
                            entry.getThrown()));
                }
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
        ROOT.addHandler(handler);
        return handler;
    }

    static void add(Warning warning) {
        LOGGED.add(warning);
    }

    /** Whether warnings that are logged through SLF4J come in here. */
    public static boolean seesSlf4j() {
        return LoggerFactory.getILoggerFactory() instanceof KitLogging.Loggers;
    }

    /** Those since the last call. */
    public static List<Warning> taken() {
        // Naming it keeps the listener in place whichever method comes first.
        LISTENER.flush();
        List<Warning> taken = new ArrayList<>();
        for (Warning warning = LOGGED.poll(); warning != null; warning = LOGGED.poll()) {
            taken.add(warning);
        }
        return taken;
    }
}
