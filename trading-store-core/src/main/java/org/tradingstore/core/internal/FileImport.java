package org.tradingstore.core.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.files.Reject;
import org.tradingstore.core.internal.files.Rejects;
import org.tradingstore.core.internal.files.WholeFile;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.StorageException;
import org.tradingstore.files.BadRows;
import org.tradingstore.files.ExportFile.Existing;
import org.tradingstore.files.FileFormat;
import org.tradingstore.files.ImportFile;
import org.tradingstore.files.ImportReport;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.LoadReport;
import org.tradingstore.repository.PlainRepository.OnConflict;

/** Keeps the records of a file, in one transaction. */
final class FileImport<R, K> {
    private final FileRecords<R, K> records;
    private final ImportFile<R> file;
    private final OnConflict onConflict;

    FileImport(FileRecords<R, K> records, ImportFile<R> file, OnConflict onConflict) {
        this.records = records;
        this.file = file;
        this.onConflict = onConflict;
    }

    ImportReport run(LoadProgress progress) {
        requireSensible();
        Rejects rejects = new Rejects(file.path());
        long[] read = new long[1];
        LoadReport report = BulkLoad.run(
                records,
                onConflict,
                progress,
                load -> read[0] = file.format() == FileFormat.CSV
                        ? new CsvImport<>(this, load, rejects).run()
                        : new ParquetImport<>(this, load, rejects).run());
        return new ImportReport(read[0], report.counts(), rejects.count(), report.took());
    }

    private void requireSensible() {
        Path rejects = file.rejects();
        if (file.type() != records.type()) {
            throw refused(
                    "it is said to be of another type", "type", file.type().name());
        }
        if (file.onBadRow() == BadRows.SKIP && rejects == null) {
            throw refused(
                    "bad rows are to be skipped, and no file is named where they go",
                    "type",
                    file.type().name());
        }
        if (rejects != null && same(file.path(), rejects)) {
            throw refused("its bad rows would go into itself", "rejects", rejects);
        }
        if (file.pattern() != null && file.epoch() != null) {
            throw refused("its times have a pattern and count units too", "pattern", file.patternText());
        }
        if (file.format() == FileFormat.PARQUET
                && (file.pattern() != null || !file.headers().isEmpty())) {
            throw refused(
                    "Parquet has headers and types of its own",
                    "type",
                    file.type().name());
        }
        if (rejects != null) {
            WholeFile.requirePlace(rejects, Existing.REPLACE);
        }
    }

    private static boolean same(Path file, Path rejects) {
        try {
            return file.equals(rejects)
                    || (Files.exists(file) && Files.exists(rejects) && Files.isSameFile(file, rejects));
        } catch (IOException e) {
            throw new StorageException(
                    ErrorText.of(
                            "Cannot import a file: it cannot be compared with that of its bad rows",
                            "file",
                            file,
                            "rejects",
                            rejects),
                    e);
        }
    }

    private InvalidRequestException refused(String reason, String key, @Nullable Object value) {
        return new InvalidRequestException(
                ErrorText.of("Cannot import a file: " + reason, key, value, "file", file.path()));
    }

    FileRecords<R, K> records() {
        return records;
    }

    ImportFile<R> file() {
        return file;
    }

    /** Writes the bad rows of a file. */
    interface RejectWriter {
        void write(Path path, List<Reject> rejects) throws IOException;
    }

    /** Puts the reject file into its place, and ends an import that is to have no bad rows. */
    void settle(Rejects rejects, RejectWriter writer) {
        List<Reject> all = rejects.inOrder();
        Path place = file.rejects();
        if (place != null) {
            WholeFile.write(place, Existing.REPLACE, path -> writer.write(path, all));
        }
        if (!all.isEmpty() && file.onBadRow() == BadRows.ROLL_BACK) {
            Reject first = all.get(0);
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot import a file: rows are bad, and all is rolled back; nothing was written",
                    "file",
                    file.path(),
                    "rejected",
                    all.size(),
                    "first_row",
                    first.row(),
                    "reason",
                    first.reason(),
                    "component",
                    first.component(),
                    "value",
                    first.value(),
                    "rejects",
                    place));
        }
    }
}
