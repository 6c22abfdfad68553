package org.tradingstore.sqlite.internal;

import java.util.ArrayList;
import java.util.List;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;

/**
 * A view of a record type for people, in a plain SQLite shell: ids, moments and days as text, decimals as numbers where a number can
 * show them exactly (15 digits), else as exact text. Beside each decimal stands a column with {@code _order} appended, by which all
 * values sort exactly. Only functions that every SQLite has.
 */
final class SqliteView {
    private static final int EXACT_DIGITS = 15;

    private final TableSql table;
    private final RecordType<?, ?> type;

    SqliteView(TableSql table) {
        this.table = table;
        this.type = table.type();
    }

    String statement() {
        List<String> columns = new ArrayList<>();
        boolean book = !table.layout().shared();
        boolean writer = table.layout().enveloped();
        if (book) {
            columns.add("b.name AS book");
            columns.add("b.mode AS mode");
        }
        for (Field<?, ?> field : type.fields()) {
            add(columns, field);
        }
        if (writer) {
            columns.add("w.application || ' ' || w.version AS env_writer");
            columns.add("s.version AS env_strategy");
            columns.add(moment("t.env_created") + " AS env_created");
        }
        if (table.layout().revised()) {
            columns.add(moment("t.env_updated") + " AS env_updated");
            columns.add("t.env_revision AS env_revision");
        }
        return "CREATE VIEW \"" + type.name() + "_view\" AS SELECT\n  " + String.join(",\n  ", columns) + "\nFROM \""
                + type.name() + "\" t" + (book ? " JOIN ts_book b ON b.number = t.env_book" : "")
                + (writer
                        ? " JOIN ts_writer w ON w.number = t.env_writer"
                                + " LEFT JOIN ts_strategy s ON s.number = t.env_strategy"
                        : "");
    }

    private static void add(List<String> columns, Field<?, ?> field) {
        String name = "\"" + field.name() + "\"";
        String column = "t." + name;
        switch (field.kind()) {
            case TEXT, ENUMERATION, BOOLEAN, WHOLE, DOUBLE, TEXT_LIST, STRUCTURE_LIST, MAP, JSON ->
                columns.add(column + " AS " + name);
            case DURATION -> columns.add(column + " AS \"" + field.name() + "_micros\"");
            case UUID -> columns.add(id(column) + " AS " + name);
            case INSTANT -> columns.add(moment(column) + " AS " + name);
            case DATE -> columns.add("date(" + column + " * 86400, 'unixepoch') AS " + name);
            case MONTH -> columns.add(month(column) + " AS " + name);
            case DECIMAL -> {
                columns.add(decimal(column) + " AS " + name);
                columns.add(column + " AS \"" + field.name() + "_order\"");
            }
        }
    }

    private static String id(String column) {
        String hex = "lower(hex(" + column + "))";
        return "CASE WHEN " + column + " IS NOT NULL THEN substr(" + hex + ", 1, 8) || '-' || substr(" + hex
                + ", 9, 4) || '-' || substr(" + hex + ", 13, 4) || '-' || substr(" + hex + ", 17, 4) || '-' || substr("
                + hex + ", 21) END";
    }

    /** Division rounds towards zero, so the microseconds are taken off first: a moment before 1970 has them above zero too. */
    private static String moment(String column) {
        String seconds = "(" + column + " - ((" + column + " % 1000000) + 1000000) % 1000000) / 1000000";
        return "strftime('%Y-%m-%dT%H:%M:%S', " + seconds + ", 'unixepoch') || printf('.%06dZ', ((" + column
                + " % 1000000) + 1000000) % 1000000)";
    }

    private static String month(String column) {
        return "CASE WHEN " + column + " IS NOT NULL THEN printf('%04d-%02d', " + column + " / 12, " + column
                + " % 12 + 1) END";
    }

    private static String decimal(String column) {
        String plain = DecimalText.decodeInSql(column);
        String digits = "length(ltrim(replace(replace(" + plain + ", '-', ''), '.', ''), '0'))";
        return "CASE WHEN " + column + " IS NULL THEN NULL WHEN " + digits + " <= " + EXACT_DIGITS + " THEN CAST("
                + plain + " AS NUMERIC) ELSE " + plain + " END";
    }
}
