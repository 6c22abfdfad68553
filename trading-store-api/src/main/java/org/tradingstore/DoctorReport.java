package org.tradingstore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the databases of a store are, one examination for each that is open. <em>Immutable.</em> */
public record DoctorReport(List<Examination> databases) {
    public DoctorReport {
        databases = List.copyOf(databases);
    }

    /** All hazards of all databases. */
    public List<Hazard> hazards() {
        return databases.stream().flatMap(each -> each.hazards().stream()).toList();
    }

    /**
     * One database.
     *
     * @param database engine, version, what was asked for and what the engine says it does for it
     * @param bytes what it takes where it is kept; 0 where the engine does not know
     * @param logBytes what a log of finished writes takes beside it
     * @param waitingBytes how much of the log has yet to be moved; what stays after {@code maintain()} is held by readers
     * @param lastBackup the moment of the last backup that was checked; null where there was none
     * @param lastBackupAt the directory of that backup
     * @param openCursors of this process
     * @param oldestCursor how long the oldest of them has been open; null where none is
     */
    public record Examination(
            DatabaseReport database,
            long bytes,
            long logBytes,
            long waitingBytes,
            @Nullable Instant lastBackup,
            @Nullable String lastBackupAt,
            int openCursors,
            @Nullable Duration oldestCursor,
            List<Hazard> hazards) {
        public Examination {
            hazards = List.copyOf(hazards);
        }
    }

    /** What could go wrong, and what to do about it. */
    public record Hazard(String what, String remedy) {}

    /** Some lines for each database, for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Examination each : databases) {
            DatabaseReport database = each.database();
            line(
                    text,
                    "%s: %s %s at %s",
                    database.database().label(),
                    database.engine(),
                    database.version(),
                    database.location());
            line(text, "  profile %s: %s", database.profile(), database.settings());
            line(
                    text,
                    "  %,d bytes, log %,d bytes, %,d of them waiting; %d open cursors%s",
                    each.bytes(),
                    each.logBytes(),
                    each.waitingBytes(),
                    each.openCursors(),
                    each.oldestCursor() == null
                            ? ""
                            : ", the oldest for " + each.oldestCursor().toSeconds() + " s");
            line(
                    text,
                    "  last checked backup: %s",
                    each.lastBackup() == null ? "none" : each.lastBackup() + " at " + each.lastBackupAt());
            each.hazards().forEach(hazard -> line(text, "  HAZARD %s: %s", hazard.what(), hazard.remedy()));
        }
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String format, @Nullable Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
