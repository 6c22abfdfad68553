package org.tradingstore.duckdb.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.rows.TextLists;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.PortableOrder;

/**
 * Texts. A few that come again and again, as symbols do, are named in the statement and come as their numbers, which costs a third.
 * <em>Immutable.</em>
 */
final class TextColumn extends StagedColumn {
    /** The longest list of texts that the engine looks up as quickly as it takes them. */
    private static final int MOST_NAMED = 500;

    private final @Nullable Object[] values;
    private final @Nullable List<String> named;
    private final int @Nullable [] numbers;

    TextColumn(String name, Kind kind, @Nullable Object[] values, int size) {
        super(name, kind);
        this.values = values;
        int[] found = new int[size];
        this.named = kind == Kind.TEXT || kind == Kind.ENUMERATION ? named(values, found) : null;
        this.numbers = named == null ? null : found;
    }

    private static @Nullable List<String> named(@Nullable Object[] values, int[] numbers) {
        Map<Object, Integer> known = new HashMap<>();
        List<String> names = new ArrayList<>();
        Object last = null;
        int number = 0;
        for (int row = 0; row < numbers.length; row++) {
            Object value = values[row];
            if (value != last) {
                last = value;
                Integer before = value == null ? Integer.valueOf(0) : known.get(value);
                if (before == null) {
                    if (names.size() == MOST_NAMED) {
                        return null;
                    }
                    names.add(Objects.requireNonNull(value).toString());
                    before = names.size();
                    known.put(value, before);
                }
                number = before;
            }
            numbers[row] = number;
        }
        return names;
    }

    @Override
    String expression() {
        // The place 0 of a list is absent.
        return named == null
                ? source()
                : "[" + named.stream().map(StagedColumn::text).collect(Collectors.joining(", ")) + "][" + source()
                        + "]";
    }

    @Override
    void declare(DuckDBTableFunctionBindInfo bind) throws Exception {
        bind.addResultColumn(sourceName(), named == null ? DuckDBColumnType.VARCHAR : DuckDBColumnType.INTEGER);
    }

    @Override
    void fill(DuckDBWritableVector vector, int @Nullable [] rows, int from, int count) {
        int[] known = numbers;
        if (known != null) {
            for (int i = 0; i < count; i++) {
                vector.setInt(i, known[row(rows, from + i)]);
            }
            return;
        }
        byte[][] texts = new byte[count][];
        for (int i = 0; i < count; i++) {
            Object value = values[row(rows, from + i)];
            if (value != null) {
                texts[i] = stored(value).getBytes(StandardCharsets.UTF_8);
            }
        }
        vector.setStringUtf8Batch(0, texts);
    }

    private static String stored(Object value) {
        return value instanceof List<?> list ? TextLists.toJson(list) : (String) value;
    }

    @Override
    @Nullable
    Object value(int row) {
        return values[row];
    }

    @Override
    int compare(int left, int right) {
        return values[left] == values[right]
                ? 0
                : PortableOrder.compare(
                        Kind.TEXT, Objects.requireNonNull(values[left]), Objects.requireNonNull(values[right]));
    }
}
