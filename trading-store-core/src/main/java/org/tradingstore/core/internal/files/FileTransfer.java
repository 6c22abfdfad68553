package org.tradingstore.core.internal.files;

import java.nio.file.Path;
import java.util.List;
import org.tradingstore.files.FileFormat;
import org.tradingstore.files.ImportFile;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.StorageSession;

/**
 * What a session offers whose engine reads and writes files itself, found by {@link StorageSession#extension}. Where there is none, rows
 * are read and written one by one; what comes of it is the same.
 */
public interface FileTransfer {
    /** The headers of a file of Parquet. */
    List<String> headers(Path parquet);

    /** Whether the engine can tell, of a file that is to be understood so, which rows are plain. */
    boolean serves(ImportFile<?> file, RowMapping mapping);

    /** Reads the rows of a file into the session, without writing any to the type. */
    FileStage stage(StageRequest request);

    /** Writes the rows of a scan to a new file, values as {@code ExportFile} says. @return how many */
    long export(Scan scan, FileFormat format, Path path);
}
