package org.tradingstore;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.Database;

/**
 * What a backup holds. <em>Immutable.</em>
 *
 * @param directory where the copies are
 * @param copies one for each database that was copied
 * @param leftOut databases of profile CACHE whose engine cannot copy
 */
public record BackupReport(Path directory, List<Copy> copies, List<Database> leftOut) {
    public BackupReport {
        copies = List.copyOf(copies);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A database as it was at a moment.
     *
     * @param takenAt the moment whose state was copied
     * @param bytes size of the copy
     * @param digest of everything it keeps, envelopes and former revisions included; the same in the store at that moment and in the copy
     */
    public record Copy(Database database, Instant takenAt, long bytes, Digest digest) {}

    /** A line for each database, for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("backup at ").append(directory);
        for (Copy copy : copies) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %-10s of %s: %,d rows, %,d bytes, digest %s",
                    copy.database().label(),
                    copy.takenAt(),
                    copy.digest().count(),
                    copy.bytes(),
                    copy.digest().hash()));
        }
        leftOut.forEach(database ->
                text.append(String.format(Locale.ROOT, "%n  %-10s left out: it may be lost", database.label())));
        return text.toString();
    }
}
