package org.tradingstore.duckdb;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageFactory;

/** Storages on DuckDB by address: a directory, and how long to wait for a lock. */
final class DuckDbFactory implements StorageFactory {
    private static final String LOCK_TIMEOUT = "lock-timeout=";

    @Override
    public String engine() {
        return "duckdb";
    }

    @Override
    public Storage storage(String address) {
        int mark = address.indexOf('?');
        String directory = mark < 0 ? address : address.substring(0, mark);
        if (directory.isBlank()) {
            throw new InvalidRequestException("Cannot find a DuckDB store: no directory is named after duckdb:");
        }
        DuckDbStorage storage = DuckDbStorage.in(path(directory));
        return mark < 0 ? storage : storage.lockTimeout(timeout(address.substring(mark + 1)));
    }

    private static Path path(String directory) {
        try {
            return Path.of(directory);
        } catch (InvalidPathException e) {
            throw new InvalidRequestException("Cannot find a DuckDB store: what follows duckdb: is no path");
        }
    }

    private static Duration timeout(String option) {
        if (option.startsWith(LOCK_TIMEOUT)) {
            try {
                return Duration.parse(option.substring(LOCK_TIMEOUT.length()));
            } catch (DateTimeException e) {
                throw new InvalidRequestException(
                        "Cannot wait for a lock so long: lock-timeout is a span of time, such as PT30S");
            }
        }
        throw new InvalidRequestException(
                "Cannot find a DuckDB store: the only option after ? is lock-timeout, such as lock-timeout=PT30S");
    }
}
