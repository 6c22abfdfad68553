package org.tradingstore.files;

import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.StorageException;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.schema.Query;

/** Records that are also read from files and written to files. <em>Thread-safe outside a transaction.</em> */
public interface FileRepository<R, K> extends PlainRepository<R, K> {
    /**
     * Keeps the records of a file in one transaction: all good ones, or nothing. A row is bad where a value is none of its component, a
     * required one is missing, its columns are not those of the header, or an earlier good row of the file has its key with other
     * content. Bad rows go to the reject file, in the order of the file, with their place, the reason and what they said; it is in its
     * place before the commit. Other writers wait meanwhile.
     *
     * @param onConflict what to do with a record whose key the store has
     * @throws InvalidRequestException if the file is not there or cannot be understood as said (nothing was read then); if rows are bad
     *     and all is to be rolled back; if over 100,000 rows are bad, or, on engines but DuckDB, over 200,000 keys come more than once;
     *     if the engine cannot read the format. Nothing was written
     * @throws StorageException if the file cannot be read, or the reject file not be written; nothing was written
     */
    default ImportReport importFrom(ImportFile<R> file, OnConflict onConflict) {
        return importFrom(file, onConflict, LoadProgress.NONE);
    }

    /** As {@link #importFrom(ImportFile, OnConflict)}, telling {@code progress} how many records are written so far. */
    ImportReport importFrom(ImportFile<R> file, OnConflict onConflict, LoadProgress progress);

    /**
     * Writes the records of a query to a file, in the order of the query, which ends with the key. They are written beside it, and the
     * file has its name once it is whole. To import it gives the same records, bit for bit.
     *
     * @throws InvalidRequestException if the file is there and is not to be replaced, its directory is not there, or the engine cannot
     *     write the format; nothing was written
     * @throws StorageException if it cannot be written; what was begun is removed
     */
    ExportReport exportTo(ExportFile file, Query<R> query);
}
