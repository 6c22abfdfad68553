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
        assertThat(run.failures())
                .as("failures of %s tests", run.tests())
                .anyMatch(failure -> run.rule().asserted(failure));
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
