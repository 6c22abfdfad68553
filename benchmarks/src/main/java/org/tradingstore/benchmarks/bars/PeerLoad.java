package org.tradingstore.benchmarks.bars;

import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.tradingstore.benchmarks.measure.Attempt;
import org.tradingstore.benchmarks.measure.Places;

/** A load row by row, in batches. */
final class PeerLoad implements Attempt {
    private final Places places;
    private final Rows rows;
    private final BarPeer peer;

    PeerLoad(Places places, Rows rows, TableKey key, BarPeer.Opening opening) throws Exception {
        this.places = places;
        this.rows = rows;
        PlainFile.create(places.own(), key).close();
        this.peer = opening.open(places.own());
    }

    @Override
    public long run() throws Exception {
        peer.load(rows.iterator(BarRow::of));
        return rows.size();
    }

    @Override
    public void verify() throws Exception {
        try (DuckDBConnection connection = PlainFile.connect(places.own())) {
            PlainFile.tally(connection).require(rows.tally());
        }
    }

    @Override
    public void close() throws SQLException {
        peer.close();
    }
}
