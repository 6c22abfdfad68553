package org.tradingstore.sqlite.internal;

import java.nio.file.Path;
import java.time.Duration;
import org.tradingstore.jdbi.internal.Dialect;

/** Hands the dialect to tests of statements. */
public final class Dialects {
    private Dialects() {}

    public static Dialect of(Path file) {
        return new SqliteDialect(file, Duration.ofSeconds(1));
    }
}
