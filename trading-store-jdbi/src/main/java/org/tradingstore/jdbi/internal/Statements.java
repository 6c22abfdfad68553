package org.tradingstore.jdbi.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prepared statements of one connection, kept open by their text: preparing costs more than most executions. One that is in use is not
 * there to be taken, so that two cursors over the same text do not meet. <em>Not thread-safe: belongs to whoever has the connection.</em>
 */
public final class Statements {
    private static final int MOST_TEXTS = 200;

    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, Deque<PreparedStatement>> idle = new LinkedHashMap<>(16, 0.75f, true);

    public Statements(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** A statement for the caller alone, until it is given back. */
    public PreparedStatement take(String sql) throws SQLException {
        Deque<PreparedStatement> known = idle.get(sql);
        PreparedStatement statement = known == null ? null : known.pollFirst();
        return statement == null ? connection.prepareStatement(sql) : statement;
    }

    /** Takes a statement back; one that an error has closed is not kept. */
    public void give(String sql, PreparedStatement statement) throws SQLException {
        if (statement.isClosed()) {
            return;
        }
        Deque<PreparedStatement> known = idle.computeIfAbsent(sql, text -> new ArrayDeque<>());
        known.addFirst(statement);
        if (idle.size() > MOST_TEXTS) {
            String eldest = idle.keySet().iterator().next();
            Deque<PreparedStatement> dropped = idle.remove(eldest);
            if (dropped != null) {
                for (PreparedStatement each : dropped) {
                    each.close();
                }
            }
        }
    }

    /** The texts of the statements that are open and idle, for tests that ask the engine how it runs them. */
    public Set<String> texts() {
        return Set.copyOf(idle.keySet());
    }

    void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            dialect.bind(statement, i + 1, values.get(i));
        }
    }

    /** Whether a question without parameters has a row for an answer. */
    public boolean finds(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    /** The number that a question without parameters answers. */
    public long number(String sql) throws SQLException {
        PreparedStatement statement = take(sql);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        } finally {
            give(sql, statement);
        }
    }

    /** Runs a command without parameters. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
