package org.tradingstore.duckdb.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;
import org.tradingstore.spi.Vitals.Hazard;

/** What the driver unpacks for itself into the temporary directory: each process some 70 MB, which stay where it is killed. */
public final class NativeLibraries {
    private static final Duration OLD = Duration.ofDays(1);

    private NativeLibraries() {}

    /** Tells of libraries that are older than a day; whether a process still has one open cannot be seen from here. */
    public static List<Hazard> hazards(Path temporary, Instant now) {
        long count = 0;
        long bytes = 0;
        try (DirectoryStream<Path> libraries = Files.newDirectoryStream(temporary, "libduckdb_java*")) {
            for (Path library : libraries) {
                if (Files.getLastModifiedTime(library).toInstant().isBefore(now.minus(OLD))) {
                    count++;
                    bytes += Files.size(library);
                }
            }
        } catch (NoSuchFileException e) {
            // Gone while they were counted, which is what they should be.
            return List.of();
        } catch (IOException e) {
            throw new StorageException(
                    ErrorText.of(
                            "Cannot examine a database: the temporary directory cannot be read",
                            "directory",
                            temporary,
                            "error",
                            e.toString()),
                    e);
        }
        return count == 0
                ? List.of()
                : List.of(new Hazard(
                        count + " native libraries of DuckDB's driver, " + bytes + " bytes, have been in " + temporary
                                + " for more than a day: processes that were killed leave theirs",
                        "delete those that no running process has open"));
    }
}
