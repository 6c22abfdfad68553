package org.tradingstore.duckdb;

import java.nio.file.Path;
import java.time.Duration;
import org.tradingstore.duckdb.internal.DuckdbDatabase;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.Database;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageFactory;

/**
 * Keeps each database in a DuckDB file of its own, {@code history.duckdb} and so on, in one directory. One store has a file at a time: a
 * second one, of this process or another, is refused while the first is open. <em>Immutable.</em>
 */
public final class DuckDbStorage implements Storage {
    /**
     * For settings: {@code duckdb:/var/store} keeps databases in that directory; {@code duckdb:/var/store?lock-timeout=PT30S} says how
     * long a write waits for its turn.
     */
    public static final StorageFactory FACTORY = new DuckDbFactory();

    private static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(10);

    private final Path directory;
    private final Duration lockTimeout;

    private DuckDbStorage(Path directory, Duration lockTimeout) {
        this.directory = directory;
        this.lockTimeout = lockTimeout;
    }

    /** Files in {@code directory}, which is made if it is not there. */
    public static DuckDbStorage in(Path directory) {
        return new DuckDbStorage(directory.toAbsolutePath().normalize(), DEFAULT_LOCK_TIMEOUT);
    }

    /**
     * How long a write waits for its turn, and a read for a free connection; 10 seconds unless said.
     *
     * @throws InvalidRequestException if it is below a millisecond or above an hour
     */
    public DuckDbStorage lockTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot wait for a lock so long: from a millisecond to an hour", "timeout", timeout));
        }
        return new DuckDbStorage(directory, timeout);
    }

    @Override
    public String engine() {
        return "duckdb";
    }

    @Override
    public StorageDatabase open(OpenRequest request) {
        return DuckdbDatabase.open(directory, lockTimeout, request);
    }

    @Override
    public boolean exists(Database database) {
        return DuckdbDatabase.exists(directory, database);
    }
}
