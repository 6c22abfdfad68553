package org.tradingstore.duckdb.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;

/** Rows of one table on their way into the engine, by column: those of the envelope, then those of the fields. <em>Immutable.</em> */
final class StagedRows {
    /** The place of a row among those on their way, beside its columns. */
    static final String PLACE = "env_row";

    private final int size;
    private final List<StagedColumn> columns;
    private final int @Nullable [] chosen;

    StagedRows(int size, List<StagedColumn> columns) {
        this(size, columns, null);
    }

    private StagedRows(int size, List<StagedColumn> columns, int @Nullable [] chosen) {
        this.size = size;
        this.columns = List.copyOf(columns);
        this.chosen = chosen;
    }

    static StagedRows of(TableSql table, List<StoredRow> rows) {
        int size = rows.size();
        List<StagedColumn> columns = new ArrayList<>();
        for (String column : table.envelope()) {
            columns.add(numbers(column, rows, number(column)));
        }
        for (Field<?, ?> field : table.type().fields()) {
            int ordinal = field.ordinal();
            columns.add(column(field, size, row -> rows.get(row).values().value(ordinal)));
        }
        return new StagedRows(size, columns);
    }

    /** Rows that come by column, with one envelope. */
    static StagedRows of(
            TableSql table, StoredEnvelope envelope, List<? extends OrderedField<?, ?>> fields, Columns given) {
        int size = given.size();
        List<StagedColumn> columns = new ArrayList<>();
        List<StoredRow> sample = List.of(new StoredRow(envelope, NO_VALUES));
        for (String column : table.envelope()) {
            columns.add(numbers(column, sample, number(column)));
        }
        for (Field<?, ?> field : table.type().fields()) {
            int place = fields.indexOf(field);
            if (place < 0) {
                columns.add(new ConstantColumn(field.name(), field.kind(), null));
            } else if (given.array(place) instanceof long[] longs) {
                columns.add(new LongColumn(field.name(), field.kind(), longs, null));
            } else if (given.array(place) instanceof double[] doubles) {
                columns.add(new DoubleColumn(field.name(), doubles));
            } else {
                @Nullable Object[] objects = given.objects(place);
                columns.add(column(field, objects.length == size ? objects : Arrays.copyOf(objects, size)));
            }
        }
        return new StagedRows(size, columns);
    }

    private static final RowValues NO_VALUES = new RowValues(new Object[0]);

    /** Keys of rows, with their book where there is one. */
    static StagedRows ofKeys(TableSql table, Scope scope, List<Object[]> keys) {
        List<StagedColumn> columns = new ArrayList<>();
        if (!table.layout().shared()) {
            columns.add(new ConstantColumn("env_book", Kind.WHOLE, (long) scope.book()));
        }
        List<? extends Field<?, ?>> fields = table.type().key().fields();
        for (int i = 0; i < fields.size(); i++) {
            int place = i;
            columns.add(column(fields.get(i), keys.size(), row -> keys.get(row)[place]));
        }
        return new StagedRows(keys.size(), columns);
    }

    /** The columns of a field for the portable values of rows. */
    static StagedColumn column(Field<?, ?> field, int size, IntFunction<@Nullable Object> values) {
        @Nullable Object[] objects = new Object[size];
        for (int row = 0; row < size; row++) {
            objects[row] = values.apply(row);
        }
        return column(field, objects);
    }

    /** The column of a field for the portable values of rows, which stay as they are. */
    private static StagedColumn column(Field<?, ?> field, @Nullable Object[] objects) {
        Kind kind = field.kind();
        Object first = objects.length == 0 ? null : objects[0];
        boolean constant = true;
        for (int row = 1; constant && row < objects.length; row++) {
            constant = objects[row] == first;
        }
        if (constant && (first == null || kind == Kind.TEXT || kind == Kind.ENUMERATION)) {
            return new ConstantColumn(field.name(), kind, first);
        }
        return switch (kind) {
            case WHOLE, INSTANT, DATE, MONTH, DURATION -> numbers(field, objects);
            case DOUBLE -> doubles(field, objects);
            case DECIMAL, BOOLEAN, UUID -> new ObjectColumn(field.name(), kind, objects);
            case TEXT, ENUMERATION, JSON, TEXT_LIST, STRUCTURE_LIST, MAP ->
                new TextColumn(field.name(), kind, objects, objects.length);
        };
    }

    private static StagedColumn numbers(Field<?, ?> field, @Nullable Object[] objects) {
        long[] numbers = new long[objects.length];
        boolean[] absent = null;
        for (int row = 0; row < objects.length; row++) {
            Object value = objects[row];
            if (value != null) {
                numbers[row] = LongColumn.number(value);
            } else {
                absent = absent == null ? new boolean[objects.length] : absent;
                absent[row] = true;
            }
        }
        return new LongColumn(field.name(), field.kind(), numbers, absent);
    }

    private static StagedColumn doubles(Field<?, ?> field, @Nullable Object[] objects) {
        double[] numbers = new double[objects.length];
        for (int row = 0; row < objects.length; row++) {
            numbers[row] = objects[row] instanceof Double number ? number : Double.NaN;
        }
        return new DoubleColumn(field.name(), numbers);
    }

    private static ToLongFunction<StoredEnvelope> number(String column) {
        return switch (column) {
            case "env_book" -> StoredEnvelope::book;
            case "env_writer" -> StoredEnvelope::writer;
            case "env_strategy" -> StoredEnvelope::strategyVersion;
            case "env_created" -> StoredEnvelope::createdAt;
            case "env_updated" -> StoredEnvelope::updatedAt;
            case "env_revision" -> StoredEnvelope::revision;
            default -> throw new IllegalStateException("No envelope has " + column);
        };
    }

    private static StagedColumn numbers(String name, List<StoredRow> rows, ToLongFunction<StoredEnvelope> number) {
        long[] numbers = new long[rows.size()];
        boolean constant = true;
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = number.applyAsLong(rows.get(row).envelope());
            constant &= numbers[row] == numbers[0];
        }
        return constant && numbers.length > 0
                ? new ConstantColumn(name, Kind.WHOLE, numbers[0])
                : new LongColumn(name, Kind.WHOLE, numbers, null);
    }

    /** The same rows, but only these of them, by their places. */
    StagedRows only(int[] places) {
        return places.length == size ? this : new StagedRows(size, columns, places);
    }

    /** How many there are, of those that are chosen. */
    int count() {
        return chosen == null ? size : chosen.length;
    }

    int @Nullable [] chosen() {
        return chosen;
    }

    List<StagedColumn> columns() {
        return columns;
    }

    /** The column of this unquoted name. */
    StagedColumn column(String name) {
        for (StagedColumn column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        throw new IllegalStateException("No column is called " + name);
    }
}
