package org.tradingstore.core.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.tradingstore.BackupReport;
import org.tradingstore.BackupStep;
import org.tradingstore.BackupStep.Phase;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.StorageException;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageSession;

/** Copies databases and proves each copy: the digest of the snapshot that is copied must be that of the copy, opened as a database. */
final class StoreBackup {
    private final Collection<DatabaseRuntime> databases;
    private final Consumer<BackupStep> progress;

    StoreBackup(Collection<DatabaseRuntime> databases, Consumer<BackupStep> progress) {
        this.databases = databases;
        this.progress = progress;
    }

    BackupReport to(Path directory) {
        databases.forEach(DatabaseRuntime::requireUsable);
        List<Database> leftOut = new ArrayList<>();
        List<DatabaseRuntime> copied = new ArrayList<>();
        for (DatabaseRuntime database : databases) {
            if (database.engine().info().capabilities().contains(Capability.BACKUP)) {
                copied.add(database);
            } else {
                leftOut.add(database.database());
                requireDispensable(database);
            }
        }
        if (copied.isEmpty()) {
            throw new InvalidRequestException("Cannot back up a store: no database is there that can be copied");
        }
        List<BackupReport.Copy> copies = new ArrayList<>();
        Path target;
        try (BackupFiles files = BackupFiles.begin(directory)) {
            for (DatabaseRuntime database : copied) {
                copies.add(copy(database, files));
            }
            files.finish();
            target = files.target();
        }
        for (int i = 0; i < copied.size(); i++) {
            BackupReport.Copy copy = copies.get(i);
            BackupNote.of(copy.takenAt(), target.toString(), copy.digest()).keep(copied.get(i));
        }
        return new BackupReport(target, copies, leftOut);
    }

    private static void requireDispensable(DatabaseRuntime database) {
        if (database.profile() != Profile.CACHE) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot back up a store: the engine of a database cannot copy it; use the engine's own tools",
                    "database",
                    database.database(),
                    "engine",
                    database.engine().info().engine()));
        }
    }

    private BackupReport.Copy copy(DatabaseRuntime database, BackupFiles files) {
        long before = files.bytes();
        Instant takenAt;
        Digest digest;
        Storage copy;
        try (StorageSession session = database.engine().begin(Access.READ)) {
            takenAt = PortableNumbers.instant(database.nextMoment());
            WholeDigest whole = new WholeDigest(database);
            digest = digest(database, whole, session, Phase.READING);
            copy = session.copyTo(
                    files.partial(), step -> tell(database, Phase.COPYING, step.doneBytes(), step.totalBytes()));
        }
        check(database, copy, digest);
        return new BackupReport.Copy(database.database(), takenAt, files.bytes() - before, digest);
    }

    private void check(DatabaseRuntime database, Storage storage, Digest expected) {
        DatabaseRuntime copy = database.reopened(storage);
        try {
            List<String> damage = copy.engine().check();
            if (!damage.isEmpty()) {
                throw new StorageException(ErrorText.of(
                        "Cannot back up a database: its engine finds the copy damaged",
                        "database",
                        database.database(),
                        "damage",
                        damage));
            }
            Digest found =
                    copy.read(Access.READ, session -> digest(database, new WholeDigest(copy), session, Phase.CHECKING));
            if (!found.equals(expected)) {
                throw new StorageException(ErrorText.of(
                        "Cannot back up a database: the copy differs from what was copied",
                        "database",
                        database.database(),
                        "copied",
                        expected,
                        "found",
                        found));
            }
        } finally {
            copy.close();
        }
    }

    private Digest digest(DatabaseRuntime database, WholeDigest whole, StorageSession session, Phase phase) {
        long total = whole.rows(session);
        Digest digest = whole.of(session, rows -> tell(database, phase, rows, total));
        tell(database, phase, total, total);
        return digest;
    }

    private void tell(DatabaseRuntime database, Phase phase, long done, long total) {
        progress.accept(new BackupStep(database.database(), phase, done, total));
    }
}
