package org.tradingstore.duckdb.internal;

import java.sql.SQLException;
import org.tradingstore.jdbi.internal.Statements;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.RecordKind;

/**
 * Which keys the engine keeps unique and which the writer does. An index over several columns serves none of DuckDB's look-ups, and takes
 * a load twice its time and the file half its size again; so bars and other plain rows with such a key have none. No row of theirs is
 * written without asking for its key, the file has one writer in one process, and {@code check} tells of a key that is there twice.
 */
final class KeptKeys {
    private KeptKeys() {}

    /** Whether the table of a type has an index of its key. */
    static boolean indexed(TableSql table) {
        boolean plain =
                table.type().kind() == RecordKind.PLAIN && table.layout().shared();
        return !plain || table.key().size() == 1;
    }

    /** Whether rows have the same key. */
    static boolean repeated(Statements statements, TableSql table) throws SQLException {
        String key = String.join(", ", table.key());
        return statements.finds("SELECT 1 FROM " + table.table() + " GROUP BY " + key + " HAVING count(*) > 1 LIMIT 1");
    }
}
