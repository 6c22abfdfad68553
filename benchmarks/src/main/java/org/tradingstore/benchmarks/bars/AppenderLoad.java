package org.tradingstore.benchmarks.bars;

import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.tradingstore.benchmarks.measure.Places;

/** A load by the driver's appender. */
final class AppenderLoad extends PlainLoad {
    AppenderLoad(Places places, Rows rows, TableKey key) throws SQLException {
        super(places.own(), rows, key);
    }

    @Override
    void load(DuckDBConnection to, Rows given) throws Exception {
        PlainFile.append(to, "daily_price", given);
    }
}
