package org.tradingstore.duckdb.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units in which doubles are added: that the greatest sums still fit a double, and not those twice as great. */
class DoubleUnitsTest {
    private static final BigDecimal DOUBLE = new BigDecimal(BigInteger.TWO.pow(53));

    private static BigDecimal power(int exponent) {
        return exponent < 0
                ? BigDecimal.ONE.divide(new BigDecimal(BigInteger.TWO.pow(-exponent)))
                : new BigDecimal(BigInteger.TWO.pow(exponent));
    }

    @ParameterizedTest(name = "values below 2^{0} and 2^{1} rows of them add up in both units without a rounding")
    @CsvSource({"0, 4", "10, 20", "-30, 7", "60, 23", "1000, 20"})
    void units(int magnitude, int rows) {
        DoubleUnits units = new DoubleUnits(magnitude, rows, 3);
        assertThat(power(magnitude).multiply(power(rows)).divide(power(units.first())))
                .isEqualByComparingTo(DOUBLE);
        assertThat(power(units.first() - 1).multiply(power(rows)).divide(power(units.second())))
                .isEqualByComparingTo(DOUBLE);
    }

    @ParameterizedTest(
            name = "rests of 2^{1} values from 2^{2} to 2^{0} add up without a rounding; from just below, not")
    @CsvSource({"10, 20, -5", "15, 15, -10", "0, 4, -47", "40, 10, 5", "1000, 20, 985"})
    void rests(int magnitude, int rows, int nearest) {
        DoubleUnits units = new DoubleUnits(magnitude, rows, 2);
        double least = Math.scalb(1.0, nearest);
        double greatest = Math.scalb(1.0, magnitude);
        assertThat(power(units.first() - 1).multiply(power(rows)).divide(new BigDecimal(Math.ulp(least))))
                .isEqualByComparingTo(DOUBLE);
        assertThat(units.restsExact(least, greatest)).isTrue();
        assertThat(units.restsExact(-greatest, -least)).isTrue();
        assertThat(units.restsExact(Math.nextDown(least), greatest)).isFalse();
        assertThat(units.restsExact(-greatest, Math.nextUp(-least))).isFalse();
        assertThat(units.restsExact(0, greatest)).isFalse();
        assertThat(units.restsExact(-least, greatest)).isFalse();
    }

    @Test
    @DisplayName("values may reach the power that they are below, and not pass it on either side")
    void bounds() {
        DoubleUnits units = new DoubleUnits(3, 10, 2);
        assertThat(units.holds(-8, 8)).isTrue();
        assertThat(units.holds(Math.nextDown(-8.0), 0)).isFalse();
        assertThat(units.holds(0, Math.nextUp(8.0))).isFalse();
    }

    @Test
    @DisplayName("units are for the value farthest from zero, and for twice the rows")
    void chosen() {
        assertThat(DoubleUnits.of(-9, 7.9, 1_000, 2)).isEqualTo(new DoubleUnits(4, 11, 2));
        assertThat(DoubleUnits.of(0, 0, 0, 2)).isEqualTo(new DoubleUnits(0, 4, 2));
        assertThat(DoubleUnits.of(0, Double.MAX_VALUE, 1, 2).served()).isFalse();
    }
}
