package org.tradingstore.duckdb.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Kind;

/** Decimals, UUIDs and truth values. <em>Immutable.</em> */
final class ObjectColumn extends StagedColumn {
    private final @Nullable Object[] values;

    ObjectColumn(String name, Kind kind, @Nullable Object[] values) {
        super(name, kind);
        this.values = values;
    }

    @Override
    String expression() {
        return kind() == Kind.UUID ? "CAST(" + source() + " AS UUID)" : source();
    }

    @Override
    void declare(DuckDBTableFunctionBindInfo bind) throws Exception {
        switch (kind()) {
            case DECIMAL -> {
                try (DuckDBLogicalType decimal =
                        DuckDBLogicalType.decimal(DuckdbDialect.PRECISION, DuckdbDialect.SCALE)) {
                    bind.addResultColumn(sourceName(), decimal);
                }
            }
            case BOOLEAN -> bind.addResultColumn(sourceName(), DuckDBColumnType.BOOLEAN);
            // The driver writes no UUID into a vector; the engine reads its text.
            default -> bind.addResultColumn(sourceName(), DuckDBColumnType.VARCHAR);
        }
    }

    @Override
    void fill(DuckDBWritableVector vector, int @Nullable [] rows, int from, int count) {
        if (kind() == Kind.UUID) {
            byte[][] texts = new byte[count][];
            for (int i = 0; i < count; i++) {
                Object value = values[row(rows, from + i)];
                if (value != null) {
                    texts[i] = value.toString().getBytes(StandardCharsets.US_ASCII);
                }
            }
            vector.setStringUtf8Batch(0, texts);
            return;
        }
        for (int i = 0; i < count; i++) {
            Object value = values[row(rows, from + i)];
            if (value == null) {
                vector.setNull(i);
            } else if (value instanceof BigDecimal decimal) {
                vector.setBigDecimal(i, decimal);
            } else {
                vector.setBoolean(i, (Boolean) value);
            }
        }
    }

    @Override
    @Nullable
    Object value(int row) {
        return values[row];
    }
}
