package org.tradingstore.benchmarks.trades;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jooq.BatchBindStep;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.tradingstore.ledger.Trade;

/** jOOQ: statements written in its language, rows read from its records. */
final class JooqSubject extends Peer {
    private static final Table<Record> TRADE = DSL.table(DSL.name("trade"));
    private static final List<Field<?>> FIELDS = TradeRow.COLUMNS.stream()
            .<Field<?>>map(column -> PlainTable.isNumber(column) ? number(column) : text(column))
            .toList();

    private final Connection connection;
    private final DSLContext jooq;

    JooqSubject(Engine engine, Path directory) throws SQLException {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        connection = engine.open(directory);
        connection.setAutoCommit(false);
        jooq = DSL.using(connection, engine.jooq());
    }

    private static Field<Long> number(String column) {
        return DSL.field(DSL.name(column), Long.class);
    }

    private static Field<String> text(String column) {
        return DSL.field(DSL.name(column), String.class);
    }

    @Override
    void insert(Trade trade) throws SQLException {
        jooq.insertInto(TRADE, FIELDS)
                .values(Arrays.asList(TradeRow.of(trade).values()))
                .execute();
        connection.commit();
    }

    @Override
    public void bulk(List<Trade> trades) throws SQLException {
        for (int from = 0; from < trades.size(); from += BATCH) {
            BatchBindStep batch = jooq.batch(
                    jooq.insertInto(TRADE, FIELDS).values(Arrays.asList(new Object[TradeRow.COLUMNS.size()])));
            for (Trade trade : trades.subList(from, Math.min(trades.size(), from + BATCH))) {
                batch = batch.bind(TradeRow.of(trade).values());
            }
            batch.execute();
        }
        connection.commit();
    }

    @Override
    public long scan() {
        try (Cursor<Record> rows = jooq.select(FIELDS)
                .from(TRADE)
                .where(number("book").eq(1L))
                .orderBy(text("executed_at"), text("id"))
                .fetchLazy()) {
            return count(rows.iterator());
        }
    }

    private static long count(Iterator<Record> rows) {
        long count = 0;
        while (rows.hasNext()) {
            count += trade(rows.next()).correction() + 1;
        }
        return count;
    }

    private static Trade trade(Record row) {
        return TradeRow.of(row.intoArray()).toTrade();
    }

    @Override
    public Trade byId(Trade wanted) {
        return trade(Objects.requireNonNull(jooq.select(FIELDS)
                .from(TRADE)
                .where(number("book").eq(1L), text("id").eq(wanted.id().toString()))
                .fetchOne()));
    }

    @Override
    public int newest(String symbol, int count) {
        return (int) count(jooq.select(FIELDS)
                .from(TRADE)
                .where(number("book").eq(1L), text("symbol").eq(symbol))
                .orderBy(text("executed_at").desc(), text("id").desc())
                .limit(count)
                .fetch()
                .iterator());
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
