package org.tradingstore.benchmarks.trades;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.FieldMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.tradingstore.ledger.Trade;

/** Jdbi: named values bound from a row's fields, rows mapped to fields. */
final class JdbiSubject extends Peer {
    private static final String INSERT = "INSERT INTO trade (" + String.join(", ", TradeRow.COLUMNS) + ") VALUES ("
            + TradeRow.COLUMNS.stream()
                    .map(column -> ":" + Names.camelCase(column))
                    .collect(Collectors.joining(", "))
            + ")";

    private final Handle handle;

    JdbiSubject(Engine engine, Path directory) throws SQLException {
        handle = Jdbi.create(engine.open(directory)).open();
        handle.registerRowMapper(FieldMapper.factory(TradeRow.class));
    }

    @Override
    void insert(Trade trade) {
        handle.createUpdate(INSERT).bindFields(TradeRow.of(trade)).execute();
    }

    @Override
    public void bulk(List<Trade> trades) {
        handle.useTransaction(transaction -> {
            for (int from = 0; from < trades.size(); from += BATCH) {
                PreparedBatch batch = transaction.prepareBatch(INSERT);
                for (Trade trade : trades.subList(from, Math.min(trades.size(), from + BATCH))) {
                    batch.bindFields(TradeRow.of(trade)).add();
                }
                batch.execute();
            }
        });
    }

    @Override
    public long scan() {
        try (ResultIterator<TradeRow> rows =
                handle.createQuery(PlainTable.ALL).mapTo(TradeRow.class).iterator()) {
            return count(rows);
        }
    }

    private static long count(Iterator<TradeRow> rows) {
        long count = 0;
        while (rows.hasNext()) {
            count += rows.next().toTrade().correction() + 1;
        }
        return count;
    }

    @Override
    public Trade byId(Trade wanted) {
        return handle.createQuery(PlainTable.BY_ID)
                .bind(0, wanted.id().toString())
                .mapTo(TradeRow.class)
                .one()
                .toTrade();
    }

    @Override
    public int newest(String symbol, int count) {
        try (ResultIterator<TradeRow> rows = handle.createQuery(PlainTable.NEWEST)
                .bind(0, symbol)
                .bind(1, count)
                .mapTo(TradeRow.class)
                .iterator()) {
            return (int) count(rows);
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
