package org.tradingstore.duckdb.internal;

import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Kind;

/** A value that all rows have, or that none has: it stands in the statement and costs nothing. <em>Immutable.</em> */
final class ConstantColumn extends StagedColumn {
    private final @Nullable Object value;

    ConstantColumn(String name, Kind kind, @Nullable Object value) {
        super(name, kind);
        this.value = value;
    }

    @Override
    String constant() {
        return value == null ? "NULL" : literal(kind(), value);
    }

    @Override
    String expression() {
        return constant();
    }

    @Override
    void declare(DuckDBTableFunctionBindInfo bind) {
        throw new IllegalStateException("A constant is no column");
    }

    @Override
    void fill(DuckDBWritableVector vector, int @Nullable [] rows, int from, int count) {
        throw new IllegalStateException("A constant is no column");
    }

    @Override
    @Nullable
    Object value(int row) {
        return value;
    }

    @Override
    int compare(int left, int right) {
        return 0;
    }
}
