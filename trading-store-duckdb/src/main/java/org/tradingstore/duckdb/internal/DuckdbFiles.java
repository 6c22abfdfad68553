package org.tradingstore.duckdb.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.error.StorageException;
import org.tradingstore.schema.Database;

/** The files of a database, from outside: those of DuckDB may only be opened while it has them closed. */
final class DuckdbFiles {
    private static final Logger LOG = LoggerFactory.getLogger(DuckdbFiles.class);

    /** Settings follow the one in the driver's address; what follows the other DuckDB puts behind the ending of a log. */
    private static final List<String> TAKEN_APART = List.of(";", "?");

    private DuckdbFiles() {}

    static Path file(Path directory, Database database) {
        return directory.resolve(database.label() + ".duckdb");
    }

    static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + ".wal");
    }

    /** Makes the directory if it is not there. */
    static void prepare(Path directory) {
        requireLiteral(directory);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: its directory cannot be made", "directory", directory), e);
        }
        if (!Files.isWritable(directory)) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: its directory cannot be written to", "directory", directory));
        }
    }

    /** Refuses a name that the driver, or DuckDB for the log beside a file, takes for more than a name. */
    static void requireLiteral(Path directory) {
        for (String mark : TAKEN_APART) {
            if (directory.toString().contains(mark)) {
                throw new OpenRefusedException(ErrorText.of(
                        "Cannot use a directory: DuckDB takes its name apart at a character in it; choose another name",
                        "directory",
                        directory,
                        "character",
                        mark));
            }
        }
    }

    /** Refuses what is no file, or cannot be written; an empty one, which DuckDB takes for damaged, goes. */
    static void check(Path file) {
        if (!Files.exists(file)) {
            if (Files.exists(log(file))) {
                throw new DamagedFileException(new OpenRefusedException(ErrorText.of(
                        "Cannot open a database: its log is there and the file is not; restore both from a backup",
                        "file",
                        file)));
            }
            return;
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file) || !Files.isWritable(file)) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: its file cannot be written to", "file", file));
        }
        try {
            if (Files.size(file) == 0 && !Files.exists(log(file))) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: its file cannot be read", "file", file), e);
        }
    }

    /**
     * Makes room for a new file: the damaged one of a database that may be lost goes to its name with {@code .damaged} behind it, in the
     * place of one that was moved there before. Its log is of no use without it, and goes.
     */
    static void setAside(Path file, Throwable damage) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            if (Files.exists(file)) {
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(log(file));
        } catch (IOException e) {
            OpenRefusedException refusal = new OpenRefusedException(
                    ErrorText.of("Cannot make a damaged cache anew: its file cannot be moved", "file", file), e);
            refusal.addSuppressed(damage);
            throw refusal;
        }
        LOG.warn("A damaged cache is made anew {file={}, aside={}}", file, aside, damage);
    }

    static long size(Path path) {
        try {
            return Files.size(path);
        } catch (NoSuchFileException e) {
            // The log goes away by itself.
            return 0;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** What is left on the disk of a file. */
    static long free(Path file) {
        try {
            return Files.getFileStore(file).getUsableSpace();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static StorageException unreadable(Path file, IOException e) {
        return new StorageException(
                ErrorText.of("Cannot examine a database: its file cannot be read", "file", file, "error", e.toString()),
                e);
    }
}
