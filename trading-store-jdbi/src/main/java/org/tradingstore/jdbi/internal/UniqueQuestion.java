package org.tradingstore.jdbi.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;

/**
 * Whether another row than that of a key has the fields of a unique index. Asked before a change where the engine's own refusal would end
 * the transaction. <em>Immutable.</em>
 *
 * @param fields of the index
 * @param sql binds the book where there is one, the fields, and the key
 */
record UniqueQuestion(List<? extends Field<?, ?>> fields, String sql) {
    static UniqueQuestion of(TableSql table, Index<?> index) {
        String equal = index.fields().stream()
                .map(field -> TableSql.quoted(field.name()) + " = ?")
                .collect(Collectors.joining(" AND "));
        String key = table.key().stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
        return new UniqueQuestion(
                index.fields(),
                "SELECT 1 FROM " + table.table() + " WHERE " + (table.layout().shared() ? "" : "env_book = ? AND ")
                        + equal + " AND NOT (" + key + ")");
    }

    /** Whether a row with these values can meet another at all: absent values are equal to none. */
    boolean concerns(EncodedValues values) {
        return fields.stream().allMatch(field -> values.encoded(field.ordinal()) != null);
    }
}
