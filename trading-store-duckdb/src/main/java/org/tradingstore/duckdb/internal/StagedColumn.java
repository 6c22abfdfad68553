package org.tradingstore.duckdb.internal;

import java.util.Objects;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.PortableOrder;

/** One column of rows on their way into the engine. <em>Immutable.</em> */
abstract class StagedColumn {
    private final String name;
    private final Kind kind;

    StagedColumn(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
    }

    /** The column of the table, quoted. */
    final String column() {
        return '"' + name + '"';
    }

    /** The column of the rows on their way, quoted; no table has one of that name. */
    final String source() {
        return '"' + sourceName() + '"';
    }

    final String sourceName() {
        return "ts_" + name;
    }

    final Kind kind() {
        return kind;
    }

    /** The one value of all rows as SQL; null where they differ and {@link #declare} tells of the column. */
    @Nullable
    String constant() {
        return null;
    }

    /** What the table's column takes, as SQL over the rows on their way. */
    abstract String expression();

    /** Tells the engine of the column, in the plain type in which it comes. */
    abstract void declare(DuckDBTableFunctionBindInfo bind) throws Exception;

    /** The column of the table. */
    final String name() {
        return name;
    }

    /** Writes {@code count} values from {@code from} on, of these rows, or of all where that is null. */
    abstract void fill(DuckDBWritableVector vector, int @Nullable [] rows, int from, int count);

    /** The portable value of a row, or null. */
    abstract @Nullable Object value(int row);

    /** Order of the values of two rows that have one; the engine's own. */
    int compare(int left, int right) {
        return PortableOrder.compare(kind, Objects.requireNonNull(value(left)), Objects.requireNonNull(value(right)));
    }

    static int row(int @Nullable [] rows, int place) {
        return rows == null ? place : rows[place];
    }

    /** What stands for one value of a kind of numbers, texts or moments in SQL. */
    static String literal(Kind kind, Object value) {
        return switch (kind) {
            case WHOLE, MONTH, DURATION, INSTANT, DATE -> moment(kind, LongColumn.number(value));
            case BOOLEAN -> value.toString();
            case UUID -> "CAST('" + value + "' AS UUID)";
            default -> text(value.toString());
        };
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** The value of a kind for a number, or for a column of numbers, given as SQL. */
    static String moment(Kind kind, Object number) {
        return switch (kind) {
            case INSTANT -> "make_timestamp(CAST(" + number + " AS BIGINT))";
            case DATE -> "(DATE '1970-01-01' + CAST(" + number + " AS INTEGER))";
            case MONTH -> "CAST(" + number + " AS INTEGER)";
            default -> "CAST(" + number + " AS BIGINT)";
        };
    }
}
