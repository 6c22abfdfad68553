package org.tradingstore.sqlite.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;

/** Makes room for a new file where that of a database which may be lost is damaged. */
final class LostCache {
    private static final Logger LOG = LoggerFactory.getLogger(LostCache.class);

    private LostCache() {}

    /** Refuses a file in which SQLite finds damage; it reads all of it, which a cache is small enough for. */
    static void check(Connection connection, Path file) throws SQLException {
        String found = ProfilePragmas.read(connection, "PRAGMA integrity_check(1)");
        if (!found.equals("ok")) {
            throw new DamagedFileException(new OpenRefusedException(
                    ErrorText.of("Cannot open a database: the file is damaged", "file", file, "found", found)));
        }
    }

    /**
     * Moves the file aside, to its name with {@code .damaged} behind it, in the place of one that was moved there before: it may be
     * somebody's all the same. Its log is of no use without it, and goes.
     */
    static void setAside(Path file, Throwable damage) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            if (Files.exists(file)) {
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            for (String suffix : new String[] {"-wal", "-shm", "-journal"}) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
        } catch (IOException e) {
            OpenRefusedException refusal = new OpenRefusedException(
                    ErrorText.of("Cannot make a damaged cache anew: its file cannot be moved", "file", file), e);
            refusal.addSuppressed(damage);
            throw refusal;
        }
        LOG.warn("A damaged cache is made anew {file={}, aside={}}", file, aside, damage);
    }
}
