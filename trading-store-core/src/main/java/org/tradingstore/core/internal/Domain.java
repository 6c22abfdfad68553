package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.MapField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Structure;
import org.tradingstore.schema.StructureListField;
import org.tradingstore.spi.PortableNumbers;

/**
 * The values that every engine can return exactly. Checked before anything is written, so that no engine has limits of its own that a
 * caller could meet.
 */
final class Domain {
    private static final int DIGITS_BEFORE_POINT = 16;
    private static final int DIGITS_AFTER_POINT = 18;
    static final Instant FIRST_MOMENT = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant AFTER_LAST_MOMENT = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int LAST_YEAR = 9999;
    private static final int LARGEST_INDEX_ENTRY = 2_000;
    private static final long LARGEST_RECORD = 8L << 20;

    private Domain() {}

    /** The portable values of {@code record}, checked, with structures and maps as JSON text. */
    static <R> @Nullable Object[] stored(RecordType<R, ?> type, R record) {
        return checked(type, type.values(record));
    }

    /** Checks portable values by ordinal, and has structures and maps as JSON text in their place. */
    static <R> @Nullable Object[] checked(RecordType<R, ?> type, @Nullable Object[] values) {
        long size = 0;
        for (Field<R, ?> field : type.fields()) {
            int place = field.ordinal();
            Object value = values[place];
            if (value == null) {
                if (!field.optional()) {
                    throw invalid(type, field.name(), "a component that must be present is missing");
                }
                continue;
            }
            values[place] = checked(type, field, value);
            size += size(values[place]);
        }
        if (size > LARGEST_RECORD) {
            throw invalid(
                    type, largest(type, values), "the record is too large", "bytes", size, "at_most", LARGEST_RECORD);
        }
        checkIndexEntry(type, type.key().fields(), values);
        for (Index<R> index : type.indexes()) {
            checkIndexEntry(type, index.fields(), values);
        }
        return values;
    }

    private static Object checked(RecordType<?, ?> type, Field<?, ?> field, Object value) {
        String name = field.name();
        if (field instanceof StructureListField<?, ?> list) {
            checkStructures(type, name, list.structure(), (List<?>) value);
            return StructuredJson.write(list, value);
        }
        if (field instanceof MapField<?, ?> map) {
            ((Map<?, ?>) value).forEach((key, element) -> {
                checkText(type, name, (String) key);
                Structure<?> structure = map.element().structure();
                if (structure == null) {
                    check(type, name, map.element().kind(), element);
                } else {
                    checkStructures(type, name, structure, List.of(element));
                }
            });
            return StructuredJson.write(map, value);
        }
        check(type, name, field.kind(), value);
        return value;
    }

    private static void checkStructures(RecordType<?, ?> type, String name, Structure<?> structure, List<?> elements) {
        for (Object element : elements) {
            @Nullable Object[] values = (Object[]) element;
            for (Field<?, ?> part : structure.fields()) {
                Object value = values[part.ordinal()];
                String path = name + "." + part.name();
                if (value == null && !part.optional()) {
                    throw invalid(type, path, "a component that must be present is missing");
                }
                if (value != null) {
                    checkPart(type, path, part, value);
                }
            }
        }
    }

    private static void checkPart(RecordType<?, ?> type, String path, Field<?, ?> part, Object value) {
        if (part instanceof StructureListField<?, ?> list) {
            checkStructures(type, path, list.structure(), (List<?>) value);
        } else if (part instanceof MapField<?, ?>) {
            checked(type, part, value);
        } else {
            check(type, path, part.kind(), value);
        }
    }

    /** Refuses a portable value that some engine could not return exactly. */
    private static void check(RecordType<?, ?> type, String name, Kind kind, Object value) {
        switch (kind) {
            case TEXT, ENUMERATION -> checkText(type, name, (String) value);
            case DECIMAL -> checkDecimal(type, name, (BigDecimal) value);
            case DOUBLE -> {
                if (!Double.isFinite((Double) value)) {
                    throw invalid(type, name, "a double must be finite", "value", value);
                }
            }
            case INSTANT -> checkInstant(type, name, (Instant) value);
            case DATE -> checkYear(type, name, ((LocalDate) value).getYear(), value);
            case MONTH -> checkYear(type, name, ((YearMonth) value).getYear(), value);
            case DURATION -> checkDuration(type, name, (Duration) value);
            case TEXT_LIST -> ((List<?>) value).forEach(element -> checkText(type, name, (String) element));
            case JSON -> {
                checkText(type, name, (String) value);
                StructuredJson.requireWellFormed(
                        (String) value,
                        problem -> invalid(type, name, "the text is not well-formed JSON", "at", problem));
            }
            case BOOLEAN, WHOLE, UUID, STRUCTURE_LIST, MAP -> {
                // Every value of these kinds can be kept; parts of structures and maps are checked one by one.
            }
        }
    }

    private static void checkText(RecordType<?, ?> type, String name, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw invalid(type, name, "text must not have the character U+0000", "at", i);
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw invalid(type, name, "text must not have half a surrogate pair", "at", i);
                }
                i++;
            }
        }
    }

    private static void checkDecimal(RecordType<?, ?> type, String name, BigDecimal value) {
        if ((long) value.precision() - value.scale() > DIGITS_BEFORE_POINT) {
            throw invalid(type, name, "a decimal has at most 16 digits before the point", "value", value);
        }
        if (value.scale() > DIGITS_AFTER_POINT) {
            throw invalid(type, name, "a decimal has at most 18 digits after the point", "value", value);
        }
    }

    private static void checkInstant(RecordType<?, ?> type, String name, Instant value) {
        if (value.isBefore(FIRST_MOMENT) || !value.isBefore(AFTER_LAST_MOMENT)) {
            throw invalid(type, name, "a moment lies from year 1 to year 9999", "value", value);
        }
    }

    private static void checkYear(RecordType<?, ?> type, String name, int year, Object value) {
        if (year < 1 || year > LAST_YEAR) {
            throw invalid(type, name, "a date lies from year 1 to year 9999", "value", value);
        }
    }

    private static void checkDuration(RecordType<?, ?> type, String name, Duration value) {
        try {
            PortableNumbers.micros(value);
        } catch (ArithmeticException | DateTimeException e) {
            throw new InvalidRecordException(
                    name, text(type, name, "a span of time must fit in 64 bits of microseconds", "value", value), e);
        }
    }

    private static void checkIndexEntry(
            RecordType<?, ?> type, List<? extends Field<?, ?>> fields, @Nullable Object[] values) {
        long size = 0;
        for (Field<?, ?> field : fields) {
            Object value = values[field.ordinal()];
            if (value instanceof List<?> list) {
                size += list.stream().mapToLong(Domain::size).max().orElse(0);
            } else if (value != null) {
                size += size(value);
            }
        }
        if (size > LARGEST_INDEX_ENTRY) {
            Field<?, ?> widest = fields.get(0);
            for (Field<?, ?> field : fields) {
                Object value = values[field.ordinal()];
                Object most = values[widest.ordinal()];
                if (value != null && (most == null || size(value) > size(most))) {
                    widest = field;
                }
            }
            throw invalid(
                    type,
                    widest.name(),
                    "a component that records are found by is too long",
                    "bytes",
                    size,
                    "at_most",
                    LARGEST_INDEX_ENTRY);
        }
    }

    private static long size(@Nullable Object value) {
        if (value instanceof String text) {
            return utf8Length(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().mapToLong(Domain::size).sum();
        }
        return value == null ? 0 : Long.BYTES * 2L;
    }

    private static long utf8Length(String text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // Each half of a surrogate pair counts for two of the pair's four bytes.
                length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return length;
    }

    private static String largest(RecordType<?, ?> type, @Nullable Object[] values) {
        Field<?, ?> largest = type.fields().get(0);
        for (Field<?, ?> field : type.fields()) {
            if (size(values[field.ordinal()]) > size(values[largest.ordinal()])) {
                largest = field;
            }
        }
        return largest.name();
    }

    private static InvalidRecordException invalid(
            RecordType<?, ?> type, String component, String reason, @Nullable Object... keysAndValues) {
        return new InvalidRecordException(component, text(type, component, reason, keysAndValues));
    }

    private static String text(
            RecordType<?, ?> type, String component, String reason, @Nullable Object... keysAndValues) {
        @Nullable Object[] all = new Object[keysAndValues.length + 2];
        all[0] = "component";
        all[1] = component;
        System.arraycopy(keysAndValues, 0, all, 2, keysAndValues.length);
        return ErrorText.of("Cannot write a " + type.name() + ": " + reason, all);
    }
}
