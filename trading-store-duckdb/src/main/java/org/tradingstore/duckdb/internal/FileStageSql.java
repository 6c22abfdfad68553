package org.tradingstore.duckdb.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.files.StageRequest;
import org.tradingstore.core.internal.files.StageRequest.Trust;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.OrderedField;

/** The statement that reads a file into the table between it and its type. */
final class FileStageSql {
    private static final String PLAIN = DuckdbFileStage.PLAIN;

    private final StageRequest request;
    private final FileSource source;
    private final TableSql table;
    private final DuckdbDialect dialect;
    private final List<Field<?, ?>> fields = new ArrayList<>();
    private final List<FileColumnSql> columns = new ArrayList<>();

    FileStageSql(StageRequest request, FileSource source, TableSql table, DuckdbDialect dialect) {
        this.request = request;
        this.source = source;
        this.table = table;
        this.dialect = dialect;
        for (Field<?, ?> field : table.type().fields()) {
            int column = request.mapping().column(field);
            if (column >= 0 && field instanceof OrderedField<?, ?> ordered) {
                fields.add(field);
                columns.add(new FileColumnSql(
                        request.file(),
                        ordered,
                        source.columns().get(column),
                        source.types().get(column)));
            }
        }
    }

    /** In layers, so that each step is computed once and named for the next. */
    String text() {
        String row = FileSource.ROW;
        String sources = layer(i -> columns.get(i).source() + " AS s" + i);
        String locals = layer(i -> "s" + i + ", " + columns.get(i).local("s" + i) + " AS l" + i);
        String values = layer(i -> "s" + i + ", " + columns.get(i).value("s" + i, "l" + i) + " AS n" + i);
        String bounded = layer(i -> "s" + i + ", " + columns.get(i).bounded("n" + i) + " AS v" + i);
        return "CREATE TEMP TABLE " + DuckdbFileStage.TABLE + " AS SELECT " + row + ", " + kept() + ", " + plain()
                + " AS " + PLAIN + " FROM (SELECT " + row + bounded + " FROM (SELECT " + row + values
                + " FROM (SELECT " + row + locals + " FROM (SELECT " + row + sources + " FROM " + source.relation()
                + ") a) b) c) d";
    }

    private interface Step {
        String of(int column);
    }

    private String layer(Step step) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            text.append(", ").append(step.of(i));
        }
        return text.toString();
    }

    /** Every field of the type in the type of its column. */
    private String kept() {
        return table.type().fields().stream()
                .map(field -> "CAST(" + kept(field) + " AS " + type(field) + ") AS " + SqlLiterals.name(field.name()))
                .collect(Collectors.joining(", "));
    }

    private String kept(Field<?, ?> field) {
        int place = fields.indexOf(field);
        if (place >= 0) {
            return "v" + place;
        }
        Object constant = request.mapping().constant(field);
        return constant == null ? "NULL" : literal(field, constant);
    }

    private String literal(Field<?, ?> field, @Nullable Object constant) {
        return SqlLiterals.text(String.valueOf(dialect.encode(field.kind(), Objects.requireNonNull(constant))));
    }

    private String type(Field<?, ?> field) {
        return dialect.column(field).split(" CHECK ", 2)[0];
    }

    private String plain() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            all.add(columns.get(i).plain("s" + i, "v" + i));
        }
        return request.trust() == Trust.NOTHING ? "false" : all.isEmpty() ? "true" : String.join(" AND ", all);
    }
}
