package org.tradingstore.duckdb.internal;

import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Kind;
import org.tradingstore.spi.PortableNumbers;

/** Whole numbers, moments, days, months and spans, as numbers. <em>Immutable.</em> */
final class LongColumn extends StagedColumn {
    private final long[] numbers;
    private final boolean @Nullable [] absent;
    private final boolean narrow;

    LongColumn(String name, Kind kind, long[] numbers, boolean @Nullable [] absent) {
        super(name, kind);
        this.numbers = numbers;
        this.absent = absent;
        this.narrow = kind == Kind.DATE || kind == Kind.MONTH;
    }

    static long number(Object portable) {
        return PortableNumbers.number(portable);
    }

    @Override
    String expression() {
        return switch (kind()) {
            case INSTANT, DATE -> moment(kind(), source());
            default -> source();
        };
    }

    @Override
    void declare(DuckDBTableFunctionBindInfo bind) throws Exception {
        bind.addResultColumn(sourceName(), narrow ? DuckDBColumnType.INTEGER : DuckDBColumnType.BIGINT);
    }

    @Override
    void fill(DuckDBWritableVector vector, int @Nullable [] rows, int from, int count) {
        for (int i = 0; i < count; i++) {
            int row = row(rows, from + i);
            if (absent != null && absent[row]) {
                vector.setNull(i);
            } else if (narrow) {
                vector.setInt(i, (int) numbers[row]);
            } else {
                vector.setLong(i, numbers[row]);
            }
        }
    }

    @Override
    @Nullable
    Object value(int row) {
        return absent != null && absent[row] ? null : PortableNumbers.portable(kind(), numbers[row]);
    }

    @Override
    int compare(int left, int right) {
        return Long.compare(numbers[left], numbers[right]);
    }
}
