package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.history.ConversionRate;
import org.tradingstore.history.ConversionRate.Route;
import org.tradingstore.history.ExchangeRate;
import org.tradingstore.history.ExchangeRateRepository;
import org.tradingstore.schema.Database;
import org.tradingstore.testkit.internal.Place;

/** Exchange rates as of a moment: direct, the other way round, and through a third currency. */
public abstract class RateRules extends Rules {
    private static final Instant START = Instant.parse("2026-01-02T15:00:00Z");

    protected RateRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    private ExchangeRateRepository rates() {
        return store().history().exchangeRates();
    }

    private ExchangeRate kept(String base, String quote, int second, String rate) {
        ExchangeRate record = ExchangeRate.of(base, quote)
                .asOf(START.plusSeconds(second))
                .rate(rate)
                .build();
        rates().upsert(record);
        return record;
    }

    private ConversionRate at(String base, String quote, int second) {
        return rates().rate(base, quote, START.plusSeconds(second)).orElseThrow();
    }

    @Test
    @DisplayName("HX1 a rate that was kept is found as it is, the last at the moment or before, inclusive")
    void direct() {
        ExchangeRate first = kept("EUR", "USD", 0, "1.080000000000000001");
        ExchangeRate second = kept("EUR", "USD", 10, "1.09");
        assertThat(rates().rate("EUR", "USD", START.minusNanos(1_000))).isEmpty();
        assertThat(at("EUR", "USD", 0))
                .isEqualTo(new ConversionRate("EUR", "USD", first.rate(), START, Route.DIRECT, List.of(first)));
        assertThat(at("EUR", "USD", 9).legs()).containsExactly(first);
        assertThat(at("EUR", "USD", 10).legs()).containsExactly(second);
        assertThat(at("EUR", "USD", 99).rate()).isEqualTo(new BigDecimal("1.09"));
        assertThat(rates().rate("EUR", "GBP", START.plusSeconds(99))).isEmpty();
    }

    @Test
    @DisplayName("HX2 the other way round is one divided by it, rounded half even to 18 digits")
    void inverse() {
        ExchangeRate kept = kept("EUR", "USD", 0, "3");
        assertThat(at("USD", "EUR", 0))
                .isEqualTo(new ConversionRate(
                        "USD", "EUR", new BigDecimal("0.333333333333333333"), START, Route.INVERSE, List.of(kept)));
        kept("EUR", "USD", 1, "1.5");
        assertThat(at("USD", "EUR", 1).rate()).isEqualTo(new BigDecimal("0.666666666666666667"));
        kept("EUR", "USD", 2, "2000000000000000");
        assertThat(at("USD", "EUR", 2).rate()).isEqualTo(new BigDecimal("0.0000000000000005"));
    }

    @Test
    @DisplayName("HX3 of both directions the newer is taken, the direct one where both are from one moment")
    void newerDirection() {
        ExchangeRate direct = kept("EUR", "USD", 0, "1.1");
        ExchangeRate other = kept("USD", "EUR", 5, "0.8");
        assertThat(at("EUR", "USD", 4).route()).isEqualTo(Route.DIRECT);
        assertThat(at("EUR", "USD", 5)).satisfies(found -> {
            assertThat(found.route()).isEqualTo(Route.INVERSE);
            assertThat(found.rate()).isEqualTo(new BigDecimal("1.25"));
            assertThat(found.legs()).containsExactly(other);
        });
        assertThat(at("USD", "EUR", 4).legs()).containsExactly(direct);
        kept("EUR", "USD", 5, "1.2");
        assertThat(at("EUR", "USD", 5).route()).isEqualTo(Route.DIRECT);
        assertThat(at("USD", "EUR", 5).route()).isEqualTo(Route.DIRECT);
    }

    @Test
    @DisplayName("HX4 a cross multiplies what goes its way and divides by what goes against it, rounding once")
    void cross() {
        ExchangeRate euro = kept("EUR", "USD", 0, "1.123456789012345678");
        ExchangeRate yen = kept("USD", "JPY", 3, "157.123456789012345678");
        ConversionRate found = at("EUR", "JPY", 3);
        assertThat(found.route()).isEqualTo(Route.CROSS);
        assertThat(found.legs()).containsExactly(euro, yen);
        assertThat(found.asOf()).isEqualTo(START);
        assertThat(found.rate()).isEqualTo(euro.rate().multiply(yen.rate()).setScale(18, RoundingMode.HALF_EVEN));
        assertThat(at("JPY", "EUR", 3).rate())
                .isEqualTo(BigDecimal.ONE.divide(euro.rate().multiply(yen.rate()), 18, RoundingMode.HALF_EVEN));
        assertThat(at("JPY", "EUR", 3).legs()).containsExactly(yen, euro);
        ExchangeRate franc = kept("CHF", "USD", 1, "7");
        assertThat(at("EUR", "CHF", 3).rate()).isEqualTo(euro.rate().divide(franc.rate(), 18, RoundingMode.HALF_EVEN));
        // Two roundings, of 1/7 first, would end in another digit.
        assertThat(at("CHF", "JPY", 3).rate())
                .isEqualTo(franc.rate().multiply(yen.rate()).setScale(18, RoundingMode.HALF_EVEN));
        assertThat(rates().rate("EUR", "JPY", START.plusSeconds(2))).isEmpty();
    }

    @Test
    @DisplayName("HX5 of several crosses the one whose older leg is the newest is taken, ties by code")
    void bestCross() {
        kept("EUR", "USD", 0, "1.1");
        kept("USD", "JPY", 9, "150");
        kept("EUR", "GBP", 2, "0.8");
        kept("JPY", "GBP", 2, "0.005");
        kept("EUR", "CHF", 2, "0.9");
        kept("CHF", "JPY", 5, "170");
        assertThat(at("EUR", "JPY", 9).legs())
                .extracting(ExchangeRate::quote)
                .as("through CHF")
                .containsExactly("CHF", "JPY");
        assertThat(at("EUR", "JPY", 9).rate()).isEqualTo(new BigDecimal("153"));
        kept("EUR", "USD", 3, "1.2");
        assertThat(at("EUR", "JPY", 9).rate()).isEqualTo(new BigDecimal("180"));
        kept("EUR", "JPY", 0, "111");
        assertThat(at("EUR", "JPY", 9).route()).as("a pair before any cross").isEqualTo(Route.DIRECT);
    }

    @Test
    @DisplayName("HX6 a currency in itself is 1, whatever is kept")
    void same() {
        assertThat(at("XYZ", "XYZ", 7))
                .isEqualTo(
                        new ConversionRate("XYZ", "XYZ", BigDecimal.ONE, START.plusSeconds(7), Route.SAME, List.of()));
    }

    @Test
    @DisplayName("HX7 a rate that 18 digits cannot tell from zero is refused, never zero")
    void tooSmall() {
        kept("A", "B", 0, "0.000000000001");
        kept("B", "C", 0, "0.0000000001");
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> at("A", "C", 0));
        assertThat(at("C", "A", 0).rate()).isEqualTo(new BigDecimal("10000000000000000000000"));
    }

    @Test
    @DisplayName("HX8 every rate of many is the one that a plain loop over all of them finds")
    void brute() {
        Random random = new Random(8);
        List<String> codes = List.of("A", "B", "C", "D", "E", "F", "G");
        List<ExchangeRate> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String base = codes.get(random.nextInt(codes.size()));
            String quote = codes.get(random.nextInt(codes.size()));
            if (!base.equals(quote) && random.nextInt(3) > 0) {
                int second = random.nextInt(1_000);
                boolean taken = all.stream()
                        .anyMatch(each -> each.base().equals(base)
                                && each.quote().equals(quote)
                                && each.asOf().equals(START.plusSeconds(second)));
                if (!taken) {
                    all.add(kept(
                            base,
                            quote,
                            second,
                            BigDecimal.valueOf(1 + random.nextInt(99_999), 3).toPlainString()));
                }
            }
        }
        int found = 0;
        for (String base : codes) {
            for (String quote : codes) {
                for (int second : new int[] {-1, 100, 400, 1_000}) {
                    Optional<ConversionRate> actual = rates().rate(base, quote, START.plusSeconds(second));
                    BigDecimal expected = looped(all, base, quote, START.plusSeconds(second));
                    assertThat(actual.map(ConversionRate::rate).orElse(null))
                            .as("%s in %s at %s", base, quote, second)
                            .isEqualTo(expected);
                    found += expected == null ? 0 : 1;
                }
            }
        }
        assertThat(found).isGreaterThan(40);
    }

    private static @Nullable BigDecimal looped(List<ExchangeRate> all, String base, String quote, Instant asOf) {
        if (base.equals(quote)) {
            return BigDecimal.ONE;
        }
        ExchangeRate pair = between(all, base, quote, asOf);
        if (pair != null) {
            return pair.base().equals(base) ? pair.rate() : quotient(BigDecimal.ONE, pair.rate());
        }
        BigDecimal best = null;
        Instant bestAge = Instant.MIN;
        for (String cross : List.of("A", "B", "C", "D", "E", "F", "G")) {
            ExchangeRate first = cross.equals(base) ? null : between(all, base, cross, asOf);
            ExchangeRate second = cross.equals(quote) ? null : between(all, cross, quote, asOf);
            if (first == null || second == null) {
                continue;
            }
            Instant age = first.asOf().isBefore(second.asOf()) ? first.asOf() : second.asOf();
            if (age.isAfter(bestAge)) {
                bestAge = age;
                BigDecimal over = first.base().equals(base) ? BigDecimal.ONE : first.rate();
                over = second.base().equals(cross) ? over : over.multiply(second.rate());
                BigDecimal times = first.base().equals(base) ? first.rate() : BigDecimal.ONE;
                times = second.base().equals(cross) ? times.multiply(second.rate()) : times;
                best = quotient(times, over);
            }
        }
        return best;
    }

    /** By a quotient of far more digits, rounded in a second way. */
    private static BigDecimal quotient(BigDecimal times, BigDecimal over) {
        BigDecimal rounded = times.divide(over, new MathContext(80)).setScale(18, RoundingMode.HALF_EVEN);
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static @Nullable ExchangeRate between(List<ExchangeRate> all, String base, String quote, Instant asOf) {
        return all.stream()
                .filter(each -> !each.asOf().isAfter(asOf))
                .filter(each -> (each.base().equals(base) && each.quote().equals(quote))
                        || (each.base().equals(quote) && each.quote().equals(base)))
                .max(Comparator.comparing(ExchangeRate::asOf)
                        .thenComparing(each -> each.base().equals(base)))
                .orElse(null);
    }
}
