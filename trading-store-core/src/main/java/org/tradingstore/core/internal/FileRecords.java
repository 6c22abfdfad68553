package org.tradingstore.core.internal;

import org.tradingstore.files.ExportFile;
import org.tradingstore.files.ExportReport;
import org.tradingstore.files.FileRepository;
import org.tradingstore.files.ImportFile;
import org.tradingstore.files.ImportReport;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.Query;

/** Records that are also read from files and written to files. */
class FileRecords<R, K> extends PlainRecords<R, K> implements FileRepository<R, K> {
    FileRecords(PlainType<R, K> type, BookScope scope) {
        super(type, scope);
    }

    @Override
    public final ImportReport importFrom(ImportFile<R> file, OnConflict onConflict, LoadProgress progress) {
        return new FileImport<>(this, file, onConflict).run(progress);
    }

    @Override
    public final ExportReport exportTo(ExportFile file, Query<R> query) {
        return new FileExport<>(this, file).run(query);
    }
}
