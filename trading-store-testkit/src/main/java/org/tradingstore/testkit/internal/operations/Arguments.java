package org.tradingstore.testkit.internal.operations;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradingstore.config.SettingName;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.PageToken;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TimeRange;

/**
 * Makes the arguments of an operation by the types and names of its parameters, of the records that are written: those named like a
 * component have its value in one of them. The same attempt makes the same arguments. <em>Not thread-safe: one call uses it.</em>
 */
public final class Arguments {
    private static final int MANY = 50;
    private static final int FEW = 5;
    private static final Instant LATE = Instant.parse("9990-01-01T00:00:00Z");
    private static final DateRange DAYS = new DateRange(LocalDate.of(2022, 6, 1), LocalDate.of(2022, 7, 1));
    private static final Instant BETWEEN = Instant.parse("2022-06-01T00:00:00Z");
    private static final Instant EARLY = Instant.parse("0002-01-01T00:00:00Z");

    private final Operation operation;
    private final Object target;
    private final List<Population.Members<?, ?>> members;
    private final int attempt;
    private final Random random;

    /** The argument before the one that is being made. */
    private @Nullable Object made;

    /** For a call of {@code operation} on {@code handle}; each attempt has other arguments. */
    public Arguments(Operation operation, Object handle, Population population, int attempt) {
        this.operation = operation;
        this.target = operation.target(handle);
        this.members = population.of(operation.databases());
        this.attempt = attempt;
        this.random = new Random(operation.toString().hashCode() + (long) attempt);
    }

    /**
     * One for each parameter; empty where there can be none for these records, such as an order by a moment of records without.
     *
     * @param handed takes what the operation hands to callbacks
     * @throws IllegalStateException if the class has not been taught a parameter; the message names operation and parameter
     */
    public Optional<@Nullable Object[]> all(Consumer<Object> handed) {
        Parameter[] parameters = operation.method().getParameters();
        @Nullable Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            Object argument = of(parameters[i].getParameterizedType(), parameters[i].getName(), handed);
            if (argument == null) {
                return Optional.empty();
            }
            arguments[i] = argument;
            made = argument;
        }
        return Optional.of(arguments);
    }

    private @Nullable Object of(Type type, String name, Consumer<Object> handed) {
        if (type instanceof TypeVariable<?> variable) {
            return switch (variable.getName()) {
                case "R" -> ownType().spare(random);
                case "K" -> ownKey(ownType());
                // The value of a setting whose name says that it is text.
                case "V" -> "a value";
                default -> throw untaught(Object.class, name);
            };
        }
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == BiConsumer.class) {
                BiConsumer<Object, Object> both = (first, second) -> handed.accept(List.of(first, second));
                return both;
            }
            return raw == Consumer.class ? handed : generic(raw, generic.getActualTypeArguments()[0], name);
        }
        return simple((Class<?>) type, name);
    }

    /** Records of the repository that has the operation. */
    private Population.Members<?, ?> ownType() {
        RecordType<?, ?> type = ((ReadRepository<?, ?>) target).type();
        return members.stream()
                .filter(each -> each.home().type() == type)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A repository of no type of its database: " + operation));
    }

    private <R, K> K ownKey(Population.Members<R, K> own) {
        return own.key(own.written(random));
    }

    private @Nullable Object generic(Class<?> raw, Type argument, String name) {
        return switch (raw.getSimpleName()) {
            case "Query" -> OfType.query(ownType());
            case "BoundedQuery" -> OfType.query(ownType()).limit(MANY);
            case "Aggregation" -> OfType.aggregation(ownType());
            case "DoubleField" -> OfType.doubles(ownType());
            case "ImportFile" -> OfFiles.of(ownType());
            case "OrderedField" -> OfType.field(ownType(), argumentOfField());
            case "UnaryOperator" ->
                argument == String.class ? UnaryOperator.<String>identity() : OfType.change(ownType());
            case "Stream" -> argument == Columns.class ? OfType.columns(ownType()) : spares().stream();
            case "Computation" -> taught(raw, name).orElseThrow(() -> untaught(raw, name));
            case "SettingName" -> SettingName.text(text("name"));
            case "Map" -> Map.of(text("symbol"), new BigDecimal("0.5"));
            case "List", "Collection", "Set" -> many(raw, argument, name);
            default -> throw untaught(raw, name);
        };
    }

    /** The class of values by which the only order of a call must be; any where the call has more of them. */
    private Class<?> argumentOfField() {
        return operation.method().toGenericString().contains("OrderedField<R, java.time.Instant>")
                        || operation.method().toGenericString().contains("OrderedField<R,java.time.Instant>")
                ? Instant.class
                : Object.class;
    }

    private @Nullable Object many(Class<?> raw, Type argument, String name) {
        if (argument.getTypeName().contains("OrderedField")) {
            return operation.method().getName().equals("loadColumns")
                    ? OfType.loadedFields(ownType())
                    : OfType.fields(ownType());
        }
        if (argument.getTypeName().endsWith(" R") || argument.getTypeName().equals("R")) {
            return spares();
        }
        String one = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
        if (argument == Instant.class) {
            return List.of(EARLY, BETWEEN, LATE);
        }
        if (argument == PlayStatusChange.class && made instanceof Play play) {
            return List.of(OfDomain.changeTo(play));
        }
        Object element = simple((Class<?>) argument, one);
        return raw == Set.class ? Set.of(element) : List.of(element);
    }

    private List<Object> spares() {
        Object first = ownType().spare(random);
        return List.of(first);
    }

    private Object simple(Class<?> type, String name) {
        if (type == int.class) {
            return name.equals("size") ? FEW : MANY;
        }
        if (type == long.class) {
            return (long) FEW;
        }
        if (type == boolean.class) {
            return attempt % 2 == 0;
        }
        if (type.isEnum()) {
            return component(name, type)
                    .orElseGet(() -> type.getEnumConstants()[attempt % type.getEnumConstants().length]);
        }
        if (type == PageToken.class) {
            return OfType.token((ReadRepository<?, ?>) target, ownType(), FEW);
        }
        return taught(type, name).or(() -> record(type)).orElseThrow(() -> untaught(type, name));
    }

    private Optional<Object> taught(Class<?> type, String name) {
        if (type == Instant.class) {
            return Optional.of(instant(name));
        }
        if (type == BigDecimal.class) {
            return Optional.of(new BigDecimal("1.5"));
        }
        if (type == Duration.class) {
            return Optional.of(Duration.ofDays(3_000));
        }
        if (type == TimeRange.class) {
            return Optional.of(attempt % 2 == 0 && !barByBar() ? TimeRange.all() : period());
        }
        if (type == DateRange.class) {
            return Optional.of(barByBar() ? DAYS : DateRange.all());
        }
        if (type == ZoneId.class) {
            return Optional.of(ZoneId.of("America/New_York"));
        }
        Optional<Object> ofDomain = OfDomain.argument(type, members, attempt);
        if (ofDomain.isPresent()) {
            return ofDomain;
        }
        boolean component = Set.of(String.class, java.util.UUID.class, LocalDate.class, YearMonth.class)
                .contains(type);
        return component ? component(name, type).or(() -> component("", type)) : Optional.empty();
    }

    /** What looks for gaps goes through all of a period, bar by bar. */
    private boolean barByBar() {
        return operation.method().getName().equals("gaps");
    }

    private TimeRange period() {
        return new TimeRange(BETWEEN, BETWEEN.plus(Duration.ofDays(barByBar() ? 2 : 500)));
    }

    private Object instant(String name) {
        return attempt % 2 == 0 ? LATE : component(name, Instant.class).orElse(LATE);
    }

    private String text(String name) {
        return (String) component(name, String.class).orElse("none");
    }

    /** A record of this class to spare, or a key of this class that a record has. */
    private Optional<Object> record(Class<?> type) {
        for (Population.Members<?, ?> each : members) {
            if (each.home().type().javaType() == type) {
                return Optional.of(each.spare(random));
            }
            Object key = ownKey(each);
            if (type.isInstance(key)) {
                return Optional.of(key);
            }
        }
        return component("", type);
    }

    /** The value that a written record has in a component of this name, or of any name where it is empty; of its own type first. */
    private Optional<Object> component(String name, Class<?> type) {
        String stored = name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        if (target instanceof ReadRepository<?, ?>) {
            Optional<Object> own =
                    values(ownType(), stored).filter(type::isInstance).findFirst();
            if (own.isPresent()) {
                return own;
            }
        }
        List<Object> found = members.stream()
                .flatMap(each -> values(each, stored).filter(type::isInstance).limit(1))
                .toList();
        // Another type's with each attempt: what is asked of several may know but one of them.
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(attempt / 2 % found.size()));
    }

    private <R> Stream<Object> values(Population.Members<R, ?> each, String stored) {
        R first = each.written(random);
        return Stream.concat(Stream.of(first), each.written().stream())
                .flatMap(record -> each.home().type().fields().stream()
                        .filter(field -> meant(field, stored, each))
                        .flatMap(field -> Stream.ofNullable(field.of(record)))
                        .flatMap(value -> value instanceof Collection<?> all
                                ? all.stream().map(Object.class::cast)
                                : Stream.of(value)));
    }

    private static boolean meant(Field<?, ?> field, String stored, Population.Members<?, ?> each) {
        String name = field.name();
        if (stored.isEmpty() || name.equals(stored) || name.equals(stored + "s")) {
            return true;
        }
        if (stored.equals("id")) {
            return each.home().type().key().fields().contains(field);
        }
        // One strategy is an element of strategies.
        return stored.endsWith("y") && name.equals(stored.substring(0, stored.length() - 1) + "ies");
    }

    private IllegalStateException untaught(Class<?> type, String name) {
        return new IllegalStateException(
                "Teach Arguments how to make the " + type.getName() + " " + name + " of " + operation);
    }
}
