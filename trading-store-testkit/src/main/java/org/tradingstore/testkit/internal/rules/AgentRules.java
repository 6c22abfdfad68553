package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.agents.AgentConfig;
import org.tradingstore.agents.Agents;
import org.tradingstore.agents.Evaluation;
import org.tradingstore.agents.Sequence;
import org.tradingstore.agents.StrategyDefinition;
import org.tradingstore.agents.StrategyDefinitionKey;
import org.tradingstore.agents.StrategyDefinitionRepository;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.Revision;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.Together;

/** Strategies change while they run, how each was set up stays known, and agents are asked for the best they thought of. */
public abstract class AgentRules extends Rules {
    private static final int ALL = 1_000;
    private static final int CHANGES = 20;
    private static final Instant START = TestClock.START;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final StrategyDefinitionKey MOMENTUM = new StrategyDefinitionKey("momentum", "1.9");

    protected AgentRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.AGENTS);
    }

    private Agents agents() {
        return store().book("kit", Mode.TEST).agents();
    }

    private StrategyDefinitionRepository strategies() {
        return agents().strategies();
    }

    private static StrategyDefinition.Builder version(String name, String version) {
        return StrategyDefinition.of(name, version)
                .enabled(true)
                .parameters("{}")
                .template(false)
                .createdBy("kit");
    }

    private StrategyDefinition kept(StrategyDefinition.Builder builder) {
        StrategyDefinition definition = builder.build();
        strategies().upsert(definition);
        return definition;
    }

    private long revision(StrategyDefinitionKey key) {
        return strategies().envelope(key).orElseThrow().revision();
    }

    @Test
    @DisplayName("AG1 a version is enabled, disabled and reweighed while it runs; what changes nothing writes nothing")
    void changed() {
        StrategyDefinition first = kept(version("momentum", "1.9").weight("0.5"));
        StrategyDefinition off = first.toBuilder().enabled(false).build();
        assertThat(strategies().enable(MOMENTUM)).isEqualTo(first);
        assertThat(revision(MOMENTUM)).isEqualTo(1);
        assertThat(strategies().disable(MOMENTUM)).isEqualTo(off);
        assertThat(strategies().disable(MOMENTUM)).isEqualTo(off);
        assertThat(revision(MOMENTUM)).isEqualTo(2);
        StrategyDefinition heavier = off.toBuilder().weight("1.25").build();
        assertThat(strategies().reweigh(MOMENTUM, new BigDecimal("1.250"))).isEqualTo(heavier);
        assertThat(strategies().reweigh(MOMENTUM, new BigDecimal("1.25"))).isEqualTo(heavier);
        assertThat(revision(MOMENTUM)).isEqualTo(3);
        agents().inTransaction(tx -> tx.strategies().enable(MOMENTUM));
        StrategyDefinition on = heavier.toBuilder().enabled(true).build();
        assertThat(strategies().find(MOMENTUM)).contains(on);
        refusedFor("weight", () -> strategies().reweigh(MOMENTUM, new BigDecimal("-0.1")));
        refusedFor("weight", () -> strategies().reweigh(MOMENTUM, new BigDecimal("1e-19")));
        assertThat(strategies().find(MOMENTUM)).contains(on);
        assertThat(revision(MOMENTUM)).isEqualTo(4);
        StrategyDefinitionKey none = new StrategyDefinitionKey("momentum", "1.90");
        assertThat(refused(
                        MissingRecordException.class,
                        Advice.FIX_CALLER,
                        () -> strategies().enable(none)))
                .hasMessageContaining("1.90");
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> strategies().disable(none));
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> strategies().reweigh(none, BigDecimal.ONE));
    }

    @Test
    @DisplayName("AG2 sixteen callers that enable and reweigh one version at the same time lose no change")
    void concurrently() throws Exception {
        kept(version("momentum", "1.9").enabled(false));
        Together.sixteen(number -> {
            for (int i = 1; i <= CHANGES; i++) {
                if (number == 0) {
                    strategies().reweigh(MOMENTUM, BigDecimal.valueOf(i));
                } else if (number == 1) {
                    strategies().enable(MOMENTUM);
                } else {
                    strategies()
                            .update(
                                    MOMENTUM,
                                    each -> each.toBuilder()
                                            .description(each.description() == null ? "x" : each.description() + "x")
                                            .build());
                }
            }
            return number;
        });
        assertThat(strategies().find(MOMENTUM))
                .contains(version("momentum", "1.9")
                        .weight(BigDecimal.valueOf(CHANGES))
                        .description("x".repeat(CHANGES * (Together.THREADS - 2)))
                        .build());
        assertThat(revision(MOMENTUM)).isEqualTo(1 + 1 + (long) CHANGES * (Together.THREADS - 1));
    }

    @Test
    @DisplayName("AG3 of each strategy the newest enabled version is given, by name, numbers in versions by value")
    void newestEnabled() {
        kept(version("momentum", "1.9"));
        StrategyDefinition ten = kept(version("momentum", "1.10"));
        kept(version("momentum", "1.2"));
        kept(version("momentum", "1.11").enabled(false));
        kept(version("momentum", "1.10-beta"));
        kept(version("idle", "1").enabled(false));
        StrategyDefinition rocket = kept(version("\ud83d\ude80", "2"));
        StrategyDefinition half = kept(version("\uffff", "2"));
        StrategyDefinition alone = kept(version("Alone", "2024-01-31").template(true));
        assertThat(strategies().newestEnabled(ALL)).containsExactly(alone, ten, half, rocket);
        assertThat(strategies().newestEnabled(4)).containsExactly(alone, ten, half, rocket);
        assertThat(strategies().newestEnabled(2)).containsExactly(alone, ten);
        assertThat(strategies().newestEnabled(1)).containsExactly(alone);
        assertThat(strategies().newestEnabledOf("momentum")).contains(ten);
        assertThat(strategies().newestEnabledOf("idle")).isEmpty();
        assertThat(strategies().newestEnabledOf("none")).isEmpty();
        strategies().disable(ten.key());
        assertThat(strategies().newestEnabledOf("momentum"))
                .contains(version("momentum", "1.10-beta").build());
        StrategyDefinition eleven = strategies().enable(new StrategyDefinitionKey("momentum", "1.11"));
        assertThat(strategies().newestEnabled(2)).containsExactly(alone, eleven);
        agents().inTransaction(tx -> {
            tx.strategies().disable(alone.key());
            assertThat(tx.strategies().newestEnabled(ALL)).containsExactly(eleven, half, rocket);
        });
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> strategies().newestEnabled(0));
        assertThat(store().book("kit", Mode.LIVE).agents().strategies().newestEnabled(ALL))
                .isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("AG4 whatever is enabled and disabled, the newest enabled versions are those that a plain loop finds")
    void newestOfRandom(long seed) {
        Random random = new Random(seed);
        List<StrategyDefinition> all = new ArrayList<>();
        for (int name = 0; name < 12; name++) {
            for (int major = 1; major <= 3; major++) {
                for (int minor = 0; minor <= 12; minor += 1 + random.nextInt(4)) {
                    all.add(version("s" + name, major + "." + minor)
                            .enabled(random.nextInt(4) == 0)
                            .build());
                }
            }
        }
        strategies().upsertAll(all);
        List<StrategyDefinition> expected = new ArrayList<>();
        for (String name :
                all.stream().map(StrategyDefinition::name).distinct().sorted().toList()) {
            Optional<StrategyDefinition> newest = all.stream()
                    .filter(each -> each.enabled() && each.name().equals(name))
                    .max(Comparator.comparingInt((StrategyDefinition each) -> number(each, 0))
                            .thenComparingInt(each -> number(each, 1)));
            assertThat(strategies().newestEnabledOf(name)).as(name).isEqualTo(newest);
            newest.ifPresent(expected::add);
        }
        assertThat(strategies().newestEnabled(ALL)).isEqualTo(expected);
        assertThat(strategies().newestEnabled(5)).isEqualTo(expected.subList(0, 5));
    }

    private static int number(StrategyDefinition definition, int place) {
        return Integer.parseInt(definition.version().split("\\.", -1)[place]);
    }

    @Test
    @DisplayName(
            "AG5 how a strategy and an agent were set up is known as of every moment, and all states are listed newest first")
    void setUp() {
        AgentConfig config = AgentConfig.of("planner", "1")
                .config("{\"depth\": 3}")
                .active(true)
                .createdAt(START)
                .build();
        agents().configs().upsert(config);
        StrategyDefinition first = kept(version("momentum", "1.9").weight("1"));
        clock().move(SECOND);
        StrategyDefinition second = strategies().reweigh(MOMENTUM, new BigDecimal("2"));
        AgentConfig deeper = agents().configs()
                .update(
                        config.id(),
                        each -> each.toBuilder().config("{ \"depth\":4 }").build());
        clock().move(SECOND);
        StrategyDefinition third = strategies().disable(MOMENTUM);
        clock().move(SECOND);
        agents().configs().delete(config.id());
        List<Instant> moments = List.of(
                START.minusNanos(1_000),
                began(MOMENTUM, 2),
                began(MOMENTUM, 1).minusNanos(1_000),
                began(MOMENTUM, 1),
                began(MOMENTUM, 0).minusNanos(1_000),
                began(MOMENTUM, 0),
                START.plusSeconds(9));
        assertThat(moments.stream().map(moment -> strategies().asOf(moment).find(MOMENTUM)))
                .containsExactly(
                        Optional.empty(),
                        Optional.of(first),
                        Optional.of(first),
                        Optional.of(second),
                        Optional.of(second),
                        Optional.of(third),
                        Optional.of(third));
        assertThat(strategies().revisions(MOMENTUM, ALL).stream().map(Revision::record))
                .containsExactly(third, second, first);
        assertThat(agents().configs().asOf(START.plusMillis(500)).find(config.id()))
                .contains(config);
        assertThat(agents().configs().asOf(START.plusMillis(2_500)).find(config.id()))
                .contains(deeper);
        assertThat(agents().configs().asOf(START.plusMillis(3_500)).find(config.id()))
                .isEmpty();
        assertThat(agents().configs().revisions(config.id(), ALL).stream().map(Revision::deleted))
                .containsExactly(true, false, false);
        assertThat(agents().configs().revisions(config.id(), ALL).stream()
                        .map(each -> each.record().config()))
                .containsExactly("{ \"depth\":4 }", "{ \"depth\":4 }", "{\"depth\": 3}");
    }

    /** When the state came to be that so many have followed. */
    private Instant began(StrategyDefinitionKey key, int later) {
        return strategies().revisions(key, ALL).get(later).envelope().updatedAt();
    }

    private Sequence sequence(UUID id, UUID agent) {
        Sequence sequence = Sequence.of(agent, "hash")
                .id(id)
                .steps("[]")
                .depth(1)
                .createdAt(START)
                .build();
        agents().sequences().append(sequence);
        return sequence;
    }

    private Evaluation evaluated(Sequence sequence, Instant at, double score) {
        Evaluation evaluation = Evaluation.of(sequence.id(), at)
                .endScore(score)
                .breakdown("{}")
                .feasible(true)
                .build();
        agents().evaluations().append(evaluation);
        return evaluation;
    }

    @Test
    @DisplayName(
            "AG6 the best evaluation is feasible and has the greatest score, of equal ones the latest, then the greatest id")
    void best() {
        UUID agent = new UUID(1, 1);
        assertThat(agents().bestEvaluation(agent)).isEmpty();
        Sequence low = sequence(new UUID(1, 0), agent);
        Sequence high = sequence(new UUID(-1, 0), agent);
        assertThat(agents().bestEvaluation(agent)).isEmpty();
        agents().evaluations()
                .append(evaluated(low, START, -5).toBuilder()
                        .evaluatedAt(START.plus(SECOND))
                        .endScore(100)
                        .feasible(false)
                        .build());
        assertThat(agents().bestEvaluation(agent).orElseThrow().endScore()).isEqualTo(-5);
        evaluated(high, START, -6);
        assertThat(agents().bestEvaluation(agent).orElseThrow().endScore()).isEqualTo(-5);
        evaluated(low, START.plusSeconds(2), 1.5);
        Evaluation latest = evaluated(low, START.plusSeconds(3), 1.5);
        evaluated(high, START.plusSeconds(2), 1.5);
        assertThat(agents().bestEvaluation(agent)).contains(latest);
        Evaluation greatest = evaluated(high, START.plusSeconds(3), 1.5);
        assertThat(agents().bestEvaluation(agent)).contains(greatest);
        evaluated(sequence(new UUID(2, 0), new UUID(2, 2)), START.plusSeconds(4), 7);
        assertThat(agents().bestEvaluation(agent)).contains(greatest);
        agents().inTransaction(tx -> {
            Evaluation better =
                    greatest.toBuilder().endScore(2).evaluatedAt(START).build();
            tx.evaluations()
                    .append(better.toBuilder().evaluatedAt(START.minus(SECOND)).build());
            assertThat(tx.bestEvaluation(agent).orElseThrow().endScore()).isEqualTo(2);
        });
        assertThat(store().book("kit", Mode.LIVE).agents().bestEvaluation(agent))
                .isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("AG7 the best evaluation of each agent is the one that a plain loop over all of them finds")
    void bestOfRandom(long seed) {
        Random random = new Random(seed);
        List<Sequence> sequences = new ArrayList<>();
        List<Evaluation> evaluations = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sequences.add(sequence(new UUID(random.nextLong(), i), new UUID(0, random.nextInt(4))));
        }
        for (int i = 0; i < 400; i++) {
            evaluations.add(Evaluation.of(
                            sequences.get(random.nextInt(60)).id(),
                            START.plusSeconds(random.nextInt(5) + 10L * i / 100))
                    .endScore(random.nextInt(9) / 4.0)
                    .breakdown("{}")
                    .feasible(random.nextInt(3) > 0)
                    .build());
        }
        List<Evaluation> kept = evaluations.stream()
                .filter(each -> evaluations.stream()
                        .limit(evaluations.indexOf(each))
                        .noneMatch(other -> other.key().equals(each.key())))
                .toList();
        agents().evaluations().appendAll(kept);
        for (int number = 0; number < 5; number++) {
            UUID agent = new UUID(0, number);
            Set<UUID> own = Set.copyOf(sequences.stream()
                    .filter(each -> each.agentId().equals(agent))
                    .map(Sequence::id)
                    .toList());
            assertThat(agents().bestEvaluation(agent))
                    .isEqualTo(kept.stream()
                            .filter(each -> each.feasible() && own.contains(each.sequenceId()))
                            .max(Comparator.comparingDouble(Evaluation::endScore)
                                    .thenComparing(Evaluation::evaluatedAt)
                                    .thenComparing(Evaluation::sequenceId, PortableOrder.UUIDS)));
        }
    }
}
