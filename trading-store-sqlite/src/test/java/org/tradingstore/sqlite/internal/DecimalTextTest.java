package org.tradingstore.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.schema.Canonical;

class DecimalTextTest {
    private static final List<String> BOUNDARIES = List.of(
            "0",
            "0.1",
            "-0.1",
            "0.01",
            "-0.01",
            "1",
            "-1",
            "9",
            "10",
            "-9",
            "-10",
            "99",
            "110",
            "-99",
            "-110",
            "1.5",
            "-1.5",
            "1.55",
            "-1.55",
            "0.000000000000000001",
            "-0.000000000000000001",
            "9999999999999999.999999999999999999",
            "-9999999999999999.999999999999999999",
            "1000000000000000",
            "-1000000000000000");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("decimals of any size come back, and their texts sort as the values do")
    void ordersAndReturns(long seed) {
        Random random = new Random(seed);
        List<BigDecimal> values = new ArrayList<>();
        BOUNDARIES.forEach(text -> values.add(new BigDecimal(text)));
        for (int i = 0; i < 2_000; i++) {
            BigDecimal value = new BigDecimal(new BigInteger(random.nextInt(54), random), random.nextInt(17));
            values.add(Canonical.decimal(random.nextBoolean() ? value : value.negate()));
        }
        List<BigDecimal> byText = new ArrayList<>(values);
        byText.sort(Comparator.comparing(DecimalText::encode));
        values.sort(Comparator.naturalOrder());
        assertThat(byText).isEqualTo(values);
        assertThat(values)
                .allSatisfy(
                        value -> assertThat(decode(DecimalText.encode(value))).isEqualTo(value));
    }

    private static BigDecimal decode(String text) {
        byte[] within = ("??" + text + "??").getBytes(StandardCharsets.US_ASCII);
        return DecimalText.decode(within, 2, within.length - 2);
    }

    @Test
    @DisplayName("the texts are those of the documentation")
    void texts() {
        assertThat(List.of("9", "110", "0.5", "-1.5").stream()
                        .map(BigDecimal::new)
                        .map(DecimalText::encode))
                .containsExactly("b9", "d110", "a0.5", "Y8.4~");
    }
}
