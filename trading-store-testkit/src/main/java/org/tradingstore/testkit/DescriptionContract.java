package org.tradingstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradingstore.schema.CodedField;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.RecordType;

/**
 * What the description of every record keeps to: no accessor or constructor argument is swapped, none is forgotten. An application
 * extends it for records of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DescriptionContract {
    private static final int RECORDS = 200;
    private static final int ROWS = 5_000;
    private static final long SEED = 1;

    /** The types to check. */
    protected abstract Stream<RecordType<?, ?>> types();

    /** Valid random records of {@code type}; to be overridden for records with rules that random values do not meet. */
    protected <R> RecordGenerator<R> generator(RecordType<R, ?> type) {
        return RecordGenerator.of(type, SEED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("Y1 a description has no fault")
    void noFault(RecordType<?, ?> type) {
        assertThat(type.faults()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("Y2 every component of the record is a field of its name, and every field a component")
    void components(RecordType<?, ?> type) {
        List<String> components = Arrays.stream(type.javaType().getRecordComponents())
                .map(component -> stored(component.getName()))
                .toList();
        assertThat(type.fields().stream().map(Field::name)).containsExactlyInAnyOrderElementsOf(components);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("Y3 every field reads the component of its name")
    void accessors(RecordType<?, ?> type) {
        checkAccessors(type);
    }

    private <R> void checkAccessors(RecordType<R, ?> type) {
        for (R record : generator(type).next(RECORDS)) {
            for (RecordComponent component : type.javaType().getRecordComponents()) {
                Field<R, ?> field = type.field(stored(component.getName())).orElseThrow();
                assertThat((Object) field.of(record)).as("%s", field).isEqualTo(read(component, record));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("Y4 a record made of its own values is equal to it")
    void roundTrip(RecordType<?, ?> type) {
        checkRoundTrip(type);
    }

    private <R> void checkRoundTrip(RecordType<R, ?> type) {
        for (R record : generator(type).next(RECORDS)) {
            @Nullable Object[] values = type.values(record);
            R again = type.construct(ordinal -> values[ordinal]);
            assertThat(again).isEqualTo(record);
            assertThat(again.hashCode()).isEqualTo(record.hashCode());
            assertThat(type.keyOf(again)).isEqualTo(type.keyOf(record));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("Y5 a change of one component is a change of one value, wherever the record's own rules allow it")
    void changes(RecordType<?, ?> type) {
        Set<String> changed = new TreeSet<>();
        checkChanges(type, changed);
        assertThat(changed).as("components that could be changed").isNotEmpty();
    }

    private <R> void checkChanges(RecordType<R, ?> type, Set<String> changed) {
        RecordGenerator<R> generator = generator(type);
        R record = generator.next();
        for (Field<R, ?> field : type.fields()) {
            R other;
            try {
                other = generator.changed(record, field);
            } catch (IllegalStateException refusedByTheRecord) {
                // Two components that go together cannot change one at a time.
                continue;
            }
            changed.add(field.name());
            List<String> different = new ArrayList<>();
            for (Field<R, ?> each : type.fields()) {
                if (!Objects.equals(each.of(record), each.of(other))) {
                    different.add(each.name());
                }
            }
            assertThat(different).isSubsetOf(field.name());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("Y6 what a record holds cannot be changed from outside")
    void unmodifiable(RecordType<?, ?> type) {
        checkUnmodifiable(type);
    }

    private <R> void checkUnmodifiable(RecordType<R, ?> type) {
        for (R record : generator(type).next(20)) {
            for (Field<R, ?> field : type.fields()) {
                Object value = field.of(record);
                if (value instanceof List<?> list && !list.isEmpty()) {
                    assertThat(throwsUnsupported(list::clear)).as("%s", field).isTrue();
                } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                    assertThat(throwsUnsupported(map::clear)).as("%s", field).isTrue();
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @DisplayName("Y7 names of fields and indexes are told apart, and keys are required fields that have an order")
    void names(RecordType<?, ?> type) {
        assertThat(type.fields().stream().map(Field::name)).doesNotHaveDuplicates();
        assertThat(type.indexes().stream().map(Index::name)).doesNotHaveDuplicates();
        assertThat(type.key().fields()).allMatch(field -> field.kind().ordered() && !field.optional());
        assertThat(type.fields().stream().map(Field::kind)).isSubsetOf(Kind.values());
    }

    @Test
    @DisplayName("Y8 types are told apart by their names")
    void distinct() {
        assertThat(types().map(RecordType::name)).doesNotHaveDuplicates();
    }

    Stream<RecordType<?, ?>> constructingEveryRow() {
        return types().filter(RecordType::constructsEveryRow);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("constructingEveryRow")
    @DisplayName(
            "Y9 a type that says that it makes a record of every row makes one of 5,000 random ones, edges among them")
    void everyRow(RecordType<?, ?> type) {
        checkEveryRow(type);
    }

    private <R> void checkEveryRow(RecordType<R, ?> type) {
        RandomValues random = new RandomValues(new Random(SEED));
        for (R record : generator(type).next(ROWS)) {
            @Nullable Object[] values = type.values(record);
            for (Field<R, ?> field : type.fields()) {
                // Nobody can guess the texts that a coding of the application's takes.
                if (!(field instanceof CodedField<?, ?>)) {
                    values[field.ordinal()] = random.of(field);
                }
            }
            assertThatCode(() -> type.keyOf(type.construct(ordinal -> values[ordinal])))
                    .as("a row of seed %s: %s", SEED, Arrays.asList(values))
                    .doesNotThrowAnyException();
        }
    }

    private static boolean throwsUnsupported(Runnable change) {
        try {
            change.run();
            return false;
        } catch (UnsupportedOperationException e) {
            return true;
        }
    }

    private static @Nullable Object read(RecordComponent component, Object record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("Cannot read " + component, e);
        }
    }

    private static String stored(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
