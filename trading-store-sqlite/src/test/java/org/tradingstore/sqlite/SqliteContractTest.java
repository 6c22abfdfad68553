package org.tradingstore.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.testkit.StorageContract;
import org.tradingstore.testkit.StorageUnderTest;

class SqliteContractTest extends StorageContract {
    @TempDir
    Path directory;

    @Override
    protected StorageUnderTest open() {
        return StorageUnderTest.of(() -> SqliteStorage.in(directory.resolve("store")))
                .backups(SqliteStorage::in);
    }

    @Override
    protected void wipe() {
        try (Stream<Path> files = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                if (!file.equals(directory)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot wipe " + directory, e);
        }
    }
}
