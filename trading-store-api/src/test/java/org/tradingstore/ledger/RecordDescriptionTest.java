package org.tradingstore.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.RecordType;

/**
 * Field {@code i} of a description is component {@code i} of its record. Every field has a value of its own, so that two that were
 * swapped show.
 */
class RecordDescriptionTest {
    static Stream<RecordType<?, ?>> types() {
        return Stream.concat(Ledger.TYPES.stream(), Portfolio.TYPES.stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName(
            "a description has no fault, and its fields are the components in their order, in lower case with underscores")
    void names(RecordType<?, ?> type) {
        assertThat(type.faults()).isEmpty();
        assertThat(type.fields().stream().map(Field::name))
                .containsExactlyElementsOf(Arrays.stream(type.javaType().getRecordComponents())
                        .map(component -> stored(component.getName()))
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("a row with every field becomes a record with these components, and the record the same row")
    void full(RecordType<?, ?> type) throws ReflectiveOperationException {
        check(type, false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("a row with required fields only becomes a record that lacks the others")
    void required(RecordType<?, ?> type) throws ReflectiveOperationException {
        check(type, true);
    }

    private static <R> void check(RecordType<R, ?> type, boolean requiredOnly) throws ReflectiveOperationException {
        @Nullable Object[] row = row(type, requiredOnly);
        R record = type.construct(ordinal -> row[ordinal]);
        assertThat(type.values(record)).containsExactly(row);
        assertThat(type.construct(ordinal -> row[ordinal])).isEqualTo(record).hasSameHashCodeAs(record);
        RecordComponent[] components = type.javaType().getRecordComponents();
        for (Field<R, ?> field : type.fields()) {
            assertThat(portable(field, components[field.ordinal()].getAccessor().invoke(record)))
                    .as(field.name())
                    .isEqualTo(row[field.ordinal()]);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("a record without a required component is refused by the component's name")
    void missing(RecordType<?, ?> type) throws ReflectiveOperationException {
        missingOne(type);
    }

    private static <R> void missingOne(RecordType<R, ?> type) throws ReflectiveOperationException {
        @Nullable Object[] row = row(type, false);
        R record = type.construct(ordinal -> row[ordinal]);
        RecordComponent[] components = type.javaType().getRecordComponents();
        Constructor<R> constructor = type.javaType()
                .getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        for (Field<R, ?> field : type.fields()) {
            RecordComponent absent = components[field.ordinal()];
            boolean mayBeAbsent = field.optional() && field.kind() != Kind.TEXT_LIST && field.kind() != Kind.MAP;
            if (mayBeAbsent || absent.getType().isPrimitive()) {
                continue;
            }
            @Nullable Object[] arguments = new Object[components.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = i == field.ordinal()
                        ? null
                        : components[i].getAccessor().invoke(record);
            }
            assertThatThrownBy(() -> constructor.newInstance(arguments))
                    .as(absent.getName())
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage(absent.getName());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("a builder that begins with a record makes the same record")
    void rebuilt(RecordType<?, ?> type) throws ReflectiveOperationException {
        for (boolean requiredOnly : new boolean[] {false, true}) {
            @Nullable Object[] row = row(type, requiredOnly);
            Object record = type.construct(ordinal -> row[ordinal]);
            Object builder = type.javaType().getMethod("toBuilder").invoke(record);
            assertThat(builder.getClass().getMethod("build").invoke(builder)).isEqualTo(record);
        }
    }

    private static @Nullable Object[] row(RecordType<?, ?> type, boolean requiredOnly) {
        @Nullable Object[] row = new Object[type.fields().size()];
        for (Field<?, ?> field : type.fields()) {
            if (!(requiredOnly && field.optional())) {
                row[field.ordinal()] = value(field);
            }
        }
        return row;
    }

    /** Differs from that of every other field; decimals fall with the ordinal, so that less is filled than ordered. */
    private static Object value(Field<?, ?> field) {
        int place = field.ordinal();
        return switch (field.kind()) {
            case TEXT -> "text " + place;
            case JSON -> "{\"place\": " + place + "}";
            case ENUMERATION -> {
                List<String> names = ((EnumField<?, ?>) field).names();
                yield names.get(place % names.size());
            }
            case WHOLE -> (long) place;
            case DOUBLE -> place + 0.5;
            case MAP -> new TreeMap<>(Map.of("name " + place, place + 0.25));
            case DECIMAL -> BigDecimal.valueOf(1_000L - place).add(new BigDecimal("0.125"));
            case INSTANT -> Instant.parse("2026-01-02T15:00:00.000001Z").plusSeconds(place);
            case DATE -> LocalDate.of(2026, 1, 2).plusDays(place);
            case UUID -> new UUID(place, -place);
            case TEXT_LIST -> List.of("second " + place, "first " + place);
            default -> throw new IllegalStateException("No value for this kind is known here: " + field.kind());
        };
    }

    private static <V> @Nullable Object portable(Field<?, V> field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        @SuppressWarnings("unchecked") // the accessor of the field's own component
        V component = (V) value;
        return field.toPortable(component);
    }

    private static String stored(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
