package org.tradingstore.jdbi.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.tradingstore.spi.StoredRow;

/**
 * How rows come back: what a question selects, and the row that a result makes of it. One call into the engine for each column is what
 * reading costs most, so an engine may pack several columns into one. <em>Thread-safe.</em>
 */
public interface RowFormat {
    /** What stands between SELECT and FROM. */
    String columns();

    /** The row under {@code rows}. */
    StoredRow read(ResultSet rows) throws SQLException;
}
