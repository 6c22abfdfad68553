package org.tradingstore.testkit.internal.rules;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs some rules alone where the system property {@code tradingstore.rules} names them: letters for a class of rules, letters and
 * number for one rule, several by commas. All run where it is absent. <em>Thread-safe.</em>
 */
final class ChosenRules implements ExecutionCondition {
    private static final String PROPERTY = "tradingstore.rules";
    private static final Pattern CHOICE = Pattern.compile("[A-Z]{1,2}[0-9]*");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String chosen = System.getProperty(PROPERTY, "");
        if (chosen.isEmpty() || context.getTestMethod().isEmpty()) {
            return ConditionEvaluationResult.enabled("");
        }
        AnnotatedElement rule = context.getTestMethod().get();
        DisplayName sentence = rule.getAnnotation(DisplayName.class);
        boolean runs = sentence != null && Arrays.stream(chosen.split(",")).anyMatch(each -> names(each, sentence));
        return runs
                ? ConditionEvaluationResult.enabled("")
                : ConditionEvaluationResult.disabled("not among the rules " + chosen);
    }

    private static boolean names(String choice, DisplayName sentence) {
        if (!CHOICE.matcher(choice).matches()) {
            throw new IllegalArgumentException("Cannot choose rules: expected letters or a number, such as PL or PL3 {"
                    + PROPERTY + "=" + choice + "}");
        }
        String number = sentence.value().substring(0, sentence.value().indexOf(' '));
        boolean letters = Character.isUpperCase(choice.charAt(choice.length() - 1));
        return choice.equals(letters ? number.replaceAll("[0-9]+", "") : number);
    }
}
