package org.tradingstore.jdbi.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;

/**
 * Writes conditions as SQL. SQL's third truth value stays inside: AND, OR and WHERE take unknown for false, and NOT is written so that
 * it does too.
 */
final class SqlConditions implements Condition.Visitor<SqlText> {
    private final TableSql table;
    private final Dialect dialect;
    private final SqlText sql;
    private final Condition.@Nullable Contains<?> met;

    /** With a condition that all rows meet already, by what they are joined with, or null. */
    SqlConditions(TableSql table, Dialect dialect, SqlText sql, Condition.@Nullable Contains<?> met) {
        this.table = table;
        this.dialect = dialect;
        this.sql = sql;
        this.met = met;
    }

    /** A condition on a list with a table of its own that all rows have to meet; null where there is none. */
    static Condition.@Nullable Contains<?> leading(TableSql table, Condition<?> condition) {
        if (condition instanceof Condition.Contains<?> contains && table.side(contains.field()) != null) {
            return contains;
        }
        if (condition instanceof Condition.And<?> and) {
            for (Condition<?> part : and.parts()) {
                Condition.Contains<?> found = leading(table, part);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String column(Field<?, ?> field) {
        return TableSql.quoted(field.name());
    }

    @Override
    public SqlText comparison(Condition.Comparison<?> condition) {
        String operator = switch (condition.operator()) {
            case EQ -> " = ";
            case NE -> " <> ";
            case LT -> " < ";
            case LE -> " <= ";
            case GT -> " > ";
            case GE -> " >= ";
        };
        return sql.add(column(condition.field()))
                .add(operator)
                .value(condition.field().kind(), condition.operand());
    }

    @Override
    public SqlText between(Condition.Between<?> condition) {
        Kind kind = condition.field().kind();
        return sql.add(column(condition.field()))
                .add(" BETWEEN ")
                .value(kind, condition.low())
                .add(" AND ")
                .value(kind, condition.high());
    }

    @Override
    public SqlText in(Condition.In<?> condition) {
        if (condition.operands().isEmpty()) {
            return sql.add("0");
        }
        sql.add(column(condition.field())).add(" IN (");
        String separator = "";
        for (Object operand : condition.operands()) {
            sql.add(separator).value(condition.field().kind(), operand);
            separator = ", ";
        }
        return sql.add(")");
    }

    @Override
    public SqlText prefix(Condition.Prefix<?> condition) {
        String column = column(condition.field());
        if (condition.prefix().isEmpty()) {
            return sql.add(column).add(" IS NOT NULL");
        }
        sql.add("(").add(column).add(" >= ").value(Kind.TEXT, condition.prefix());
        String beyond = Prefixes.firstBeyond(condition.prefix());
        if (!beyond.isEmpty()) {
            sql.add(" AND ").add(column).add(" < ").value(Kind.TEXT, beyond);
        }
        return sql.add(")");
    }

    @Override
    public SqlText present(Condition.Present<?> condition) {
        return sql.add(column(condition.field())).add(" IS NOT NULL");
    }

    @Override
    public SqlText contains(Condition.Contains<?> condition) {
        if (condition.equals(met)) {
            return sql.add("1");
        }
        SideTable side = table.side(condition.field());
        if (side != null) {
            return sql.add(side.contains(table)).bind(dialect.encode(Kind.TEXT, condition.element()));
        }
        return sql.add(dialect.jsonContains(column(condition.field())))
                .bind(dialect.encode(Kind.TEXT, condition.element()));
    }

    @Override
    public SqlText and(Condition.And<?> condition) {
        return joined(condition.parts(), " AND ", "1");
    }

    @Override
    public SqlText or(Condition.Or<?> condition) {
        return joined(condition.parts(), " OR ", "0");
    }

    @Override
    public SqlText not(Condition.Not<?> condition) {
        if (condition.part() instanceof Condition.Present<?> present) {
            // An index serves this form, and not the negation of the other one.
            return sql.add(column(present.field())).add(" IS NULL");
        }
        sql.add("((");
        condition.part().accept(this);
        return sql.add(") IS NOT TRUE)");
    }

    private SqlText joined(List<? extends Condition<?>> parts, String operator, String none) {
        if (parts.isEmpty()) {
            return sql.add(none);
        }
        sql.add("(");
        for (int i = 0; i < parts.size(); i++) {
            sql.add(i == 0 ? "" : operator);
            parts.get(i).accept(this);
        }
        return sql.add(")");
    }
}
