package org.tradingstore.sqlite.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradingstore.core.internal.rows.TypeChanges;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Field;

/**
 * The description of a type that was kept in format 1, which did not keep it: read from its table. A column tells how a field is stored,
 * not all of its kind; where that fits the field as it is described now, it is taken for it.
 */
final class FormerFields {
    private static final Pattern CONSTANTS = Pattern.compile("(TEXT CHECK \\(\"[a-z0-9_]+\" IN \\()(.*)(\\)\\).*)");

    private final TableSql table;
    private final SqliteDialect dialect;

    FormerFields(TableSql table, SqliteDialect dialect) {
        this.table = table;
        this.dialect = dialect;
    }

    String text(TableShape shape) {
        List<String> envelope = new ArrayList<>(shape.columns().keySet());
        envelope.removeIf(column -> !column.startsWith("env_"));
        boolean sameKind = envelope.equals(table.envelope());
        List<String> key = shape.constraints().stream()
                .flatMap(constraint -> Arrays.stream(constraint
                        .substring(constraint.indexOf('(') + 1, constraint.indexOf(')'))
                        .split(", ", -1)))
                .map(column -> column.replace("\"", ""))
                .filter(column -> !column.equals("env_book"))
                .toList();
        List<String> parts = new ArrayList<>();
        parts.add(TypeChanges.head(sameKind ? table.type().kind().name() : "another kind", key));
        shape.columns().forEach((name, definition) -> {
            if (!name.startsWith("env_")) {
                parts.add(name + " " + text(name, definition));
            }
        });
        return String.join("; ", parts);
    }

    private String text(String name, String definition) {
        Field<?, ?> field = table.type().field(name).orElse(null);
        String optional = definition.endsWith(" NOT NULL") ? "" : "?";
        Matcher constants = CONSTANTS.matcher(definition);
        if (constants.matches()) {
            return "enumeration" + optional + " "
                    + constants.group(2).replace("'", "").replace(", ", "|");
        }
        if (field != null && (dialect.column(field) + (field.optional() ? "" : " NOT NULL")).equals(definition)) {
            return TypeChanges.text(field);
        }
        return definition.split(" ", 2)[0].toLowerCase(Locale.ROOT) + optional;
    }
}
