package org.tradingstore.benchmarks.trades;

/** Names of columns as those of fields. */
final class Names {
    private Names() {}

    static String camelCase(String column) {
        StringBuilder name = new StringBuilder();
        for (String part : column.split("_", -1)) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }
}
