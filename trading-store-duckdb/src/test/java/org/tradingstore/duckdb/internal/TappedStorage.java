package org.tradingstore.duckdb.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Database;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;

/** DuckDB in a directory, with a look at the database of bars that it opens. */
final class TappedStorage implements Storage {
    private final Path directory;
    private @Nullable DuckdbDatabase history;

    TappedStorage(Path directory) {
        this.directory = directory;
    }

    @Override
    public String engine() {
        return "duckdb";
    }

    @Override
    public boolean exists(Database database) {
        return DuckdbDatabase.exists(directory, database);
    }

    @Override
    public StorageDatabase open(OpenRequest request) {
        DuckdbDatabase opened = DuckdbDatabase.open(directory, Duration.ofSeconds(10), request);
        history = request.database() == Database.HISTORY ? opened : history;
        return opened;
    }

    /** The one that was opened last. */
    DuckdbDatabase history() {
        return Objects.requireNonNull(history);
    }
}
