package org.tradingstore.jdbi.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import org.tradingstore.schema.Field;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** Writes rows of one connection, and the tables of their lists' elements with them. <em>Not thread-safe.</em> */
final class RowWriter {
    private final Dialect dialect;
    private final Statements statements;

    RowWriter(Dialect dialect, Statements statements) {
        this.dialect = dialect;
        this.statements = statements;
    }

    RowOutcome write(TableSql table, WriteMode mode, StoredRow row) throws SQLException {
        EncodedValues values = EncodedValues.of(dialect, table.type(), row.values());
        RowOutcome outcome = switch (mode) {
            case INSERT -> insert(table, row.envelope(), values) ? RowOutcome.CREATED : RowOutcome.EXISTS;
            case UPSERT -> upsert(table, row.envelope(), values);
            case UPDATE -> update(table, row.envelope(), values);
        };
        boolean written = outcome == RowOutcome.CREATED || outcome == RowOutcome.CHANGED;
        if (written && !table.sides().isEmpty()) {
            writeSides(table, row.envelope(), values, outcome == RowOutcome.CHANGED);
        }
        return outcome;
    }

    private boolean insert(TableSql table, StoredEnvelope envelope, EncodedValues values) throws SQLException {
        if (dialect.survivesRefusal()) {
            return insert(table, table.insert(), envelope, values);
        }
        // To ask first also takes less than half the time of ON CONFLICT in DuckDB, which goes by way of a merge.
        return !exists(table, envelope.book(), values)
                && !taken(table, envelope.book(), values)
                && insert(table, table.insertAlways(), envelope, values);
    }

    private boolean insert(TableSql table, String sql, StoredEnvelope envelope, EncodedValues values)
            throws SQLException {
        PreparedStatement statement = statements.take(sql);
        try {
            int place = bindEnvelope(table, statement, envelope);
            for (int i = 0; i < table.type().fields().size(); i++) {
                dialect.bind(statement, place++, values.encoded(i));
            }
            return statement.executeUpdate() == 1;
        } finally {
            statements.give(sql, statement);
        }
    }

    static int bindEnvelope(TableSql table, PreparedStatement statement, StoredEnvelope envelope) throws SQLException {
        int place = 1;
        if (!table.layout().shared()) {
            statement.setInt(place++, envelope.book());
        }
        if (table.layout().enveloped()) {
            statement.setInt(place++, envelope.writer());
            statement.setInt(place++, envelope.strategyVersion());
            statement.setLong(place++, envelope.createdAt());
        }
        if (table.layout().revised()) {
            statement.setLong(place++, envelope.updatedAt());
            statement.setLong(place++, envelope.revision());
        }
        return place;
    }

    private RowOutcome upsert(TableSql table, StoredEnvelope envelope, EncodedValues values) throws SQLException {
        if (insert(table, envelope, values)) {
            return RowOutcome.CREATED;
        }
        if (!exists(table, envelope.book(), values)) {
            return RowOutcome.EXISTS;
        }
        if (table.updateIfDifferent().isEmpty()) {
            return RowOutcome.SAME;
        }
        if (!dialect.survivesRefusal() && taken(table, envelope.book(), values)) {
            return RowOutcome.EXISTS;
        }
        PreparedStatement statement = statements.take(table.updateIfDifferent());
        try {
            int place = bindValues(table, statement, 1, values);
            place = bindKey(table, statement, place, envelope.book(), values);
            bindValues(table, statement, place, values);
            return statement.executeUpdate() == 1 ? RowOutcome.CHANGED : RowOutcome.SAME;
        } catch (SQLException e) {
            if (dialect.survivesRefusal() && dialect.uniqueViolation(e)) {
                return RowOutcome.EXISTS;
            }
            throw e;
        } finally {
            statements.give(table.updateIfDifferent(), statement);
        }
    }

    private RowOutcome update(TableSql table, StoredEnvelope envelope, EncodedValues values) throws SQLException {
        if (!dialect.survivesRefusal() && taken(table, envelope.book(), values)) {
            return hasRevision(table, envelope, values) ? RowOutcome.EXISTS : RowOutcome.MOVED_ON;
        }
        PreparedStatement statement = statements.take(table.updateByRevision());
        try {
            statement.setInt(1, envelope.writer());
            statement.setInt(2, envelope.strategyVersion());
            statement.setLong(3, envelope.updatedAt());
            statement.setLong(4, envelope.revision());
            int place = bindValues(table, statement, 5, values);
            place = bindKey(table, statement, place, envelope.book(), values);
            statement.setLong(place, envelope.revision() - 1);
            return statement.executeUpdate() == 1 ? RowOutcome.CHANGED : RowOutcome.MOVED_ON;
        } catch (SQLException e) {
            if (dialect.survivesRefusal() && dialect.uniqueViolation(e)) {
                return RowOutcome.EXISTS;
            }
            throw e;
        } finally {
            statements.give(table.updateByRevision(), statement);
        }
    }

    private int bindValues(TableSql table, PreparedStatement statement, int from, EncodedValues values)
            throws SQLException {
        int place = from;
        for (Field<?, ?> field : table.values()) {
            dialect.bind(statement, place++, values.encoded(field.ordinal()));
        }
        return place;
    }

    private int bindKey(TableSql table, PreparedStatement statement, int from, int book, EncodedValues values)
            throws SQLException {
        int place = from;
        if (!table.layout().shared()) {
            statement.setInt(place++, book);
        }
        for (Field<?, ?> field : table.type().key().fields()) {
            dialect.bind(statement, place++, values.encoded(field.ordinal()));
        }
        return place;
    }

    /** Whether another row has the fields of a unique index. */
    private boolean taken(TableSql table, int book, EncodedValues values) throws SQLException {
        for (UniqueQuestion question : table.uniques()) {
            if (question.concerns(values) && taken(table, question, book, values)) {
                return true;
            }
        }
        return false;
    }

    private boolean taken(TableSql table, UniqueQuestion question, int book, EncodedValues values) throws SQLException {
        PreparedStatement statement = statements.take(question.sql());
        try {
            int place = 1;
            if (!table.layout().shared()) {
                statement.setInt(place++, book);
            }
            for (Field<?, ?> field : question.fields()) {
                dialect.bind(statement, place++, values.encoded(field.ordinal()));
            }
            for (Field<?, ?> field : table.type().key().fields()) {
                dialect.bind(statement, place++, values.encoded(field.ordinal()));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } finally {
            statements.give(question.sql(), statement);
        }
    }

    /** Whether the row is there in the revision before the given one. */
    private boolean hasRevision(TableSql table, StoredEnvelope envelope, EncodedValues values) throws SQLException {
        PreparedStatement statement = statements.take(table.fetch());
        try {
            bindKey(table, statement, 1, envelope.book(), values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && table.read(rows).envelope().revision() == envelope.revision() - 1;
            }
        } finally {
            statements.give(table.fetch(), statement);
        }
    }

    private boolean exists(TableSql table, int book, EncodedValues values) throws SQLException {
        PreparedStatement statement = statements.take(table.exists());
        try {
            bindKey(table, statement, 1, book, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } finally {
            statements.give(table.exists(), statement);
        }
    }

    private void writeSides(TableSql table, StoredEnvelope envelope, EncodedValues values, boolean replace)
            throws SQLException {
        for (SideTable side : table.sides()) {
            if (replace) {
                PreparedStatement clear = statements.take(side.delete());
                try {
                    bindKey(table, clear, 1, envelope.book(), values);
                    clear.executeUpdate();
                } finally {
                    statements.give(side.delete(), clear);
                }
            }
            if (values.value(side.list().ordinal()) instanceof List<?> elements) {
                insertElements(table, side, envelope, values, elements);
            }
        }
    }

    private void insertElements(
            TableSql table, SideTable side, StoredEnvelope envelope, EncodedValues values, List<?> elements)
            throws SQLException {
        PreparedStatement statement = statements.take(side.insert());
        try {
            for (Object element : new LinkedHashSet<>(elements)) {
                int place = 1;
                if (!table.layout().shared()) {
                    statement.setInt(place++, envelope.book());
                }
                statement.setString(place++, (String) element);
                for (Field<?, ?> field : side.copied(table.type())) {
                    dialect.bind(statement, place++, values.encoded(field.ordinal()));
                }
                statement.executeUpdate();
            }
        } finally {
            statements.give(side.insert(), statement);
        }
    }
}
