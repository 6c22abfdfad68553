package org.tradingstore.core.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tradingstore.core.internal.files.CsvWriter;
import org.tradingstore.core.internal.files.FileTransfer;
import org.tradingstore.core.internal.files.WholeFile;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.files.ExportFile;
import org.tradingstore.files.ExportReport;
import org.tradingstore.files.FileFormat;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Writes the records of a query to a file: the engine itself where it can, else row by row. */
final class FileExport<R, K> {
    private final FileRecords<R, K> records;
    private final ExportFile file;

    FileExport(FileRecords<R, K> records, ExportFile file) {
        this.records = records;
        this.file = file;
    }

    ExportReport run(Query<R> query) {
        long start = System.nanoTime();
        Scan scan = Scan.all(records.selection(query, records.scope().readScope()), query.completeOrder())
                .values();
        long[] rows = new long[1];
        records.scope().lane().read(Access.READ_ONCE, session -> {
            WholeFile.write(file.path(), file.existing(), path -> rows[0] = write(session, scan, path));
            return rows;
        });
        return new ExportReport(rows[0], size(), Duration.ofNanos(System.nanoTime() - start));
    }

    private long write(StorageSession session, Scan scan, Path path) throws IOException {
        Optional<FileTransfer> transfer = session.extension(FileTransfer.class);
        if (transfer.isPresent()) {
            return transfer.get().export(scan, file.format(), path);
        }
        if (file.format() != FileFormat.CSV) {
            throw unserved(records.scope(), "write", file.path());
        }
        long rows = 0;
        try (CsvWriter csv = new CsvWriter(path, records.type());
                RowCursor cursor = session.scan(scan)) {
            for (StoredRow row = cursor.next(); row != null; row = cursor.next()) {
                csv.write(row.values());
                rows++;
            }
        }
        return rows;
    }

    static InvalidRequestException unserved(BookScope scope, String verb, Path path) {
        return new InvalidRequestException(ErrorText.of(
                "Cannot " + verb
                        + " a file of Parquet: the engine of the database cannot; DuckDB can, and CSV goes with every engine",
                "engine",
                scope.database().engine().info().engine(),
                "database",
                scope.database().database(),
                "file",
                path));
    }

    private long size() {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
