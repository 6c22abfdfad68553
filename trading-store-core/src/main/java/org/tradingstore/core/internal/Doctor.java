package org.tradingstore.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.DatabaseReport;
import org.tradingstore.DoctorReport.Examination;
import org.tradingstore.DoctorReport.Hazard;
import org.tradingstore.schema.Profile;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.StorageInfo;
import org.tradingstore.spi.Vitals;

/** Examines one open database. */
final class Doctor {
    private static final Duration OLD_BACKUP = Duration.ofDays(7);
    private static final Duration LONG_READ = Duration.ofMinutes(5);

    private final DatabaseRuntime database;

    Doctor(DatabaseRuntime database) {
        this.database = database;
    }

    Examination examine() {
        database.requireUsable();
        Vitals vitals = database.engine().vitals();
        BackupNote note = BackupNote.last(database);
        Duration oldest = database.cursors().oldest();
        List<Hazard> hazards = new ArrayList<>();
        vitals.hazards().forEach(hazard -> hazards.add(new Hazard(hazard.what(), hazard.remedy())));
        if (database.profile() != Profile.CACHE) {
            addDurability(hazards, note);
        }
        if (oldest != null && oldest.compareTo(LONG_READ) > 0) {
            hazards.add(new Hazard(
                    "a cursor has been open for " + oldest.toMinutes() + " minutes", "close it, or read by pages"));
        }
        return new Examination(
                report(database),
                vitals.bytes(),
                vitals.logBytes(),
                vitals.waitingBytes(),
                note == null ? null : note.takenAt(),
                note == null ? null : note.location(),
                database.cursors().count(),
                oldest,
                hazards);
    }

    private void addDurability(List<Hazard> hazards, @Nullable BackupNote note) {
        StorageInfo info = database.engine().info();
        if (!info.durable()) {
            hazards.add(new Hazard(
                    "what is acknowledged is lost with the process", "name a durable storage for the database"));
        } else if (info.capabilities().contains(Capability.BACKUP)) {
            Instant now = PortableNumbers.instant(database.nextMoment());
            if (note == null) {
                hazards.add(new Hazard("there is no checked backup", "call backup(directory)"));
            } else if (note.takenAt().isBefore(now.minus(OLD_BACKUP))) {
                hazards.add(new Hazard(
                        "the last checked backup is "
                                + Duration.between(note.takenAt(), now).toDays() + " days old",
                        "call backup(directory)"));
            }
        }
    }

    static DatabaseReport report(DatabaseRuntime database) {
        StorageInfo info = database.engine().info();
        return new DatabaseReport(
                database.database(),
                info.engine(),
                info.version(),
                database.profile(),
                info.profile(),
                info.durable(),
                info.location());
    }
}
