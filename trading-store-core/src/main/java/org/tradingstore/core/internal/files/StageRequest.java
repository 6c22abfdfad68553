package org.tradingstore.core.internal.files;

import java.nio.file.Path;
import org.tradingstore.files.ImportFile;

/**
 * A file for an engine to read.
 *
 * @param file how it is to be understood
 * @param path what is to be read: the file itself, or a copy of its rows
 * @param rowsFrom where rows have their numbers
 * @param lines whether a row may be several lines
 * @param trust what the engine may take without asking
 */
public record StageRequest(
        ImportFile<?> file, RowMapping mapping, Path path, RowsFrom rowsFrom, Lines lines, Trust trust) {
    /** Where rows have their numbers. */
    public enum RowsFrom {
        /** They are counted from 1, after the header. */
        PLACE,
        /** They are counted from 1, and there is no header. */
        PLACE_WITHOUT_HEADER,
        /** They are in a column before all others, and there is no header. */
        FIRST_COLUMN
    }

    /** Whether a row may be several lines. */
    public enum Lines {
        ONE,
        SEVERAL
    }

    /** What an engine may take without asking. */
    public enum Trust {
        /** Rows that are plain in every value. */
        PLAIN_ROWS,
        /** None: the record has rules of its own. */
        NOTHING
    }
}
