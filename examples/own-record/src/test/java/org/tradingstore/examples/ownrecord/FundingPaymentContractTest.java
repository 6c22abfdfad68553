package org.tradingstore.examples.ownrecord;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.RecordType;
import org.tradingstore.sqlite.SqliteStorage;
import org.tradingstore.testkit.RecordContract;
import org.tradingstore.testkit.StorageUnderTest;

// docs:begin contract-test
class FundingPaymentContractTest extends RecordContract {
    @TempDir
    static Path directory;

    final AtomicInteger place = new AtomicInteger();

    @Override
    protected Map<RecordType<?, ?>, Database> types() {
        return Map.of(FundingPayment.TYPE, Database.LEDGER);
    }

    @Override
    protected StorageUnderTest open() {
        return StorageUnderTest.of(() -> SqliteStorage.in(directory.resolve("store-" + place)));
    }

    @Override
    protected void wipe() {
        place.incrementAndGet(); // what was there before is left behind
    }
}
// docs:end
