package org.tradingstore.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;

/**
 * Makes valid records of any type from its description: components of every kind, absent and present, plain and at the edge of
 * what can be kept. No two have the same key. The same seed makes the same records. A combination that the record's constructor refuses is drawn again.
 * <em>Not thread-safe: it advances its random numbers.</em>
 *
 * @param <R> the record
 */
public final class RecordGenerator<R> {
    private static final int MOST_TRIES = 10_000;

    private final RecordType<R, ?> type;
    private final long seed;
    private final Random random;
    private final RandomValues portable;
    private final Set<Object> keys;
    private final Map<Field<R, ?>, Supplier<@Nullable Object>> chosen;

    private RecordGenerator(
            RecordType<R, ?> type,
            long seed,
            Random random,
            Set<Object> keys,
            Map<Field<R, ?>, Supplier<@Nullable Object>> chosen) {
        this.type = type;
        this.seed = seed;
        this.random = random;
        this.portable = new RandomValues(random);
        this.keys = keys;
        this.chosen = chosen;
    }

    /** Records of {@code type}, the same for the same seed. */
    public static <R> RecordGenerator<R> of(RecordType<R, ?> type, long seed) {
        type.requireValid();
        return new RecordGenerator<>(type, seed, new Random(seed), new HashSet<>(), Map.of());
    }

    /** The same generator, which takes the values of {@code field} from {@code supplier}; it goes on with the same numbers. */
    public <V> RecordGenerator<R> with(Field<R, V> field, Supplier<? extends V> supplier) {
        return replacing(field, () -> field.toPortable(supplier.get()));
    }

    /** The same generator, whose records lack {@code field}; it goes on with the same numbers. */
    public RecordGenerator<R> without(Field<R, ?> field) {
        return replacing(field, () -> null);
    }

    private RecordGenerator<R> replacing(Field<R, ?> field, Supplier<@Nullable Object> supplier) {
        Map<Field<R, ?>, Supplier<@Nullable Object>> more = new HashMap<>(chosen);
        more.put(field, supplier);
        return new RecordGenerator<>(type, seed, random, keys, more);
    }

    /** The next record. */
    public R next() {
        for (int i = 0; i < MOST_TRIES; i++) {
            R record = drawn(this::values);
            if (keys.add(type.keyOf(record))) {
                return record;
            }
        }
        throw new IllegalStateException(
                "Cannot make a record: every key was used {type=" + type.name() + ", seed=" + seed + "}");
    }

    /** The next {@code count} records. */
    public List<R> next(int count) {
        List<R> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            records.add(next());
        }
        return records;
    }

    /** {@code record} with another value of {@code field} alone; its presence may change where it may be absent. */
    public R changed(R record, Field<R, ?> field) {
        @Nullable Object before = type.values(record)[field.ordinal()];
        return drawn(() -> {
            @Nullable Object[] row = type.values(record);
            do {
                row[field.ordinal()] = value(field);
            } while (Objects.deepEquals(comparable(before), comparable(row[field.ordinal()])));
            return row;
        });
    }

    /** A number from 0, inclusive, to {@code bound}, exclusive. */
    public int nextInt(int bound) {
        return random.nextInt(bound);
    }

    private @Nullable Object[] values() {
        return type.fields().stream().map(this::value).toArray();
    }

    private @Nullable Object value(Field<R, ?> field) {
        Supplier<@Nullable Object> supplier = chosen.get(field);
        return supplier == null ? portable.of(field) : supplier.get();
    }

    private R drawn(Supplier<@Nullable Object[]> rows) {
        RuntimeException refused = null;
        for (int i = 0; i < MOST_TRIES; i++) {
            @Nullable Object[] row = rows.get();
            try {
                return type.construct(ordinal -> row[ordinal]);
            } catch (RuntimeException e) {
                // The record has rules of its own, such as a quantity above zero; the description does not tell them.
                refused = e;
            }
        }
        throw new IllegalStateException(
                "Cannot make a record: its constructor refuses every combination {type=" + type.name() + ", seed="
                        + seed + "}",
                refused);
    }

    private static @Nullable Object comparable(@Nullable Object portable) {
        return portable instanceof List<?> list
                ? list.stream()
                        .map(each -> each instanceof Object[] array ? Arrays.asList(array) : each)
                        .toList()
                : portable;
    }
}
