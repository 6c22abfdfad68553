package org.tradingstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.tradingstore.testkit.internal.catalogue.Home;

class ContractSizeTest {
    private static final int FEWEST = 400;

    @Test
    @DisplayName(
            "the contract has at least 400 rules, a rule over values counted once, one over record types once for each")
    void size() throws ReflectiveOperationException {
        long rules = 0;
        long pairs = 0;
        for (Class<?> nested : StorageContract.class.getDeclaredClasses()) {
            for (var rule : AnnotationSupport.findAnnotatedMethods(
                    nested.getSuperclass(), DisplayName.class, HierarchyTraversalMode.TOP_DOWN)) {
                long records = rule.isAnnotationPresent(MethodSource.class)
                                && Arrays.asList(rule.getParameterTypes()).equals(List.of(Home.class))
                        ? homes(nested, rule.getAnnotation(MethodSource.class))
                        : 0;
                rules += records == 0 ? 1 : 0;
                pairs += records;
            }
        }
        System.out.println("rules " + rules + ", rule and record " + pairs + ", together " + (rules + pairs));
        assertThat(rules + pairs).isGreaterThanOrEqualTo(FEWEST);
    }

    /** How many record types the source of a rule names. */
    private static long homes(Class<?> nested, MethodSource source) throws ReflectiveOperationException {
        Object rules = nested.getDeclaredConstructors()[0].newInstance(new MemoryContractTest());
        Object homes = Objects.requireNonNull(ReflectionSupport.invokeMethod(
                ReflectionSupport.findMethod(nested, source.value()[0]).orElseThrow(), rules));
        return homes instanceof List<?> list ? list.size() : ((Stream<?>) homes).count();
    }
}
