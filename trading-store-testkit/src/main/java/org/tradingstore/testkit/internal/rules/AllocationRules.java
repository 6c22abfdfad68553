package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.config.AllocationKind;
import org.tradingstore.config.AllocationTarget;
import org.tradingstore.config.AllocationTargetKey;
import org.tradingstore.config.AllocationTargetRepository;
import org.tradingstore.config.Config;
import org.tradingstore.config.ConfigTemplate;
import org.tradingstore.config.ConfigTemplateKey;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.Place;

/** Allocation targets whose weights are relative, and versions of templates. */
public abstract class AllocationRules extends Rules {
    private static final BigDecimal UNIT = BigDecimal.ONE.movePointLeft(18);

    protected AllocationRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return EnumSet.of(Database.CONFIG);
    }

    private Config config() {
        return store().book("kit", Mode.TEST).config();
    }

    private AllocationTargetRepository targets() {
        return config().allocationTargets();
    }

    private void target(AllocationKind kind, String name, String weight) {
        targets().upsert(AllocationTarget.of(kind, name, weight));
    }

    private static BigDecimal sum(Map<String, BigDecimal> weights) {
        return weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    @DisplayName("AL1 weights of one kind are divided by their sum, and come to exactly 1")
    void weights() {
        target(AllocationKind.GEOGRAPHY, "EU", "0.6");
        target(AllocationKind.GEOGRAPHY, "ASIA", "0.5");
        target(AllocationKind.GEOGRAPHY, "US", "0.1");
        target(AllocationKind.GEOGRAPHY, "GREECE", "0.6");
        target(AllocationKind.GEOGRAPHY, "NONE", "0");
        target(AllocationKind.INDUSTRY, "Technology", "3.6");
        SortedMap<String, BigDecimal> weights = targets().weights(AllocationKind.GEOGRAPHY);
        assertThat(weights.keySet()).containsExactly("ASIA", "EU", "GREECE", "NONE", "US");
        // Of the 19th digits that were cut off, ASIA's 7 and US's 5 are the largest; two units were missing.
        assertThat(weights.values())
                .containsExactly(
                        new BigDecimal("0.277777777777777778"),
                        new BigDecimal("0.333333333333333333"),
                        new BigDecimal("0.333333333333333333"),
                        BigDecimal.ZERO,
                        new BigDecimal("0.055555555555555556"));
        assertThat(sum(weights)).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(targets().weights(AllocationKind.INDUSTRY)).isEqualTo(Map.of("Technology", BigDecimal.ONE));
    }

    @Test
    @DisplayName("AL2 units left over by rounding go one each to those that lost most, ties by name")
    void remainders() {
        for (String name : List.of("c", "a", "b", "B", "\ud83d\ude80", "\uffff", "zero")) {
            target(AllocationKind.COUNTRY, name, name.equals("zero") ? "0" : "7");
        }
        BigDecimal less = new BigDecimal("0.166666666666666666");
        BigDecimal more = less.add(UNIT);
        Map<String, BigDecimal> expected =
                new TreeMap<>(Map.of("B", more, "a", more, "b", more, "c", more, "\uffff", less, "\ud83d\ude80", less));
        expected.put("zero", BigDecimal.ZERO);
        assertThat(targets().weights(AllocationKind.COUNTRY)).isEqualTo(expected);
        assertThat(List.copyOf(targets().weights(AllocationKind.COUNTRY).keySet()))
                .containsExactly("B", "a", "b", "c", "zero", "\uffff", "\ud83d\ude80");
        // The one unit that is left over goes to the first by code point.
        BigDecimal third = new BigDecimal("0.333333333333333333");
        for (String name : List.of("\ud83d\ude81", "\ud83d\ude80", "\uffff")) {
            target(AllocationKind.INDUSTRY, name, "7");
        }
        assertThat(targets().weights(AllocationKind.INDUSTRY))
                .isEqualTo(Map.of("\uffff", third.add(UNIT), "\ud83d\ude80", third, "\ud83d\ude81", third));
        for (int i = 1; i <= 18; i++) {
            target(AllocationKind.GEOGRAPHY, "region-" + i * 37 % 19, "7");
        }
        assertThat(List.copyOf(targets().weights(AllocationKind.GEOGRAPHY).values()))
                .isSortedAccordingTo(Collections.reverseOrder());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("AL3 any weights come to exactly 1, each within one unit of the 18th digit of its exact share")
    void anyWeights(long seed) {
        Random random = new Random(seed);
        Map<String, BigDecimal> given = new TreeMap<>();
        List<AllocationTarget> all = new ArrayList<>();
        int count = 1 + random.nextInt(200);
        for (int i = 0; i < count; i++) {
            BigDecimal weight = new BigDecimal(new BigInteger(1 + random.nextInt(100), random), random.nextInt(19))
                    .remainder(BigDecimal.TEN.pow(16));
            AllocationTarget target = new AllocationTarget(AllocationKind.SECURITY, "S" + i, weight);
            all.add(target);
            given.put(target.name(), target.weight());
        }
        all.add(AllocationTarget.of(AllocationKind.SECURITY, "one", "0.000000000000000001"));
        given.put("one", UNIT);
        targets().upsertAll(all);
        SortedMap<String, BigDecimal> weights = targets().weights(AllocationKind.SECURITY);
        assertThat(weights).hasSize(all.size());
        assertThat(sum(weights)).isEqualByComparingTo(BigDecimal.ONE);
        BigDecimal whole = sum(given);
        weights.forEach((name, weight) -> {
            assertThat(weight.scale()).isLessThanOrEqualTo(18);
            // |weight - given / whole| < unit, without dividing.
            BigDecimal off = weight.multiply(whole).subtract(given.get(name)).abs();
            assertThat(off).as(name).isLessThan(UNIT.multiply(whole));
        });
        Collections.shuffle(all, random);
        targets().upsertAll(all);
        assertThat(targets().weights(AllocationKind.SECURITY)).isEqualTo(weights);
    }

    @Test
    @DisplayName("AL4 weights whose sum is zero, or of which there are none, are an error that names the kind")
    void zero() {
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> targets().weights(AllocationKind.COUNTRY)))
                .hasMessageContaining("kind=COUNTRY")
                .hasMessageContaining("targets=0");
        target(AllocationKind.COUNTRY, "DE", "0.0");
        target(AllocationKind.INDUSTRY, "Energy", "1");
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> targets().weights(AllocationKind.COUNTRY)))
                .hasMessageContaining("targets=1");
    }

    @Test
    @DisplayName("AL5 a target that is negative, has no name, or too many digits is refused, and nothing is written")
    void badTargets() {
        assertThat(refused(
                                InvalidRecordException.class,
                                Advice.FIX_CALLER,
                                () -> target(AllocationKind.COUNTRY, "DE", "-0.1"))
                        .component())
                .isEqualTo("weight");
        assertThat(refused(
                                InvalidRecordException.class,
                                Advice.FIX_CALLER,
                                () -> target(AllocationKind.COUNTRY, " ", "1"))
                        .component())
                .isEqualTo("name");
        assertThat(refused(
                                InvalidRecordException.class,
                                Advice.FIX_CALLER,
                                () -> target(AllocationKind.COUNTRY, "DE", "0.0000000000000000001"))
                        .component())
                .isEqualTo("weight");
        assertThat(targets().count(AllocationTarget.TYPE.all())).isZero();
    }

    @Test
    @DisplayName("AL6 targets are kept by kind and name, and their weights as of a moment")
    void past() {
        target(AllocationKind.COUNTRY, "DE", "1");
        target(AllocationKind.COUNTRY, "FR", "3");
        target(AllocationKind.GEOGRAPHY, "DE", "9");
        clock().move(Duration.ofHours(1));
        Instant then = clock().instant();
        clock().move(Duration.ofHours(1));
        targets()
                .update(
                        AllocationTargetKey.of(AllocationKind.COUNTRY, "DE"),
                        each -> each.withWeight(new BigDecimal("3")));
        targets().delete(AllocationTargetKey.of(AllocationKind.GEOGRAPHY, "DE"));
        assertThat(targets().ofKind(AllocationKind.COUNTRY, 10))
                .containsExactly(
                        AllocationTarget.of(AllocationKind.COUNTRY, "DE", "3"),
                        AllocationTarget.of(AllocationKind.COUNTRY, "FR", "3"));
        assertThat(targets().weights(AllocationKind.COUNTRY))
                .isEqualTo(Map.of("DE", new BigDecimal("0.5"), "FR", new BigDecimal("0.5")));
        assertThat(targets().weights(AllocationKind.COUNTRY, then))
                .isEqualTo(Map.of("DE", new BigDecimal("0.25"), "FR", new BigDecimal("0.75")));
        assertThat(targets().weights(AllocationKind.GEOGRAPHY, then)).isEqualTo(Map.of("DE", BigDecimal.ONE));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> targets().weights(AllocationKind.GEOGRAPHY));
    }

    private void template(String name, String version) {
        config().templates()
                .upsert(ConfigTemplate.of(name, version)
                        .defaults("{\"legs\": [ ]}")
                        .schema("{}")
                        .description("version " + version)
                        .build());
    }

    @Test
    @DisplayName(
            "AL7 the newest version of a template is that of the greatest number, not the last text or the last write")
    void versions() {
        for (String version : List.of("1.10", "1.9", "1.10-beta", "0.99", "1.2")) {
            template("spreads", version);
        }
        template("swings", "2");
        assertThat(config().templates().newest("spreads").orElseThrow().version())
                .isEqualTo("1.10");
        assertThat(config().templates().versionsOf("spreads"))
                .extracting(ConfigTemplate::version)
                .containsExactly("1.10", "1.10-beta", "1.9", "1.2", "0.99");
        assertThat(config().templates().newest("none")).isEmpty();
        assertThat(config().templates().versionsOf("none")).isEmpty();
        ConfigTemplate kept =
                config().templates().find(ConfigTemplateKey.of("swings", "2")).orElseThrow();
        assertThat(kept.defaults()).isEqualTo("{\"legs\": [ ]}");
        assertThat(kept.key()).isEqualTo(ConfigTemplateKey.of("swings", "2"));
    }

    @Test
    @DisplayName("AL8 more versions of a template than are listed are refused, not cut off")
    void tooManyVersions() {
        List<ConfigTemplate> all = new ArrayList<>();
        for (int i = 0; i <= 1_000; i++) {
            all.add(ConfigTemplate.of("many", "1." + i)
                    .defaults("{}")
                    .schema("{}")
                    .build());
        }
        config().templates().upsertAll(all.subList(0, 1_000));
        assertThat(config().templates().newest("many")).contains(all.get(999));
        config().templates().upsert(all.get(1_000));
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> config().templates().newest("many")))
                .hasMessageContaining("name=many");
    }

    @Test
    @DisplayName("AL9 a template without name, version or well-formed JSON is refused by the component's name")
    void badTemplates() {
        ConfigTemplate.Builder whole =
                ConfigTemplate.of("a", "1").defaults("{}").schema("{}");
        for (String component : List.of("name", "version", "defaults", "schema")) {
            ConfigTemplate.Builder bad = whole.build().toBuilder();
            switch (component) {
                case "name" -> bad.name(" ");
                case "version" -> bad.version("");
                case "defaults" -> bad.defaults("{");
                default -> bad.schema("");
            }
            assertThat(refused(
                                    InvalidRecordException.class,
                                    Advice.FIX_CALLER,
                                    () -> config().templates().upsert(bad.build()))
                            .component())
                    .isEqualTo(component);
        }
        assertThat(refused(
                                InvalidRecordException.class,
                                Advice.FIX_CALLER,
                                () -> ConfigTemplate.of("a", "1").schema("{}").build())
                        .component())
                .isEqualTo("defaults");
        assertThat(config().templates().count(ConfigTemplate.TYPE.all())).isZero();
    }
}
