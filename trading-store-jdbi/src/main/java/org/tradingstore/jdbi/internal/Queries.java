package org.tradingstore.jdbi.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;

/** Writes questions as SQL. */
final class Queries {
    private final Dialect dialect;

    Queries(Dialect dialect) {
        this.dialect = dialect;
    }

    SqlText scan(TableSql table, Scan scan) {
        SqlText sql = select(table, table.columns(), scan.selection());
        @Nullable Object @Nullable [] after = scan.after();
        if (after != null) {
            sql.add(" AND (");
            behind(sql, scan.order(), after);
            sql.add(")");
        }
        sql.add(" ORDER BY ");
        if (scan.selection().scope().all() && !table.layout().shared()) {
            sql.add("env_book, ");
        }
        sql.add(order(scan.order()));
        if (scan.limit() < Integer.MAX_VALUE) {
            sql.add(" LIMIT ?").bind((long) scan.limit());
        }
        return sql;
    }

    SqlText count(TableSql table, Selection selection) {
        return select(table, "count(*)", selection);
    }

    /** Only the columns of these fields. */
    SqlText project(TableSql table, Selection selection, Set<Field<?, ?>> fields) {
        String columns = fields.isEmpty()
                ? "1"
                : fields.stream().map(field -> TableSql.quoted(field.name())).collect(Collectors.joining(", "));
        return select(table, columns, selection);
    }

    SqlText newestPer(TableSql table, NewestPer request) {
        List<String> groups = new ArrayList<>();
        if (request.selection().scope().all() && !table.layout().shared()) {
            groups.add("env_book");
        }
        request.groups().forEach(field -> groups.add(TableSql.quoted(field.name())));
        String by = TableSql.quoted(request.order().name());
        String newest = by + " DESC, "
                + table.key().stream().map(column -> column + " DESC").collect(Collectors.joining(", "));
        SqlText sql = new SqlText(dialect).add("SELECT ").add(table.columns()).add(" FROM (");
        sql.add("SELECT " + table.columns() + ", row_number() OVER (PARTITION BY " + String.join(", ", groups)
                + " ORDER BY " + newest + ") AS env_place FROM " + table.table());
        where(table, request.selection(), sql);
        for (OrderedField<?, ?> group : request.groups()) {
            sql.add(" AND ").add(TableSql.quoted(group.name())).add(" IS NOT NULL");
        }
        sql.add(" AND ").add(by).add(" IS NOT NULL");
        Object asOf = request.asOf();
        if (asOf != null) {
            sql.add(" AND ").add(by).add(" <= ").value(request.order().kind(), asOf);
        }
        return sql.add(") WHERE env_place = 1 ORDER BY ").add(String.join(", ", groups));
    }

    private SqlText select(TableSql table, String columns, Selection selection) {
        SqlText sql =
                new SqlText(dialect).add("SELECT ").add(columns).add(" FROM ").add(table.table());
        where(table, selection, sql);
        return sql;
    }

    private void where(TableSql table, Selection selection, SqlText sql) {
        sql.add(" WHERE ");
        if (!table.layout().shared() && !selection.scope().all()) {
            sql.add("env_book = ? AND ").bind((long) selection.scope().book());
        }
        selection.condition().accept(new SqlConditions(table, dialect, sql));
    }

    private static String order(List<? extends Sort<?>> order) {
        return order.stream()
                .map(term -> TableSql.quoted(term.field().name()) + " " + term.direction()
                        + (term.field().optional() ? " NULLS LAST" : ""))
                .collect(Collectors.joining(", "));
    }

    /** Rows that sort behind a place: one comparison of rows where an index can serve it, else term by term. */
    private void behind(SqlText sql, List<? extends Sort<?>> order, @Nullable Object[] place) {
        boolean uniform = order.stream()
                .allMatch(term -> !term.field().optional()
                        && term.direction() == order.get(0).direction());
        if (uniform) {
            String columns = order.stream()
                    .map(term -> TableSql.quoted(term.field().name()))
                    .collect(Collectors.joining(", ", "(", ")"));
            sql.add(columns).add(order.get(0).direction() == Sort.Direction.ASC ? " > (" : " < (");
            for (int i = 0; i < place.length; i++) {
                sql.add(i == 0 ? "" : ", ").value(order.get(i).field().kind(), present(place[i]));
            }
            sql.add(")");
            return;
        }
        for (int i = 0; i < place.length; i++) {
            sql.add(i == 0 ? "(" : " OR (");
            for (int j = 0; j < i; j++) {
                equal(sql, order.get(j).field(), place[j]);
                sql.add(" AND ");
            }
            beyond(sql, order.get(i), place[i]);
            sql.add(")");
        }
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("A required field of a place is absent");
        }
        return value;
    }

    private static void equal(SqlText sql, OrderedField<?, ?> field, @Nullable Object value) {
        sql.add(TableSql.quoted(field.name()));
        if (value == null) {
            sql.add(" IS NULL");
        } else {
            sql.add(" = ").value(field.kind(), value);
        }
    }

    private static void beyond(SqlText sql, Sort<?> term, @Nullable Object value) {
        String column = TableSql.quoted(term.field().name());
        if (value == null) {
            sql.add("0");
            return;
        }
        Kind kind = term.field().kind();
        sql.add("(")
                .add(column)
                .add(term.direction() == Sort.Direction.ASC ? " > " : " < ")
                .value(kind, value);
        if (term.field().optional()) {
            sql.add(" OR ").add(column).add(" IS NULL");
        }
        sql.add(")");
    }
}
