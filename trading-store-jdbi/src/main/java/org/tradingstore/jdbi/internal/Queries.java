package org.tradingstore.jdbi.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Condition;
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
        return scan(table, scan, table.format(scan.content()).columns());
    }

    /** As {@link #scan}, of the numbers of single fields. */
    SqlText columns(TableSql table, Scan scan, List<? extends OrderedField<?, ?>> fields) {
        return scan(
                table,
                scan,
                fields.stream()
                        .map(field -> dialect.numbers(TableSql.quoted(field.name()), field.kind()))
                        .collect(Collectors.joining(", ")));
    }

    /** As {@link #scan(TableSql, Scan)}, with something else selected. */
    SqlText scan(TableSql table, Scan scan, String selected) {
        SqlText sql = select(table, selected, scan.selection());
        @Nullable Object @Nullable [] after = scan.after();
        if (after != null) {
            sql.add(" AND (");
            behind(sql, columns(table, scan), scan.order(), after);
            sql.add(")");
        }
        sql.add(" ORDER BY ");
        if (scan.selection().scope().all() && !table.layout().shared()) {
            sql.add("env_book, ");
        }
        sql.add(order(scan.order(), columns(table, scan)));
        if (scan.limit() < Integer.MAX_VALUE) {
            sql.add(" LIMIT ?").bind((long) scan.limit());
        }
        return sql;
    }

    SqlText count(TableSql table, Selection selection) {
        return select(table, "count(*)", selection);
    }

    /** Expressions over the rows of a selection. */
    SqlText of(TableSql table, String columns, Selection selection) {
        return select(table, columns, selection);
    }

    /** Only what {@code format} reads. */
    SqlText project(TableSql table, Selection selection, RowFormat format) {
        return select(table, format.columns(), selection);
    }

    SqlText newestPer(TableSql table, NewestPer request) {
        Optional<NewestWalk> walk =
                dialect.joinsInOrder() ? NewestWalk.of(table, request) : Optional.<NewestWalk>empty();
        if (walk.isPresent()) {
            SqlText sql = new SqlText(dialect);
            walk.get().write(sql, dialect);
            return sql;
        }
        List<String> groups = new ArrayList<>();
        if (request.selection().scope().all() && !table.layout().shared()) {
            groups.add("env_book");
        }
        request.groups().forEach(field -> groups.add(TableSql.quoted(field.name())));
        String by = TableSql.quoted(request.order().name());
        String newest = by + " DESC, "
                + table.key().stream().map(column -> column + " DESC").collect(Collectors.joining(", "));
        SqlText sql = new SqlText(dialect)
                .add("SELECT ")
                .add(table.format(Scan.Content.ROWS).columns())
                .add(" FROM (");
        sql.add("SELECT " + table.columns() + ", row_number() OVER (PARTITION BY " + String.join(", ", groups)
                + " ORDER BY " + newest + ") AS env_place FROM " + table.table());
        where(table, request.selection(), sql, null);
        for (OrderedField<?, ?> group : request.groups()) {
            sql.add(" AND ").add(TableSql.quoted(group.name())).add(" IS NOT NULL");
        }
        sql.add(" AND ").add(by).add(" IS NOT NULL");
        upTo(request, by, sql);
        if (dialect.readsColumns()) {
            String grouped = String.join(", ", groups);
            sql.add(" AND (" + grouped + ", " + by + ") IN (SELECT " + grouped + ", max(" + by + ") FROM "
                    + table.table());
            where(table, request.selection(), sql, null);
            upTo(request, by, sql);
            sql.add(" GROUP BY " + grouped + ")");
        }
        return sql.add(") WHERE env_place = 1 ORDER BY ").add(String.join(", ", groups));
    }

    SqlText select(TableSql table, String columns, Selection selection) {
        SqlText sql = new SqlText(dialect).add("SELECT ").add(columns).add(" FROM ");
        Condition.Contains<?> leading = leading(table, selection);
        SideTable side = leading == null ? null : table.side(leading.field());
        if (leading == null || side == null) {
            sql.add(table.table());
        } else {
            sql.add(side.join(table));
            if (!table.layout().shared()) {
                sql.bind((long) selection.scope().book());
            }
            sql.bind(dialect.encode(Kind.TEXT, leading.element()));
        }
        where(table, selection, sql, leading);
        return sql;
    }

    private static void upTo(NewestPer request, String by, SqlText sql) {
        Object asOf = request.asOf();
        if (asOf != null) {
            sql.add(" AND ").add(by).add(" <= ").value(request.order().kind(), asOf);
        }
    }

    /** The condition whose table of elements a question over one book begins with. */
    private static Condition.@Nullable Contains<?> leading(TableSql table, Selection selection) {
        return selection.scope().all() && !table.layout().shared()
                ? null
                : SqlConditions.leading(table, selection.condition());
    }

    /**
     * The columns that a scan is ordered by. Where it begins with a table of elements that has them all, they are that table's: the order
     * is then its index's, and a limit ends the work early.
     */
    private static List<String> columns(TableSql table, Scan scan) {
        Condition.Contains<?> leading = leading(table, scan.selection());
        SideTable side = leading == null ? null : table.side(leading.field());
        List<Field<?, ?>> copied = side == null ? List.of() : side.copied(table.type());
        boolean all = scan.order().stream().allMatch(term -> copied.contains(term.field()));
        return scan.order().stream()
                .map(term -> all
                        ? SideTable.alias(term.field())
                        : TableSql.quoted(term.field().name()))
                .toList();
    }

    private void where(TableSql table, Selection selection, SqlText sql, Condition.@Nullable Contains<?> met) {
        sql.add(" WHERE ");
        if (!table.layout().shared() && !selection.scope().all()) {
            sql.add("env_book = ? AND ").bind((long) selection.scope().book());
        }
        selection.condition().accept(new SqlConditions(table, dialect, sql, met));
    }

    private static String order(List<? extends Sort<?>> order, List<String> columns) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Sort<?> term = order.get(i);
            terms.add(columns.get(i) + " " + term.direction() + (term.field().optional() ? " NULLS LAST" : ""));
        }
        return String.join(", ", terms);
    }

    /** Rows that sort behind a place: one comparison of rows where an index can serve it, else term by term. */
    private void behind(SqlText sql, List<String> columns, List<? extends Sort<?>> order, @Nullable Object[] place) {
        boolean uniform = order.stream()
                .allMatch(term -> !term.field().optional()
                        && term.direction() == order.get(0).direction());
        if (uniform) {
            sql.add("(").add(String.join(", ", columns)).add(")");
            sql.add(order.get(0).direction() == Sort.Direction.ASC ? " > (" : " < (");
            for (int i = 0; i < place.length; i++) {
                sql.add(i == 0 ? "" : ", ").value(order.get(i).field().kind(), present(place[i]));
            }
            sql.add(")");
            return;
        }
        for (int i = 0; i < place.length; i++) {
            sql.add(i == 0 ? "(" : " OR (");
            for (int j = 0; j < i; j++) {
                equal(sql, columns.get(j), order.get(j).field(), place[j]);
                sql.add(" AND ");
            }
            beyond(sql, columns.get(i), order.get(i), place[i]);
            sql.add(")");
        }
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("A required field of a place is absent");
        }
        return value;
    }

    private static void equal(SqlText sql, String column, OrderedField<?, ?> field, @Nullable Object value) {
        sql.add(column);
        if (value == null) {
            sql.add(" IS NULL");
        } else {
            sql.add(" = ").value(field.kind(), value);
        }
    }

    private static void beyond(SqlText sql, String column, Sort<?> term, @Nullable Object value) {
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
