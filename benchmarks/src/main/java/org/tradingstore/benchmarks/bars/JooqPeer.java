package org.tradingstore.benchmarks.bars;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.BatchBindStep;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.tradingstore.history.DailyPrice;

/** jOOQ: statements written in its language, rows read from its records. */
final class JooqPeer implements BarPeer {
    private static final Table<Record> PRICE = DSL.table(DSL.name("daily_price"));
    private static final Field<String> SYMBOL = DSL.field(DSL.name("symbol"), String.class);
    private static final Field<LocalDate> DATE = DSL.field(DSL.name("date"), LocalDate.class);
    private static final Field<Double> OPEN = price("open");
    private static final Field<Double> HIGH = price("high");
    private static final Field<Double> LOW = price("low");
    private static final Field<Double> CLOSE = price("close");
    private static final Field<Double> ADJUSTED_CLOSE = price("adjusted_close");
    private static final Field<Double> VOLUME = price("volume");
    private static final Field<String> SOURCE = DSL.field(DSL.name("source"), String.class);
    private static final List<Field<?>> FIELDS =
            List.of(SYMBOL, DATE, OPEN, HIGH, LOW, CLOSE, ADJUSTED_CLOSE, VOLUME, SOURCE);

    private final Connection connection;
    private final DSLContext jooq;

    JooqPeer(Path directory) throws SQLException {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        connection = PlainFile.connect(directory);
        connection.setAutoCommit(false);
        jooq = DSL.using(connection, SQLDialect.DUCKDB);
    }

    private static Field<Double> price(String column) {
        return DSL.field(DSL.name(column), Double.class);
    }

    @Override
    public void load(Iterator<BarRow> rows) throws SQLException {
        while (rows.hasNext()) {
            BatchBindStep batch =
                    jooq.batch(jooq.insertInto(PRICE, FIELDS).values(Arrays.asList(new Object[FIELDS.size()])));
            for (BarRow row : BarPeer.batch(rows)) {
                batch = batch.bind(row.values());
            }
            batch.execute();
        }
        connection.commit();
    }

    @Override
    public void scan(Consumer<DailyPrice> action) {
        try (Cursor<Record> rows = jooq.select(FIELDS).from(PRICE).fetchLazy()) {
            for (Record row : rows) {
                action.accept(new DailyPrice(
                        required(row, SYMBOL),
                        required(row, DATE),
                        required(row, OPEN),
                        required(row, HIGH),
                        required(row, LOW),
                        required(row, CLOSE),
                        row.get(ADJUSTED_CLOSE),
                        row.get(VOLUME),
                        row.get(SOURCE)));
            }
        }
    }

    private static <T> T required(Record row, Field<T> field) {
        @Nullable T value = row.get(field);
        if (value == null) {
            throw new IllegalStateException("A column that must have a value has none: " + field.getName());
        }
        return value;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
