package org.tradingstore.jdbi.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.tradingstore.spi.Scope;

/** Binds the key of a row that is not at hand: the book, where there is one, then the key's portable values. */
final class KeyBinder {
    private final Dialect dialect;

    KeyBinder(Dialect dialect) {
        this.dialect = dialect;
    }

    void bind(TableSql table, PreparedStatement statement, Scope scope, Object[] key) throws SQLException {
        int place = 1;
        if (!table.layout().shared()) {
            statement.setInt(place++, scope.book());
        }
        for (int i = 0; i < key.length; i++) {
            dialect.bind(
                    statement,
                    place++,
                    dialect.encode(table.type().key().fields().get(i).kind(), key[i]));
        }
    }
}
