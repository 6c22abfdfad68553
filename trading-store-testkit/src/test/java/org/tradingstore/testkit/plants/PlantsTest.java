package org.tradingstore.testkit.plants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlantsTest {
    private static final int FEWEST = 30;

    private static final int MOST_RUNS = 20;

    static List<Plant> plants() {
        return Plant.all();
    }

    static Stream<String> rules() {
        return plants().stream().map(Plant::rule).distinct();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plants")
    @DisplayName("a fault planted into an engine is found by an assertion of the rule that claims it")
    void found(Plant plant) {
        RuleRun run = RuleRun.of(plant.rule(), plant);
        // What many threads do meets a fault by chance; any other rule finds it the first time.
        for (int again = 1; again < MOST_RUNS && !run.asserted(); again++) {
            run = RuleRun.of(plant.rule(), plant);
        }
        assertThat(run.asserted())
                .as("an assertion among the failures of %s tests: %s", run.tests(), run.failures())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @DisplayName("a rule that claims a fault holds on the engine without it")
    void holds(String rule) {
        RuleRun run = RuleRun.of(rule, Plant.none());
        assertThat(run.tests()).isPositive();
        assertThat(run.failures()).isEmpty();
    }

    @Test
    @DisplayName("there are at least thirty plants, and no two of one fault")
    void enough() {
        assertThat(plants()).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(plants()).extracting(Plant::fault).doesNotHaveDuplicates();
    }
}
