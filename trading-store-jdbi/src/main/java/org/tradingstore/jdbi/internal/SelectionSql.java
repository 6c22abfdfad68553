package org.tradingstore.jdbi.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.spi.Selection;

/** A question over a selection that an engine has for itself; it may go on behind the text. <em>Immutable.</em> */
public final class SelectionSql {
    private final Dialect dialect;
    private final SqlText sql;

    /** {@code SELECT columns FROM table WHERE selection}. */
    public SelectionSql(TableSql table, Dialect dialect, String columns, Selection selection) {
        this.dialect = dialect;
        this.sql = new Queries(dialect).of(table, columns, selection);
    }

    /** The quoted column of a field. */
    public static String column(OrderedField<?, ?> field) {
        return TableSql.quoted(field.name());
    }

    public String text() {
        return sql.text();
    }

    /** The question with more behind it. */
    public SqlSession.Question followedBy(String more, Object... encoded) {
        List<@Nullable Object> values = new ArrayList<>(sql.values());
        values.addAll(List.of(encoded));
        return new SqlSession.Question(sql.text() + more, values);
    }

    /** Binds the values of the selection; answers the place of what follows them. */
    public int bind(PreparedStatement statement) throws SQLException {
        int place = 1;
        for (Object value : sql.values()) {
            dialect.bind(statement, place++, value);
        }
        return place;
    }
}
