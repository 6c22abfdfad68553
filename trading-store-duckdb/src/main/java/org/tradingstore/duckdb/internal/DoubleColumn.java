package org.tradingstore.duckdb.internal;

import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Kind;

/** Doubles; NaN is absent. <em>Immutable.</em> */
final class DoubleColumn extends StagedColumn {
    private final double[] numbers;

    DoubleColumn(String name, double[] numbers) {
        super(name, Kind.DOUBLE);
        this.numbers = numbers;
    }

    @Override
    String expression() {
        return source();
    }

    @Override
    void declare(DuckDBTableFunctionBindInfo bind) throws Exception {
        bind.addResultColumn(sourceName(), DuckDBColumnType.DOUBLE);
    }

    @Override
    void fill(DuckDBWritableVector vector, int @Nullable [] rows, int from, int count) {
        for (int i = 0; i < count; i++) {
            double number = numbers[row(rows, from + i)];
            if (Double.isNaN(number)) {
                vector.setNull(i);
            } else {
                vector.setDouble(i, number);
            }
        }
    }

    @Override
    @Nullable
    Object value(int row) {
        return Double.isNaN(numbers[row]) ? null : (Object) numbers[row];
    }
}
