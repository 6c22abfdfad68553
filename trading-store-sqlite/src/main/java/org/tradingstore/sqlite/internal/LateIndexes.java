package org.tradingstore.sqlite.internal;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradingstore.jdbi.internal.Statements;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Index;

/**
 * The indexes of a table that ask nothing of its rows. An empty table that is about to be filled goes without them: to sort at the end
 * costs less than to find a place for each row. All in one transaction, so that nobody ever sees the table without its indexes.
 */
record LateIndexes(TableSql table, Map<String, String> statements) {
    /** Rows from which on it pays that every statement on the database is prepared once more. */
    static final long WORTH = 10_000;

    static LateIndexes of(TableSql table, SqliteDialect dialect) {
        Map<String, String> all = new SqliteDdl(table, dialect).statements();
        Map<String, String> late = new LinkedHashMap<>();
        for (Index<?> index : table.type().indexes()) {
            String statement = all.get(index.name());
            if (!index.unique() && statement != null) {
                late.put(index.name(), statement);
            }
        }
        return new LateIndexes(table, late);
    }

    /** Drops them where the table is empty, and answers whether it was. */
    boolean drop(Statements connection) throws SQLException {
        if (connection.finds("SELECT 1 FROM " + table.table() + " LIMIT 1")) {
            return false;
        }
        for (String name : statements.keySet()) {
            connection.execute("DROP INDEX \"" + name + '"');
        }
        return true;
    }

    void make(Statements connection) throws SQLException {
        for (String statement : statements.values()) {
            connection.execute(statement);
        }
    }
}
