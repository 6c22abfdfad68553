package org.tradingstore.benchmarks.bars;

import org.duckdb.DuckDBConnection;
import org.tradingstore.benchmarks.measure.Places;

/** A load by the driver's appender into a temporary table, and from there by one statement that replaces what has the key. */
final class StagedLoad extends PlainLoad {
    StagedLoad(Places places, Rows rows) throws Exception {
        super(places.own(), rows, TableKey.UNIQUE);
    }

    StagedLoad(Places places, Rows former, Rows rows) throws Exception {
        this(places, rows);
        PlainFile.append(connection(), "daily_price", former);
    }

    @Override
    void load(DuckDBConnection to, Rows given) throws Exception {
        PlainFile.execute(to, "BEGIN TRANSACTION");
        PlainFile.execute(to, PlainFile.temporary("staged"));
        PlainFile.appendWithin(to, "staged", given);
        PlainFile.execute(to, PlainFile.upsert("INSERT INTO daily_price SELECT * FROM staged"));
        PlainFile.execute(to, "DROP TABLE staged");
        PlainFile.execute(to, "COMMIT");
    }
}
