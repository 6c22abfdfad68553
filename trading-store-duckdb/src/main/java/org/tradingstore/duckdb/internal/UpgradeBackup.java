package org.tradingstore.duckdb.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tradingstore.core.internal.files.OnDisk;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;

/**
 * The copy of a file that is made before its schema is changed: {@code ledger.before-upgrade-1.duckdb}, 2 the next time. It is not deleted
 * by the library.
 */
final class UpgradeBackup {
    private final Path file;

    UpgradeBackup(Path file) {
        this.file = file;
    }

    /**
     * Makes it of a file that nobody has open, and whose log has been moved into it: to open a file that DuckDB has open, and close it
     * again, would drop DuckDB's lock on it.
     */
    void make() {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.duckdb$", "");
        int number = 1;
        while (Files.exists(target(name, number))) {
            number++;
        }
        Path target = target(name, number);
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            // What an upgrade that was cut off left: nobody else is here.
            Files.deleteIfExists(partial);
            Files.copy(file, partial);
            OnDisk.sync(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            OnDisk.syncName(target);
        } catch (IOException e) {
            throw new StorageException(
                    ErrorText.of(
                            "Cannot open a database: its copy before an upgrade cannot be written",
                            "file",
                            target,
                            "error",
                            e.toString()),
                    e);
        }
    }

    private Path target(String name, int number) {
        return file.resolveSibling(name + ".before-upgrade-" + number + ".duckdb");
    }
}
