package org.tradingstore.testkit.plants;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageInfo;
import org.tradingstore.spi.StorageSession;

/** Hands everything on to a database that works; a plant breaks one of the calls. */
class ForwardingDatabase implements StorageDatabase {
    private final StorageDatabase database;

    ForwardingDatabase(StorageDatabase database) {
        this.database = database;
    }

    @Override
    public StorageInfo info() {
        return database.info();
    }

    @Override
    public RowValues encode(RecordType<?, ?> type, @Nullable Object[] values) {
        return database.encode(type, values);
    }

    @Override
    public int valuesAtOnce() {
        return database.valuesAtOnce();
    }

    @Override
    public Duration conflictWait() {
        return database.conflictWait();
    }

    @Override
    public StorageSession begin(Access access) {
        return database.begin(access);
    }

    @Override
    public List<String> check() {
        return database.check();
    }

    @Override
    public List<String> checkpoint() {
        return database.checkpoint();
    }

    @Override
    public <T> Optional<T> extension(Class<T> type) {
        return database.extension(type);
    }

    @Override
    public void close() {
        database.close();
    }
}
