package org.tradingstore.duckdb.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.error.StorageException;
import org.tradingstore.error.StoreBusyException;

/**
 * Keeps a database file to one store. DuckDB refuses a second process by itself, but gives a second connection of this process the same
 * database, with a second writer. The lock is on a file beside it, because to open and close the database file would drop DuckDB's own
 * lock on it.
 */
final class FileLock implements AutoCloseable {
    private final Path path;
    private final @Nullable FileChannel channel;

    private FileLock(Path path, @Nullable FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** For a file that nobody else knows of. */
    static FileLock none() {
        return new FileLock(Path.of(""), null);
    }

    /** @throws StoreBusyException if another store has it */
    static FileLock take(Path file) {
        Path path = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel = open(path, file);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            throw busy(file, e);
        } catch (IOException e) {
            throw refused(file, e);
        } finally {
            if (!taken) {
                close(channel, path);
            }
        }
        if (!taken) {
            throw busy(file, null);
        }
        return new FileLock(path, channel);
    }

    private static FileChannel open(Path path, Path file) {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw refused(file, e);
        }
    }

    private static StoreBusyException busy(Path file, @Nullable Throwable cause) {
        return new StoreBusyException(
                ErrorText.of(
                        "Cannot open a database: another store has it open, and DuckDB serves one at a time; close that one first",
                        "file",
                        file),
                cause);
    }

    private static OpenRefusedException refused(Path file, IOException e) {
        return new OpenRefusedException(
                ErrorText.of("Cannot open a database: its directory cannot be written to", "file", file), e);
    }

    private static void close(FileChannel channel, Path path) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageException(ErrorText.of("Cannot close a lock file", "file", path), e);
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            close(channel, path);
        }
    }
}
