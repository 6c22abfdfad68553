package org.tradingstore.sqlite.internal;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads plans of SQLite for what takes longer the more rows there are. */
final class PlanReading {
    /** Only the book is looked up: all of its rows are read. */
    private static final Pattern BOOK_ALONE = Pattern.compile("SEARCH .*\\(env_book=\\?\\)");

    /** Only the book is asked for, in the order of an index. */
    private static final Pattern ALL_OF_BOOK = Pattern.compile("(?s).*WHERE env_book = \\? AND 1( ORDER BY .*)?");

    /** Not a table: what a query made itself before. */
    private static final Pattern OWN = Pattern.compile("SCAN (\\(subquery.*|env_groups)");

    private PlanReading() {}

    /** What is wrong with the way a statement runs; empty where an index serves it. */
    static Optional<String> fault(TappedStorage.Planned statement) {
        for (String line : statement.plan()) {
            if (isScan(line, statement.sql()) || isSort(line) || readsBook(line, statement.sql())) {
                return Optional.of(line + " in " + statement.sql());
            }
        }
        return Optional.empty();
    }

    private static boolean isScan(String line, String sql) {
        boolean bounded = line.contains(" USING ") && sql.contains(" LIMIT ?") && sql.contains("WHERE 1");
        return line.startsWith("SCAN ")
                && !line.equals("SCAN CONSTANT ROW")
                && !OWN.matcher(line).matches()
                && !bounded;
    }

    private static boolean isSort(String line) {
        return line.startsWith("USE TEMP B-TREE");
    }

    private static boolean readsBook(String line, String sql) {
        return BOOK_ALONE.matcher(line).matches()
                && !(sql.contains(" LIMIT ?") && ALL_OF_BOOK.matcher(sql).matches());
    }
}
