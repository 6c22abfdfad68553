package org.tradingstore.testkit.internal.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Hands warnings to {@link LoggedWarnings} and drops the rest. Public because SLF4J makes it by its name. */
public final class KitLogging implements SLF4JServiceProvider {
    private final Loggers loggers = new Loggers();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter contexts = new NOPMDCAdapter();

    @Override
    public ILoggerFactory getLoggerFactory() {
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return contexts;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Everything is made with the provider.
    }

    /** Loggers by name. */
    static final class Loggers implements ILoggerFactory {
        private final Map<String, Logger> known = new ConcurrentHashMap<>();

        @Override
        public Logger getLogger(String name) {
            return known.computeIfAbsent(name, WarningLogger::new);
        }
    }
}
