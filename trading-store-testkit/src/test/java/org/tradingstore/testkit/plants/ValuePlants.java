package org.tradingstore.testkit.plants;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.internal.records.Full;

/** Engines that keep a value not quite as it was. */
final class ValuePlants {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private ValuePlants() {}

    static List<Plant> all() {
        return List.of(
                value("rounds the 18th digit of a fraction", "V1", BigDecimal.class, ValuePlants::withoutLastDigit),
                value("keeps decimals as doubles", "V36", BigDecimal.class, ValuePlants::throughDouble),
                value("flushes denormal doubles to zero", "V7", Double.class, ValuePlants::withoutDenormals),
                value("keeps doubles as floats", "V7", Double.class, value -> (double) value.floatValue()),
                value("keeps -0.0", "V8", Double.class, value -> value == 0 ? -0.0 : value),
                value("keeps whole numbers as doubles", "V10", Long.class, value -> (long) value.doubleValue()),
                value(
                        "cuts moments to milliseconds",
                        "V13",
                        Instant.class,
                        value -> value.truncatedTo(ChronoUnit.MILLIS)),
                value("keeps moments as local times of New York", "V13", Instant.class, ValuePlants::throughLocal),
                value("trims text", "V23", String.class, String::strip),
                value("folds the case of text", "V23", String.class, value -> value.toUpperCase(Locale.ROOT)),
                value(
                        "composes accents",
                        "V23",
                        String.class,
                        value -> Normalizer.normalize(value, Normalizer.Form.NFC)),
                change(
                        "keeps an empty text as an absent one",
                        "V24",
                        (field, value, row) -> field.optional() && "".equals(value) ? null : value),
                change(
                        "cuts long text at 4,000 characters",
                        "V40",
                        (field, value, row) ->
                                field.kind() == Kind.TEXT && value instanceof String text && text.length() > 4_000
                                        ? text.substring(0, 4_000)
                                        : value),
                change(
                        "keeps false as absent",
                        "V11",
                        (field, value, row) -> field.optional() && Boolean.FALSE.equals(value) ? null : value),
                change(
                        "keeps JSON without its white space",
                        "V28",
                        (field, value, row) -> field.kind() == Kind.JSON && value instanceof String text
                                ? text.replaceAll("\\s+", "")
                                : value),
                change(
                        "keeps an absent JSON as JSON null",
                        "V30",
                        (field, value, row) -> field.kind() == Kind.JSON && value == null ? "null" : value),
                change(
                        "keeps a list of text as a set",
                        "V31",
                        (field, value, row) ->
                                value instanceof List<?> list ? new ArrayList<>(new LinkedHashSet<>(list)) : value),
                change(
                        "keeps an absent list as a list of one empty text",
                        "V35",
                        (field, value, row) -> field.kind() == Kind.TEXT_LIST && value == null ? List.of("") : value),
                change("swaps two components of one kind", "V36", ValuePlants::swapped),
                change(
                        "forgets a component that is seldom there",
                        "V37",
                        (field, value, row) -> field == Full.MAYBE_SPAN ? null : value));
    }

    private static Plant change(String fault, String rule, StoredValues.Change change) {
        return Plant.session(fault, rule, session -> new StoredValues(session, change));
    }

    /** What becomes of a value of one class. */
    private interface Bending<V> {
        V of(V value);
    }

    private static <V> Plant value(String fault, String rule, Class<V> kind, Bending<V> bending) {
        return change(
                fault,
                rule,
                (field, value, row) ->
                        kind.isInstance(value) && ofTheKit(field) ? bending.of(kind.cast(value)) : value);
    }

    /** The store's own types are left alone: a dictionary that cannot be read is another fault. */
    private static boolean ofTheKit(Field<?, ?> field) {
        RecordType<?, ?> type = Full.TYPE;
        return type.fields().contains(field) && field.kind() != Kind.ENUMERATION && field != Full.ID;
    }

    private static BigDecimal withoutLastDigit(BigDecimal value) {
        return value.scale() < 18
                ? value
                : value.setScale(17, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    private static BigDecimal throughDouble(BigDecimal value) {
        return BigDecimal.valueOf(value.doubleValue()).setScale(18, RoundingMode.HALF_EVEN);
    }

    private static double withoutDenormals(double value) {
        return Math.abs(value) < Double.MIN_NORMAL ? 0.0 : value;
    }

    private static Instant throughLocal(Instant value) {
        return LocalDateTime.ofInstant(value, ZONE).atZone(ZONE).toInstant();
    }

    private static @Nullable Object swapped(Field<?, ?> field, @Nullable Object value, @Nullable Object[] row) {
        Object other = field == Full.DAY ? row[Full.MAYBE_DAY.ordinal()] : null;
        return other == null ? value : other;
    }
}
