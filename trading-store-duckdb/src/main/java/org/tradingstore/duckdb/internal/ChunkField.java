package org.tradingstore.duckdb.internal;

import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.rows.TextLists;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.spi.PortableNumbers;

/**
 * How one field of a row is selected and read from the engine's columns. A text that the question fixes is not read at all, and one that
 * comes again and again is read as the number of one in a list: to make a text costs more than all the rest of a row.
 */
final class ChunkField {
    private final Field<?, ?> field;
    private final @Nullable Object fixed;
    private final String @Nullable [] named;
    private final Days days = new Days();

    private ChunkField(Field<?, ?> field, @Nullable Object fixed, String @Nullable [] named) {
        this.field = field;
        this.fixed = fixed;
        this.named = named;
    }

    /** Whether fields of a kind are read so: the driver gives no UUID out of a column. */
    static boolean serves(Kind kind) {
        return kind != Kind.UUID;
    }

    static ChunkField of(Field<?, ?> field) {
        return new ChunkField(field, null, null);
    }

    /** Of rows that all have this value. */
    static ChunkField fixed(Field<?, ?> field, Object value) {
        return new ChunkField(field, value, null);
    }

    /** Of rows that have one of these texts. */
    static ChunkField named(Field<?, ?> field, String[] names) {
        return new ChunkField(field, null, names);
    }

    /** What is selected; empty where nothing has to be. */
    String selected() {
        String column = '"' + field.name() + '"';
        if (fixed != null) {
            return "";
        }
        if (named != null) {
            StringBuilder names = new StringBuilder();
            for (String name : named) {
                names.append(names.isEmpty() ? "" : ", ").append(StagedColumn.text(name));
            }
            return "CAST(enum_code(CAST(" + column + " AS ENUM(" + names + "))) AS INTEGER)";
        }
        return switch (field.kind()) {
            case INSTANT -> "epoch_us(" + column + ")";
            case DATE -> "CAST(" + column + " - DATE '1970-01-01' AS INTEGER)";
            default -> column;
        };
    }

    /** The portable values of the first rows; null where one is absent. A loop for each kind is twice as fast as one for all. */
    void read(DuckDBReadableVector vector, int rows, @Nullable Object[] values) {
        if (named != null) {
            names(vector, rows, named, values);
            return;
        }
        switch (field.kind()) {
            case DOUBLE -> doubles(vector, rows, values);
            case DATE -> days(vector, rows, values);
            default -> {
                for (int row = 0; row < rows; row++) {
                    values[row] = vector.isNull(row) ? null : value(vector, row);
                }
            }
        }
    }

    private static void names(DuckDBReadableVector vector, int rows, String[] named, @Nullable Object[] values) {
        for (int row = 0; row < rows; row++) {
            int code = vector.getInt(row, -1);
            values[row] = code < 0 ? null : named[code];
        }
    }

    private static void doubles(DuckDBReadableVector vector, int rows, @Nullable Object[] values) {
        for (int row = 0; row < rows; row++) {
            values[row] = vector.isNull(row) ? null : (Object) vector.getDouble(row);
        }
    }

    private void days(DuckDBReadableVector vector, int rows, @Nullable Object[] values) {
        for (int row = 0; row < rows; row++) {
            values[row] = vector.isNull(row) ? null : days.day(vector.getInt(row));
        }
    }

    private @Nullable Object value(DuckDBReadableVector vector, int row) {
        return switch (field.kind()) {
            case TEXT, ENUMERATION, JSON, STRUCTURE_LIST, MAP -> vector.getString(row);
            case TEXT_LIST -> TextLists.fromJson(vector.getString(row));
            case BOOLEAN -> vector.getBoolean(row);
            case WHOLE, INSTANT, DURATION -> PortableNumbers.portable(field.kind(), vector.getLong(row));
            case MONTH -> PortableNumbers.portable(field.kind(), vector.getInt(row));
            case DECIMAL -> DuckdbRows.canonical(vector.getBigDecimal(row));
            case DATE, DOUBLE -> throw new IllegalStateException("Read by loops of their own");
            case UUID -> throw new IllegalStateException("The driver gives no UUID out of a column");
        };
    }

    @Nullable
    Object fixed() {
        return fixed;
    }

    int ordinal() {
        return field.ordinal();
    }
}
