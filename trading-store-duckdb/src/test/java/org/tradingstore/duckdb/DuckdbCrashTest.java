package org.tradingstore.duckdb;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.testkit.CrashContract;
import org.tradingstore.testkit.StoreOpener;

class DuckdbCrashTest extends CrashContract {
    @TempDir
    Path directory;

    @Override
    protected Class<? extends StoreOpener> opener() {
        return DuckdbOpener.class;
    }

    @Override
    protected String place() {
        return directory.resolve("store").toString();
    }

    @Override
    protected void wipe() {
        Directories.wipe(directory);
    }
}
