package org.tradingstore.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.Database;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageFactory;
import org.tradingstore.sqlite.internal.SqliteDatabase;

/**
 * Keeps each database in a SQLite file of its own, {@code ledger.db} and so on, in one directory on a local disk. Several processes may
 * use the directory at the same time: they wait for each other. <em>Immutable.</em>
 */
public final class SqliteStorage implements Storage {
    /**
     * For settings: {@code sqlite:/var/store} keeps databases in that directory; {@code sqlite:/var/store?lock-timeout=PT30S} says how
     * long to wait for another process.
     */
    public static final StorageFactory FACTORY = new SqliteFactory();

    private static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(10);

    private final Path directory;
    private final Duration lockTimeout;

    private SqliteStorage(Path directory, Duration lockTimeout) {
        this.directory = directory;
        this.lockTimeout = lockTimeout;
    }

    /** Files in {@code directory}, which is made if it is not there. */
    public static SqliteStorage in(Path directory) {
        return new SqliteStorage(directory.toAbsolutePath().normalize(), DEFAULT_LOCK_TIMEOUT);
    }

    /**
     * How long a write waits for another process, and a read for a free connection; 10 seconds unless said.
     *
     * @throws InvalidRequestException if it is below a millisecond or above an hour
     */
    public SqliteStorage lockTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot wait for a lock so long: from a millisecond to an hour", "timeout", timeout));
        }
        return new SqliteStorage(directory, timeout);
    }

    @Override
    public String engine() {
        return "sqlite";
    }

    @Override
    public StorageDatabase open(OpenRequest request) {
        return SqliteDatabase.open(directory, lockTimeout, request);
    }

    @Override
    public boolean exists(Database database) {
        return SqliteDatabase.exists(directory, database);
    }
}
