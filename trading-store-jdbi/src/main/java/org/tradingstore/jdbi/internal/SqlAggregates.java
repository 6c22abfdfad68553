package org.tradingstore.jdbi.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tradingstore.core.internal.rows.RowAggregator;
import org.tradingstore.schema.Field;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;

/** Streams the columns that a computation needs: sums stay exact, which an engine's own arithmetic is not. */
final class SqlAggregates {
    private final Dialect dialect;
    private final Statements statements;
    private final Queries queries;

    SqlAggregates(Dialect dialect, Statements statements, Queries queries) {
        this.dialect = dialect;
        this.statements = statements;
        this.queries = queries;
    }

    List<AggregateRow> run(TableSql table, AggregateRequest request) throws SQLException {
        RowFormat format = dialect.values(table.type(), new ArrayList<>(needed(table, request)));
        SqlText query = queries.project(table, request.selection(), format);
        RowAggregator aggregator = new RowAggregator(request);
        PreparedStatement statement = statements.take(query.text());
        try {
            statements.bind(statement, query.values());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    aggregator.add(table.read(format, rows));
                }
            }
        } finally {
            statements.give(query.text(), statement);
        }
        return aggregator.result();
    }

    private static Set<Field<?, ?>> needed(TableSql table, AggregateRequest request) {
        Set<Field<?, ?>> fields = new LinkedHashSet<>(request.groups());
        AggregateRequest.Buckets buckets = request.buckets();
        if (buckets != null) {
            fields.add(buckets.field());
        }
        request.measures().forEach(measure -> {
            Field<?, ?> field = measure.field();
            if (field != null) {
                fields.add(field);
            }
            Field<?, ?> by = measure.by();
            if (by != null) {
                fields.add(by);
                fields.addAll(table.type().key().fields());
            }
        });
        return fields;
    }
}
