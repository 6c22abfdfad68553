package org.tradingstore.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.history.Interval;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.CodedField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.MapField;
import org.tradingstore.schema.MapValue;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.Structure;
import org.tradingstore.schema.StructureListField;
import org.tradingstore.schema.TextPairsField;
import org.tradingstore.spi.PortableNumbers;

/**
 * Portable values by a seed: mostly plain ones, and often one from the edge of what its kind allows. Not thread-safe: it
 * advances its random numbers.
 */
final class RandomValues {
    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "a'b\"c",
            "100%_\\",
            "line\nbreak\ttab",
            "\uFFFF",
            "\uE000",
            "\uD83D\uDE80 rocket",
            "e\u0301 \u00e9",
            "\u0001",
            "null",
            "0",
            "\u65e5\u672c");
    private static final List<String> DECIMALS = List.of(
            "0",
            "1",
            "-1",
            "0.000000000000000001",
            "-0.000000000000000001",
            "9999999999999999.999999999999999999",
            "110",
            "99");
    private static final double[] DOUBLES = {
        0.0, 1.0, -1.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL, 0.1
    };
    private static final List<String> JSONS = List.of(
            "{}",
            "[]",
            "null",
            "0",
            "\"\"",
            "{ \"a\" : 1.50 }",
            "[1,2 , 3e10]",
            "{\"b\":{\"a\":[true,false,null]}}",
            "\"\\ud83d\\ude80\"");
    private static final List<String> INTERVALS =
            List.of("1s", "1m", "5m", "15m", "1h", "4h", "24h", "1d", "1w", "1mo");
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int FRACTION_DIGITS = 18;
    private static final int ODDS_OF_AN_EDGE = 8;

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    @Nullable
    Object of(Field<?, ?> field) {
        if (field.optional() && random.nextInt(3) == 0) {
            return null;
        }
        if (field instanceof EnumField<?, ?> enumeration) {
            return pick(enumeration.names());
        }
        if (field instanceof CodedField<?, ?> coded && coded.javaType() == Interval.class) {
            return pick(INTERVALS);
        }
        if (field instanceof StructureListField<?, ?> list) {
            return structures(list.structure());
        }
        if (field instanceof MapField<?, ?> map) {
            return map(map.element());
        }
        if (field instanceof TextPairsField<?>) {
            return pairs();
        }
        return of(field.kind());
    }

    private Object of(Kind kind) {
        return switch (kind) {
            case TEXT -> text();
            case BOOLEAN -> random.nextBoolean();
            case WHOLE ->
                edge() ? pick(List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE)) : (long) random.nextInt(1_000);
            case DECIMAL -> decimal();
            case DOUBLE -> real();
            case INSTANT -> PortableNumbers.instant(micros());
            case DATE -> LocalDate.ofEpochDay(day());
            case MONTH -> YearMonth.from(LocalDate.ofEpochDay(day()));
            case UUID ->
                edge()
                        ? pick(List.of(new UUID(0, 0), new UUID(-1, -1)))
                        : new UUID(random.nextLong(), random.nextLong());
            case DURATION -> PortableNumbers.duration(edge() ? random.nextLong() : random.nextInt(1_000_000_000));
            case TEXT_LIST -> texts();
            case JSON -> edge() ? pick(JSONS) : "{\"n\": " + random.nextInt(1_000) + "}";
            case ENUMERATION, STRUCTURE_LIST, MAP -> throw new IllegalArgumentException("Needs its field: " + kind);
        };
    }

    private String text() {
        if (edge()) {
            return pick(ODD_TEXTS);
        }
        StringBuilder text = new StringBuilder();
        int letters = 1 + random.nextInt(8);
        for (int i = 0; i < letters; i++) {
            text.append((char) ('A' + random.nextInt(26)));
        }
        return text.toString();
    }

    private Object decimal() {
        if (edge()) {
            return Canonical.decimal(new BigDecimal(pick(DECIMALS)));
        }
        int scale = random.nextInt(FRACTION_DIGITS + 1);
        BigInteger digits = new BigInteger(random.nextInt(40) + 1, random);
        BigDecimal value = new BigDecimal(digits, scale);
        return Canonical.decimal(random.nextInt(4) == 0 ? value.negate() : value);
    }

    private Object real() {
        if (edge()) {
            return Canonical.real(DOUBLES[random.nextInt(DOUBLES.length)]);
        }
        double bits = Double.longBitsToDouble(random.nextLong());
        return Canonical.real(random.nextBoolean() && Double.isFinite(bits) ? bits : random.nextDouble());
    }

    private long micros() {
        return day() * MICROS_PER_DAY + (long) (random.nextDouble() * MICROS_PER_DAY);
    }

    private long day() {
        return edge()
                ? pick(List.of(
                        FIRST_DAY, LAST_DAY, -1L, 0L, LocalDate.of(2024, 2, 29).toEpochDay()))
                : LocalDate.of(2020, 1, 1).toEpochDay() + random.nextInt(3_000);
    }

    private Object texts() {
        List<String> texts = new ArrayList<>();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            texts.add(text());
        }
        return texts;
    }

    private List<String> pairs() {
        SortedMap<String, String> pairs = new TreeMap<>(PortableOrder.TEXT);
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            String name = text();
            pairs.put(TextPairsField.isName(name) ? name : "name", text());
        }
        List<String> elements = new ArrayList<>();
        pairs.forEach((name, value) -> elements.add(name + ":" + value));
        return elements;
    }

    private List<Object> structures(Structure<?> structure) {
        List<Object> values = new ArrayList<>();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            values.add(structure(structure));
        }
        return values;
    }

    private @Nullable Object[] structure(Structure<?> structure) {
        return structure.fields().stream().map(this::of).toArray();
    }

    private SortedMap<String, Object> map(MapValue<?> element) {
        SortedMap<String, Object> values = new TreeMap<>(PortableOrder.TEXT);
        Structure<?> structure = element.structure();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            values.put(text(), structure == null ? of(element.kind()) : structure(structure));
        }
        return values;
    }

    private boolean edge() {
        return random.nextInt(ODDS_OF_AN_EDGE) == 0;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
