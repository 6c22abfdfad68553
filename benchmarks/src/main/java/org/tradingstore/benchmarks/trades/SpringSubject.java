package org.tradingstore.benchmarks.trades;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.core.convert.DataAccessStrategyFactory;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.jdbc.core.convert.MappingJdbcConverter;
import org.springframework.data.jdbc.core.convert.QueryMappingConfiguration;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tradingstore.ledger.Trade;

/** Spring Data JDBC: its template over aggregates of one row, without events. */
final class SpringSubject extends Peer {
    private final Connection connection;
    private final JdbcAggregateTemplate template;

    SpringSubject(Engine engine, Path directory) throws SQLException {
        connection = engine.open(directory);
        JdbcMappingContext context = new JdbcMappingContext();
        NamedParameterJdbcTemplate jdbc =
                new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true));
        JdbcConverter converter = new MappingJdbcConverter(context, (identifier, path) -> List.of());
        SpringDialect dialect = new SpringDialect();
        template = new JdbcAggregateTemplate(
                converter,
                new DataAccessStrategyFactory(converter, jdbc, dialect, QueryMappingConfiguration.EMPTY).create());
        template.setEntityLifecycleEventsEnabled(false);
    }

    @Override
    void insert(Trade trade) {
        template.insert(TradeRow.of(trade));
    }

    @Override
    public void bulk(List<Trade> trades) throws SQLException {
        connection.setAutoCommit(false);
        for (int from = 0; from < trades.size(); from += BATCH) {
            template.insertAll(trades.subList(from, Math.min(trades.size(), from + BATCH)).stream()
                    .map(TradeRow::of)
                    .toList());
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public long scan() {
        try (Stream<TradeRow> rows =
                template.streamAll(Query.query(ofBook()).sort(Sort.by("executedAt", "id")), TradeRow.class)) {
            return count(rows);
        }
    }

    private static long count(Stream<TradeRow> rows) {
        return rows.mapToLong(row -> row.toTrade().correction() + 1).sum();
    }

    private static Criteria ofBook() {
        return Criteria.where("book").is(1L);
    }

    @Override
    public Trade byId(Trade wanted) {
        return template.findOne(Query.query(ofBook().and("id").is(wanted.id().toString())), TradeRow.class)
                .orElseThrow()
                .toTrade();
    }

    @Override
    public int newest(String symbol, int count) {
        Query query = Query.query(ofBook().and("symbol").is(symbol))
                .sort(Sort.by("executedAt", "id").descending())
                .limit(count);
        return (int) count(template.findAll(query, TradeRow.class).stream());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
