package org.tradingstore.duckdb.internal;

import java.util.List;
import org.tradingstore.jdbi.internal.TableSql;

/**
 * What is to be done for one record type. <em>Immutable.</em>
 *
 * @param statements in order
 * @param views made when all tables are there, since DuckDB looks for what a view names when it is made
 * @param words what they do, for people; {@link #MADE} where nothing was there of the type
 */
record SchemaChange(TableSql table, List<String> statements, List<String> views, String words) {
    static final String MADE = "made";

    SchemaChange {
        statements = List.copyOf(statements);
        views = List.copyOf(views);
    }

    /** Whether something is changed that is there already. */
    boolean upgrade() {
        return !words.equals(MADE);
    }
}
