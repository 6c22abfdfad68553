package org.tradingstore.benchmarks.bars;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.tradingstore.benchmarks.measure.Directories;
import org.tradingstore.benchmarks.measure.Places;

/** A load from a Parquet file that the engine reads itself: the most that can be reached. */
final class ParquetLoad extends PlainLoad {
    private static final String FILE = "bars.parquet";

    private final Path file;

    ParquetLoad(Places places, Rows rows, TableKey key) throws SQLException {
        super(places.own(), rows, key);
        this.file = places.kept().resolve(FILE);
    }

    /** Makes the file. */
    static void prepare(Path kept, Rows rows) throws Exception {
        Path place = Files.createTempDirectory(kept, "parquet");
        try (DuckDBConnection connection = PlainFile.create(place, TableKey.NONE)) {
            PlainFile.append(connection, "daily_price", rows);
            PlainFile.execute(
                    connection, "COPY daily_price TO '" + kept.resolve(FILE) + "' (FORMAT parquet, COMPRESSION zstd)");
        }
        Directories.delete(place);
    }

    @Override
    void load(DuckDBConnection to, Rows given) throws SQLException {
        PlainFile.execute(to, "INSERT INTO daily_price SELECT * FROM read_parquet('" + file + "')");
    }
}
