package org.tradingstore.testkit.plants;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.tradingstore.testkit.StorageContract;

/**
 * One run of one rule on one engine.
 *
 * @param tests how many tests it had; a rule over several values has one for each
 * @param failures what they threw
 */
record RuleRun(Rule rule, int tests, List<Throwable> failures) {
    /**
     * A rule of the contract.
     *
     * @param nested the part of the contract that it belongs to
     */
    record Rule(Class<?> nested, Method method) {
        /** The rule with this number. */
        static Rule of(String number) {
            List<Rule> found = all().stream()
                    .filter(rule -> rule.sentence().startsWith(number + " "))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalArgumentException("Not the number of one rule: " + number + " is of " + found);
            }
            return found.get(0);
        }

        private static List<Rule> all() {
            return Arrays.stream(StorageContract.class.getDeclaredClasses())
                    .flatMap(nested -> Arrays.stream(nested.getSuperclass().getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(DisplayName.class))
                            .map(method -> new Rule(nested, method)))
                    .toList();
        }

        private String sentence() {
            return Objects.requireNonNull(method.getAnnotation(DisplayName.class))
                    .value();
        }

        /** Whether this rule, and not what is checked after every rule, found the failure by an assertion. */
        boolean asserted(Throwable failure) {
            return failure instanceof AssertionError
                    && Arrays.stream(failure.getStackTrace())
                            .anyMatch(frame -> frame.getClassName()
                                    .startsWith(method.getDeclaringClass().getName()));
        }
    }

    /** Runs the rule with this number on the engine with {@code plant} in it. */
    static RuleRun of(String number, Plant plant) {
        Rule rule = Rule.of(number);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectNestedMethod(
                        List.of(PlantedContract.class), rule.nested(), rule.method()))
                .configurationParameter(PlantedContract.FAULT, plant.fault())
                .configurationParameter("junit.jupiter.execution.timeout.testable.method.default", "60 s")
                .build();
        Results results = new Results();
        LauncherFactory.create().execute(request, results);
        return new RuleRun(rule, results.tests, results.failures);
    }

    /** Whether the rule itself found something. */
    boolean asserted() {
        return failures.stream().anyMatch(rule::asserted);
    }

    private static final class Results implements TestExecutionListener {
        private final List<Throwable> failures = new ArrayList<>();
        private int tests;

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            tests += identifier.isTest() ? 1 : 0;
            result.getThrowable().ifPresent(failures::add);
        }
    }
}
