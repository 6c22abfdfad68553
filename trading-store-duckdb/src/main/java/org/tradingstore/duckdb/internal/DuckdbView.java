package org.tradingstore.duckdb.internal;

import java.util.ArrayList;
import java.util.List;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;

/**
 * A view of a record type for people, in DuckDB's own shell: book, mode, writer and strategy version by name, months as text, moments of
 * the envelope as such. All else DuckDB shows by itself as it is.
 */
final class DuckdbView {
    private final TableSql table;
    private final RecordType<?, ?> type;

    DuckdbView(TableSql table) {
        this.table = table;
        this.type = table.type();
    }

    /** The names of what it reads beside the table. */
    List<String> reads() {
        List<String> all = new ArrayList<>();
        if (!table.layout().shared()) {
            all.add("ts_book");
        }
        if (table.layout().enveloped()) {
            all.addAll(List.of("ts_writer", "ts_strategy"));
        }
        return all;
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
            columns.add(column(field));
        }
        if (writer) {
            columns.add("w.application || ' ' || w.version AS env_writer");
            columns.add("s.version AS env_strategy");
            columns.add("make_timestamp(t.env_created) AS env_created");
        }
        if (table.layout().revised()) {
            columns.add("make_timestamp(t.env_updated) AS env_updated");
            columns.add("t.env_revision AS env_revision");
        }
        return "CREATE VIEW \"" + type.name() + "_view\" AS SELECT\n  " + String.join(",\n  ", columns) + "\nFROM \""
                + type.name() + "\" t" + (book ? " JOIN ts_book b ON b.number = t.env_book" : "")
                + (writer
                        ? " JOIN ts_writer w ON w.number = t.env_writer"
                                + " LEFT JOIN ts_strategy s ON s.number = t.env_strategy"
                        : "");
    }

    private static String column(Field<?, ?> field) {
        String name = "\"" + field.name() + "\"";
        String column = "t." + name;
        return switch (field.kind()) {
            case DURATION -> column + " AS \"" + field.name() + "_micros\"";
            case MONTH -> month(column) + " AS " + name;
            default -> column + " AS " + name;
        };
    }

    private static String month(String column) {
        return "printf('%04d-%02d', " + column + " // 12, " + column + " % 12 + 1)";
    }
}
