package org.tradingstore.jdbi.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Kind;

/** A statement on its way, with the values to bind in their order. <em>Not thread-safe.</em> */
final class SqlText {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();
    private final Dialect dialect;

    SqlText(Dialect dialect) {
        this.dialect = dialect;
    }

    SqlText add(String sql) {
        text.append(sql);
        return this;
    }

    /** A place for a portable value. */
    SqlText value(Kind kind, Object portable) {
        text.append('?');
        values.add(dialect.encode(kind, portable));
        return this;
    }

    /** Binds a value to a place that is already in the text. */
    SqlText bind(Object encoded) {
        values.add(encoded);
        return this;
    }

    String text() {
        return text.toString();
    }

    List<@Nullable Object> values() {
        return values;
    }
}
