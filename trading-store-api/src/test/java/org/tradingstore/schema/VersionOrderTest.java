package org.tradingstore.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VersionOrderTest {
    private static final List<String> OLDEST_FIRST = List.of(
            "-beta",
            "",
            "v1",
            "v1.2",
            "v1.10",
            "\uffff",
            "\ud83d\ude80",
            "0.9",
            "1-rc-1",
            "1-rc1",
            "1",
            "1+b1",
            "1.",
            "1.0-alpha",
            "1.0-beta.2",
            "1.0-beta.10",
            "1.0-rc1",
            "1.0",
            "1.00",
            "1.0+build",
            "1.0.1",
            "1.2",
            "01.9",
            "1.9",
            "1.9a",
            "1.10",
            "1.10.0",
            "1.x",
            "2",
            "2024-01-31",
            "2024-02-01",
            "2024",
            "99999999999999999998",
            "99999999999999999999");

    @Test
    @DisplayName("numbers count by value, a hyphen marks what comes before, and every text has one place (seed 1)")
    void order() {
        List<String> shuffled = new ArrayList<>(OLDEST_FIRST);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(VersionOrder.OLDEST_FIRST);
        assertThat(shuffled).containsExactlyElementsOf(OLDEST_FIRST);
        for (int i = 0; i < OLDEST_FIRST.size(); i++) {
            for (int j = 0; j < OLDEST_FIRST.size(); j++) {
                assertThat(Integer.signum(VersionOrder.OLDEST_FIRST.compare(OLDEST_FIRST.get(i), OLDEST_FIRST.get(j))))
                        .as("%s and %s", OLDEST_FIRST.get(i), OLDEST_FIRST.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }
}
