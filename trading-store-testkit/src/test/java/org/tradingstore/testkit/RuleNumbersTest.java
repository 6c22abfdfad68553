package org.tradingstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** That a report which cites a rule by its number cites one rule. */
class RuleNumbersTest {
    private static final String KIT = "org.tradingstore.testkit";
    private static final Pattern NUMBERED = Pattern.compile("([A-Z]{1,2})([1-9][0-9]*) \\S.*", Pattern.DOTALL);

    /** A rule, and the class that states it. */
    private record Rule(Class<?> statedIn, String letters, String number) {}

    @Test
    @DisplayName("a class of rules has letters of its own")
    void letters() {
        Map<String, Set<String>> classes = new HashMap<>();
        rules().forEach(rule -> classes.computeIfAbsent(rule.letters(), any -> new TreeSet<>())
                .add(rule.statedIn().getName()));
        assertThat(classes)
                .isNotEmpty()
                .allSatisfy((letters, statedIn) -> assertThat(statedIn)
                        .as("classes whose rules begin with %s", letters)
                        .hasSize(1));
    }

    @Test
    @DisplayName("a class of rules has one pair of letters")
    void oneName() {
        Map<Class<?>, Set<String>> letters = new HashMap<>();
        rules().forEach(rule ->
                letters.computeIfAbsent(rule.statedIn(), any -> new TreeSet<>()).add(rule.letters()));
        assertThat(letters)
                .isNotEmpty()
                .allSatisfy((statedIn, of) ->
                        assertThat(of).as("letters of %s", statedIn).hasSize(1));
    }

    @Test
    @DisplayName("no two rules have one number")
    void numbers() {
        assertThat(rules())
                .extracting(rule -> rule.letters() + rule.number())
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    /** Every rule of the kit. Their classes are abstract: an engine's test extends them, and so do tests of the kit itself. */
    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (Class<?> each : ReflectionSupport.findAllClassesInPackage(
                KIT, type -> Modifier.isAbstract(type.getModifiers()), name -> !name.contains("$"))) {
            for (Method method :
                    AnnotationSupport.findAnnotatedMethods(each, DisplayName.class, HierarchyTraversalMode.TOP_DOWN)) {
                if (method.getDeclaringClass() == each) {
                    rules.add(rule(each, method));
                }
            }
        }
        return rules;
    }

    private static Rule rule(Class<?> statedIn, Method method) {
        String sentence =
                Objects.requireNonNull(method.getAnnotation(DisplayName.class)).value();
        Matcher numbered = NUMBERED.matcher(sentence);
        assertThat(numbered.matches())
                .as("a rule begins with its number: %s", sentence)
                .isTrue();
        ParameterizedTest values = method.getAnnotation(ParameterizedTest.class);
        if (values != null && NUMBERED.matcher(values.name()).matches()) {
            assertThat(values.name())
                    .as("the number of a rule in the name of each of its tests")
                    .startsWith(numbered.group(1) + numbered.group(2) + " ");
        }
        return new Rule(statedIn, numbered.group(1), numbered.group(2));
    }
}
