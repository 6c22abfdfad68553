package org.tradingstore.testkit.internal.catalogue;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * What the tests of an engine hold it to: rules by their numbers, and each rule over record types once for each type. A rule over values
 * counts once, however many they are. <em>Immutable.</em>
 *
 * @param rules numbers of those that are not over record types
 * @param pairs number and type of those that are
 */
public record ContractSize(Set<String> rules, Set<String> pairs) {
    private static final Pattern NUMBERED = Pattern.compile("([A-Z]{1,2}[1-9][0-9]*) .*", Pattern.DOTALL);

    /** Makes the sets unmodifiable. */
    public ContractSize {
        rules = Set.copyOf(rules);
        pairs = Set.copyOf(pairs);
    }

    /** The size of what {@code tests} inherit and have. */
    public static ContractSize of(List<Class<?>> tests) {
        Set<String> rules = new HashSet<>();
        Set<String> pairs = new HashSet<>();
        tests.forEach(test -> add(test, () -> instance(test), rules, pairs));
        return new ContractSize(rules, pairs);
    }

    private static void add(Class<?> tests, Supplier<Object> instance, Set<String> rules, Set<String> pairs) {
        for (Method rule :
                AnnotationSupport.findAnnotatedMethods(tests, Testable.class, HierarchyTraversalMode.TOP_DOWN)) {
            DisplayName sentence = rule.getAnnotation(DisplayName.class);
            Matcher numbered = NUMBERED.matcher(sentence == null ? "" : sentence.value());
            if (!numbered.matches()) {
                continue;
            }
            String number = numbered.group(1);
            MethodSource source = rule.getAnnotation(MethodSource.class);
            if (source != null && List.of(rule.getParameterTypes()).equals(List.of(Home.class))) {
                homes(tests, source.value()[0], instance).forEach(home -> pairs.add(number + " " + home));
            } else {
                rules.add(number);
            }
        }
        for (Class<?> each = tests; each != null; each = each.getSuperclass()) {
            for (Class<?> nested : each.getDeclaredClasses()) {
                if (nested.isAnnotationPresent(Nested.class)) {
                    add(nested, () -> instance(nested, instance.get()), rules, pairs);
                }
            }
        }
    }

    /** The record types that the source of a rule names. */
    private static Stream<?> homes(Class<?> tests, String source, Supplier<Object> instance) {
        Method method = ReflectionSupport.findMethod(tests, source).orElseThrow();
        Object of = Modifier.isStatic(method.getModifiers()) ? null : instance.get();
        Object homes = Objects.requireNonNull(ReflectionSupport.invokeMethod(method, of));
        return homes instanceof List<?> list ? list.stream() : (Stream<?>) homes;
    }

    /** Made as JUnit makes it, of a class that is nested in the class of {@code outer} or above it. */
    private static Object instance(Class<?> tests, Object... outer) {
        try {
            Constructor<?> constructor = tests.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(outer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make an instance of " + tests, e);
        }
    }

    /** Rules, and pairs of a rule and a record type. */
    public int together() {
        return rules.size() + pairs.size();
    }

    @Override
    public String toString() {
        return rules.size() + " rules, " + pairs.size() + " pairs of rule and record, together " + together();
    }
}
