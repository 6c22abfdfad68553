package org.tradingstore.sqlite.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.tradingstore.core.internal.files.OnDisk;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;

/**
 * The copy of a file that is made before its schema is changed: {@code ledger.before-upgrade-1.db}, 2 the next time. It is not deleted by
 * the library.
 */
final class UpgradeBackup {
    private final Path file;
    private final Duration lockTimeout;

    UpgradeBackup(Path file, Duration lockTimeout) {
        this.file = file;
        this.lockTimeout = lockTimeout;
    }

    /** Makes it, while the caller keeps others from writing. */
    void make() throws SQLException {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.db$", "");
        int number = 1;
        while (Files.exists(target(name, number))) {
            number++;
        }
        Path target = target(name, number);
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            // What an upgrade that was cut off left: nobody else is here.
            Files.deleteIfExists(partial);
            copy(partial);
            check(partial);
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
        return file.resolveSibling(name + ".before-upgrade-" + number + ".db");
    }

    private void copy(Path partial) throws SQLException {
        try (Connection source = DriverManager.getConnection(FileHeader.url(file));
                Statement statement = source.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
            statement.execute("BEGIN");
            SqliteCopy.pages(source, partial, lockTimeout, step -> {});
            statement.execute("ROLLBACK");
        }
    }

    private void check(Path partial) throws SQLException {
        try (Connection copy = DriverManager.getConnection(FileHeader.url(partial) + "?mode=ro&immutable=1")) {
            String found = ProfilePragmas.read(copy, "PRAGMA integrity_check(1)");
            if (!found.equals("ok")) {
                throw new StorageException(ErrorText.of(
                        "Cannot open a database: its copy before an upgrade is damaged, so the file may be",
                        "file",
                        file,
                        "damage",
                        found));
            }
        }
    }
}
