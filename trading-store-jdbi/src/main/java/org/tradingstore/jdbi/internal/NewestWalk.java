package org.tradingstore.jdbi.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;

/**
 * The newest of each group by steps along an index: from one group to the next, and in each to its newest row, so that the work grows
 * with the groups and not with their rows. Only where an index, or the key, begins with the fields that are compared for equality, the
 * group among them, and goes on with the order. <em>Immutable.</em>
 */
final class NewestWalk {
    private final TableSql table;
    private final NewestPer request;
    private final OrderedField<?, ?> group;
    private final List<Condition.Comparison<?>> before;
    private final Condition.@Nullable In<?> named;

    private NewestWalk(
            TableSql table, NewestPer request, List<Condition.Comparison<?>> before, Condition.@Nullable In<?> named) {
        this.table = table;
        this.request = request;
        this.group = request.groups().get(0);
        this.before = before;
        this.named = named;
    }

    /** The walk for a request, where one serves it. */
    static Optional<NewestWalk> of(TableSql table, NewestPer request) {
        Selection selection = request.selection();
        if (request.groups().size() != 1
                || (selection.scope().all() && !table.layout().shared())) {
            return Optional.empty();
        }
        OrderedField<?, ?> group = request.groups().get(0);
        List<Condition.Comparison<?>> equal = new ArrayList<>();
        List<Condition.In<?>> named = new ArrayList<>();
        for (Condition<?> part : parts(selection.condition(), new ArrayList<>())) {
            if (part instanceof Condition.In<?> in
                    && in.field() == group
                    && named.isEmpty()
                    && !in.operands().isEmpty()) {
                named.add(in);
            } else if (part instanceof Condition.Comparison<?> comparison
                    && comparison.operator() == Condition.Operator.EQ
                    && comparison.field() != group
                    && comparison.field() != request.order()) {
                equal.add(comparison);
            } else if (!bounds(part, request.order())) {
                return Optional.empty();
            }
        }
        return paths(table).stream()
                .filter(path -> serves(path, request, equal))
                .findFirst()
                .map(path -> new NewestWalk(
                        table,
                        request,
                        equal.stream()
                                .filter(each -> path.indexOf(each.field()) < path.indexOf(group))
                                .toList(),
                        named.isEmpty() ? null : named.get(0)));
    }

    private static List<Condition<?>> parts(Condition<?> condition, List<Condition<?>> into) {
        if (condition instanceof Condition.And<?> and) {
            and.parts().forEach(part -> parts(part, into));
        } else {
            into.add(condition);
        }
        return into;
    }

    private static boolean bounds(Condition<?> part, OrderedField<?, ?> order) {
        return part instanceof Condition.Between<?> between
                ? between.field() == order
                : part instanceof Condition.Comparison<?> comparison
                        && comparison.field() == order
                        && comparison.operator() != Condition.Operator.NE;
    }

    /** Fields by which rows can be found in order, without the book. */
    private static List<List<Field<?, ?>>> paths(TableSql table) {
        List<List<Field<?, ?>>> paths = new ArrayList<>();
        paths.add(new ArrayList<>(table.type().key().fields()));
        for (Index<?> index : table.type().indexes()) {
            // One with absent values left out, or of a list's elements, does not hold every row.
            if (index.uniqueness() != Index.Uniqueness.WHEN_PRESENT
                    && index.fields().get(0).kind() != Kind.TEXT_LIST) {
                paths.add(new ArrayList<>(index.fields()));
            }
        }
        return paths;
    }

    private static boolean serves(List<Field<?, ?>> path, NewestPer request, List<Condition.Comparison<?>> equal) {
        Set<Field<?, ?>> leading = new HashSet<>(request.groups());
        equal.forEach(each -> leading.add(each.field()));
        return path.size() > leading.size()
                && leading.containsAll(path.subList(0, leading.size()))
                && path.get(leading.size()) == request.order();
    }

    void write(SqlText sql, Dialect dialect) {
        sql.add("WITH RECURSIVE env_groups(env_group) AS (");
        if (named == null) {
            walk(sql, dialect);
        } else {
            names(sql, named);
        }
        String key = String.join(", ", table.key());
        sql.add(") SELECT ")
                .add(table.format(Scan.Content.ROWS).columns())
                .add(" FROM env_groups CROSS JOIN ")
                .add(table.table());
        sql.add(" WHERE ");
        book(sql);
        sql.add(column()).add(" = env_group AND (").add(key).add(") = (SELECT ").add(key);
        sql.add(" FROM ").add(table.table()).add(" WHERE ");
        book(sql);
        request.selection().condition().accept(new SqlConditions(table, dialect, sql, null));
        String order = TableSql.quoted(request.order().name());
        sql.add(" AND ").add(column()).add(" = env_group AND ").add(order).add(" IS NOT NULL");
        Object asOf = request.asOf();
        if (asOf != null) {
            sql.add(" AND ").add(order).add(" <= ").value(request.order().kind(), asOf);
        }
        sql.add(" ORDER BY ").add(order).add(" DESC, ");
        sql.add(table.key().stream().map(part -> part + " DESC").collect(Collectors.joining(", ")));
        sql.add(" LIMIT 1)");
    }

    /** From the first group to the next, and so on. */
    private void walk(SqlText sql, Dialect dialect) {
        least(sql, dialect);
        sql.add(" UNION ALL SELECT (");
        least(sql, dialect);
        sql.add(" AND ").add(column()).add(" > env_group) FROM env_groups WHERE env_group IS NOT NULL");
    }

    private void least(SqlText sql, Dialect dialect) {
        sql.add("SELECT min(").add(column()).add(") FROM ").add(table.table()).add(" WHERE ");
        book(sql);
        SqlConditions conditions = new SqlConditions(table, dialect, sql, null);
        for (Condition.Comparison<?> each : before) {
            each.accept(conditions);
            sql.add(" AND ");
        }
        sql.add(column()).add(" IS NOT NULL");
    }

    /** Groups that the condition names, in order. */
    private void names(SqlText sql, Condition.In<?> in) {
        Kind kind = group.kind();
        Set<Object> ordered = new TreeSet<>((left, right) -> PortableOrder.compare(kind, left, right));
        ordered.addAll(in.operands());
        sql.add("VALUES ");
        String separator = "";
        for (Object each : ordered) {
            sql.add(separator).add("(").value(kind, each).add(")");
            separator = ", ";
        }
    }

    private void book(SqlText sql) {
        if (!table.layout().shared()) {
            sql.add("env_book = ? AND ").bind((long) request.selection().scope().book());
        }
    }

    private String column() {
        return TableSql.quoted(group.name());
    }
}
