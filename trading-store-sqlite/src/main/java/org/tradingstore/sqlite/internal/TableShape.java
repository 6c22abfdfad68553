package org.tradingstore.sqlite.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a {@code CREATE TABLE} statement of ours. SQLite puts a column that is added behind those that are there, and its text into
 * the statement in its own way, so statements are compared by their parts, in any order of columns. <em>Immutable.</em>
 *
 * @param columns the definition of each, by its name without quotes
 * @param constraints such as the primary key
 * @param options what follows the last parenthesis
 */
record TableShape(Map<String, String> columns, List<String> constraints, String options) {
    static TableShape of(String statement) {
        int begin = statement.indexOf('(');
        int end = statement.lastIndexOf(')');
        Map<String, String> columns = new LinkedHashMap<>();
        List<String> constraints = new ArrayList<>();
        for (String part : parts(statement.substring(begin + 1, end))) {
            if (part.startsWith("PRIMARY KEY") || part.startsWith("UNIQUE")) {
                constraints.add(part);
            } else {
                String[] nameAndRest = part.split(" ", 2);
                columns.put(nameAndRest[0].replace("\"", ""), nameAndRest[1].strip());
            }
        }
        return new TableShape(columns, constraints, statement.substring(end + 1).strip());
    }

    /** Splits at commas that stand neither in parentheses nor in quotes. */
    private static List<String> parts(String body) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
                continue;
            }
            part.append(c);
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
