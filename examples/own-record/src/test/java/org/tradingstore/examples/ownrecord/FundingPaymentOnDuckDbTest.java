package org.tradingstore.examples.ownrecord;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.duckdb.DuckDbStorage;
import org.tradingstore.testkit.StorageUnderTest;

/** The same record on another engine: nothing of it is about the engine. */
class FundingPaymentOnDuckDbTest extends FundingPaymentContractTest {
    @TempDir
    static Path files;

    @Override
    protected StorageUnderTest open() {
        return StorageUnderTest.of(() -> DuckDbStorage.in(files.resolve("store-" + place)));
    }
}
