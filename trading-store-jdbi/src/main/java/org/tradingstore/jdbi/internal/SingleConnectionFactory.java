package org.tradingstore.jdbi.internal;

import java.sql.Connection;
import org.jdbi.v3.core.ConnectionFactory;

/** Lends one connection again and again, and leaves it open. */
public record SingleConnectionFactory(Connection connection) implements ConnectionFactory {
    @Override
    public Connection openConnection() {
        return connection;
    }

    @Override
    public void closeConnection(Connection lent) {
        // It belongs to whoever made this.
    }
}
