package org.tradingstore.benchmarks.bars;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.core.convert.DataAccessStrategyFactory;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.jdbc.core.convert.MappingJdbcConverter;
import org.springframework.data.jdbc.core.convert.QueryMappingConfiguration;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.relational.core.dialect.AnsiDialect;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tradingstore.history.DailyPrice;

/** Spring Data JDBC: its template over aggregates of one row, without events. */
final class SpringPeer implements BarPeer {
    private final Connection connection;
    private final JdbcAggregateTemplate template;

    SpringPeer(Path directory) throws SQLException {
        connection = PlainFile.connect(directory);
        JdbcMappingContext context = new JdbcMappingContext();
        NamedParameterJdbcTemplate jdbc =
                new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true));
        JdbcConverter converter = new MappingJdbcConverter(context, (identifier, path) -> List.of());
        template = new JdbcAggregateTemplate(
                converter,
                new DataAccessStrategyFactory(converter, jdbc, AnsiDialect.INSTANCE, QueryMappingConfiguration.EMPTY)
                        .create());
        template.setEntityLifecycleEventsEnabled(false);
    }

    @Override
    public void load(Iterator<BarRow> rows) throws SQLException {
        connection.setAutoCommit(false);
        while (rows.hasNext()) {
            template.insertAll(BarPeer.batch(rows));
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void scan(Consumer<DailyPrice> action) {
        try (Stream<BarRow> rows = template.streamAll(BarRow.class)) {
            rows.forEach(row -> action.accept(row.toPrice()));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
