package org.tradingstore.examples.ownrecord;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.duckdb.DuckDbStorage;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.RecordContract;
import org.tradingstore.testkit.StorageUnderTest;

/** The same record on another engine: nothing of it is about the engine. */
class FundingPaymentOnDuckDbTest extends RecordContract {
    @TempDir
    static Path directory;

    private final AtomicInteger place = new AtomicInteger();

    @Override
    protected Map<RecordType<?, ?>, Database> types() {
        return Map.of(FundingPayment.TYPE, Database.LEDGER);
    }

    @Override
    protected StorageUnderTest open() {
        return StorageUnderTest.of(() -> DuckDbStorage.in(directory.resolve("store-" + place)));
    }

    @Override
    protected void wipe() {
        place.incrementAndGet();
    }
}
