package org.tradingstore.sqlite.internal;

import java.util.List;
import org.tradingstore.jdbi.internal.TableSql;

/**
 * What is to be done for one record type. <em>Immutable.</em>
 *
 * @param statements in order
 * @param words what they do, for people; {@link #MADE} where nothing was there of the type
 */
record SchemaChange(TableSql table, List<String> statements, String words) {
    static final String MADE = "made";

    SchemaChange {
        statements = List.copyOf(statements);
    }

    /** Whether something is changed that is there already. */
    boolean upgrade() {
        return !words.equals(MADE);
    }
}
