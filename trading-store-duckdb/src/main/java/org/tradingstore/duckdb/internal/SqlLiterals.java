package org.tradingstore.duckdb.internal;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts within statements. */
final class SqlLiterals {
    private SqlLiterals() {}

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String texts(Collection<String> texts) {
        return texts.stream().map(SqlLiterals::text).collect(Collectors.joining(", ", "[", "]"));
    }

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
