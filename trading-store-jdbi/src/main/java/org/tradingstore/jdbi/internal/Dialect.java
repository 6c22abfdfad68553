package org.tradingstore.jdbi.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.OpenRequest.TypeLayout;

/** How one SQL engine keeps values, and what its errors mean. <em>Thread-safe.</em> */
public interface Dialect {
    /** Type and checks of a field's column, without NOT NULL. */
    String column(Field<?, ?> field);

    /** The form in which a portable value is bound; keeps the order of values where the kind has one. */
    Object encode(Kind kind, Object portable);

    /** Binds an encoded value, or an absent one. */
    void bind(PreparedStatement statement, int place, @Nullable Object encoded) throws SQLException;

    /** Binds the number that columns hold for a value of {@code kind}. */
    void bindNumber(PreparedStatement statement, int place, Kind kind, long number) throws SQLException;

    /** What is selected of a column of {@code kind}, for {@link #number} to read it. */
    String numbers(String column, Kind kind);

    /** The number that columns hold for the value of {@code kind} at a place of a result; 0 where it is absent. */
    long number(ResultSet rows, int place, Kind kind) throws SQLException;

    /** Whether the result of a CROSS JOIN comes in the order of its left side. */
    boolean joinsInOrder();

    /** Whether the greatest value of each group is found much sooner than the row that has it, which is then looked up by it. */
    boolean readsColumns();

    /** How whole rows are read, from the columns of the envelope, in their order, and those of all fields. */
    RowFormat rows(TypeLayout layout, List<String> envelope);

    /** How only the values of some fields are read, which may be none; the envelope of such a row says nothing. */
    RowFormat values(RecordType<?, ?> type, List<? extends Field<?, ?>> fields);

    /** A condition that is true where the JSON array in {@code column} has the bound element. */
    String jsonContains(String column);

    /** Whether a transaction goes on after the engine has refused a statement of it. */
    boolean survivesRefusal();

    /** Whether the error is a refusal by a unique index or key. */
    boolean uniqueViolation(SQLException e);

    /** The store's exception for an error while {@code doing}. */
    RuntimeException translate(SQLException e, String doing);
}
