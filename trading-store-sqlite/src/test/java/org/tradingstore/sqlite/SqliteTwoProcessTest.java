package org.tradingstore.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.testkit.StoreOpener;
import org.tradingstore.testkit.TwoProcessContract;

class SqliteTwoProcessTest extends TwoProcessContract {
    @TempDir
    Path directory;

    @Override
    protected Class<? extends StoreOpener> opener() {
        return SqliteOpener.class;
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
