package org.tradingstore.sqlite.internal;

import java.util.ArrayList;
import java.util.List;
import org.tradingstore.schema.Field;

/**
 * Puts columns together in SQL, to one text of bytes that {@link PackedRow} takes apart. {@code concat_ws} copies each column once, as
 * it is stored, and writes numbers out; it would leave absent ones out, which therefore are replaced.
 */
final class PackedColumns {
    /** Values in one call: SQLite limits the arguments of a function, as it was built, to a hundred or more. */
    static final int PART = 60;

    /** The first argument is never empty: before one that is, {@code concat_ws} writes no separator. */
    private static final String BEGIN = "'" + (char) PackedRow.BEGIN + "'";

    private static final String EMPTY = "''";

    private final List<String> arguments = new ArrayList<>();

    /** A column that is a number and never absent. */
    void addNumber(String column) {
        arguments.add(column);
    }

    void add(Field<?, ?> field) {
        String column = "\"" + field.name() + "\"";
        if (!field.optional()) {
            arguments.add(column);
            return;
        }
        arguments.add(
                switch (field.kind()) {
                    case WHOLE, BOOLEAN, INSTANT, DATE, MONTH, DURATION, DECIMAL, ENUMERATION -> or(column, EMPTY);
                    case TEXT, JSON, TEXT_LIST, STRUCTURE_LIST, MAP -> or(column, hex(PackedRow.NO_TEXT));
                    case UUID -> or(hex(PackedRow.ID_FOLLOWS) + " || " + column, EMPTY);
                    case DOUBLE -> throw new IllegalArgumentException("Text cannot hold every double exactly");
                });
    }

    boolean isEmpty() {
        return arguments.isEmpty();
    }

    /** The expression for the text; what begins a part stands before every {@link #PART} values, and each value ends with a separator. */
    String expression() {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < arguments.size(); from += PART) {
            int to = Math.min(arguments.size(), from + PART);
            parts.add("concat_ws(" + hex(PackedRow.END) + ", " + BEGIN + ", "
                    + String.join(", ", arguments.subList(from, to)) + ", " + EMPTY + ")");
        }
        return String.join(" || ", parts);
    }

    private static String or(String column, String replacement) {
        return "ifnull(" + column + ", " + replacement + ")";
    }

    private static String hex(byte value) {
        return String.format("x'%02x'", value);
    }
}
