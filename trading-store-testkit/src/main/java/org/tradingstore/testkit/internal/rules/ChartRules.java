package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.config.ChartConfiguration;
import org.tradingstore.config.ChartConfigurationRepository;
import org.tradingstore.config.Config;
import org.tradingstore.config.ToolState;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.Inserted;
import org.tradingstore.repository.KeyedRepository;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.Together;

/** Charts, of which one is the default, and states of tools. */
public abstract class ChartRules extends Rules {
    private static final Instant USED = Instant.parse("2026-01-02T15:00:00Z");

    protected ChartRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return EnumSet.of(Database.CONFIG);
    }

    private Config config() {
        return store().book("kit", Mode.TEST).config();
    }

    private ChartConfigurationRepository charts() {
        return config().charts();
    }

    private static ChartConfiguration chart(long id, @Nullable String user, String type) {
        return ChartConfiguration.of(type)
                .id(new UUID(0, id))
                .userId(user)
                .settings("{}")
                .indicators("[]")
                .lastUsedAt(USED.plusSeconds(id))
                .build();
    }

    private ChartConfiguration kept(long id, @Nullable String user, String type) {
        ChartConfiguration chart = chart(id, user, type);
        charts().upsert(chart);
        return chart;
    }

    private static ChartConfiguration asDefault(ChartConfiguration chart) {
        return chart.toBuilder().isDefault(true).build();
    }

    @Test
    @DisplayName("CH1 a chart that is made the default is, and the former one no longer is")
    void makeDefault() {
        ChartConfiguration first = kept(1, "ann", "candles");
        ChartConfiguration second = kept(2, "ann", "candles");
        assertThat(charts().defaultOf("ann", "candles")).isEmpty();
        assertThat(charts().makeDefault(first.id())).isEqualTo(asDefault(first));
        assertThat(charts().defaultOf("ann", "candles")).contains(asDefault(first));
        assertThat(charts().makeDefault(second.id())).isEqualTo(asDefault(second));
        assertThat(charts().defaultOf("ann", "candles")).contains(asDefault(second));
        assertThat(charts().find(first.id())).contains(first);
    }

    @Test
    @DisplayName("CH2 making the default chart the default writes nothing")
    void again() {
        ChartConfiguration chart = kept(1, "ann", "candles");
        charts().makeDefault(chart.id());
        assertThat(charts().envelope(chart.id()).orElseThrow().revision()).isEqualTo(2);
        assertThat(charts().makeDefault(chart.id())).isEqualTo(asDefault(chart));
        assertThat(charts().envelope(chart.id()).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    @DisplayName("CH3 each user and type has a default of its own, and so has what is everyone's, in each book")
    void oneForEach() {
        List<ChartConfiguration> all = List.of(
                kept(1, "ann", "candles"),
                kept(2, "bob", "candles"),
                kept(3, "ann", "lines"),
                kept(4, null, "candles"),
                kept(5, null, "lines"));
        all.forEach(each -> charts().makeDefault(each.id()));
        assertThat(charts().defaultOf("ann", "candles")).contains(asDefault(all.get(0)));
        assertThat(charts().defaultOf("bob", "candles")).contains(asDefault(all.get(1)));
        assertThat(charts().defaultOf("ann", "lines")).contains(asDefault(all.get(2)));
        assertThat(charts().sharedDefaultOf("candles")).contains(asDefault(all.get(3)));
        assertThat(charts().sharedDefaultOf("lines")).contains(asDefault(all.get(4)));
        assertThat(charts().defaultOf("bob", "lines")).isEmpty();
        ChartConfigurationRepository others =
                store().book("other", Mode.TEST).config().charts();
        others.upsert(asDefault(all.get(0)));
        assertThat(others.defaultOf("ann", "candles")).contains(asDefault(all.get(0)));
        charts().makeDefault(kept(6, null, "candles").id());
        assertThat(charts().sharedDefaultOf("candles").map(ChartConfiguration::id))
                .contains(new UUID(0, 6));
        assertThat(charts().defaultOf("ann", "candles")).contains(asDefault(all.get(0)));
    }

    @Test
    @DisplayName("CH4 every write that would make a second default is refused with the first, and nothing is written")
    void second() {
        ChartConfiguration first = asDefault(kept(1, "ann", "candles"));
        charts().upsert(first);
        ChartConfiguration second = kept(2, "ann", "candles");
        ChartConfiguration fresh = asDefault(chart(3, "ann", "candles"));
        KeyedRepository<ChartConfiguration, UUID> byType = config().records(ChartConfiguration.TYPE);
        ConflictException conflict =
                refused(ConflictException.class, Advice.RECONCILE, () -> charts().upsert(asDefault(second)));
        assertThat(conflict.stored(ChartConfiguration.class)).isEqualTo(first);
        assertThat(conflict.given(ChartConfiguration.class)).isEqualTo(asDefault(second));
        assertThat(conflict.key()).isEqualTo(first.id());
        assertThat(conflict.differences()).containsExactly("last_used_at");
        refused(ConflictException.class, Advice.RECONCILE, () -> charts().update(second.id(), ChartRules::asDefault));
        refused(ConflictException.class, Advice.RECONCILE, () -> charts().insertIfAbsent(fresh));
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> charts().load(List.of(fresh).stream(), OnConflict.REPLACE));
        refused(ConflictException.class, Advice.RECONCILE, () -> byType.upsert(fresh));
        refused(ConflictException.class, Advice.RECONCILE, () -> byType.update(second.id(), ChartRules::asDefault));
        ChartConfiguration elsewhere = asDefault(kept(4, "ann", "lines"));
        charts().upsert(elsewhere);
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> charts().update(
                                elsewhere.id(),
                                each -> each.toBuilder().chartType("candles").build()));
        assertThat(charts().list(ChartConfiguration.TYPE.all().limit(10))).containsExactly(first, second, elsewhere);
    }

    @Test
    @DisplayName("CH5 a default that is given up, deleted, or moved to another user makes room for the next")
    void room() {
        ChartConfiguration first = asDefault(kept(1, "ann", "candles"));
        ChartConfiguration second = asDefault(chart(2, "ann", "candles"));
        charts().upsert(first);
        charts().update(first.id(), each -> each.toBuilder().isDefault(false).build());
        assertThat(charts().insertIfAbsent(second)).isEqualTo(Inserted.CREATED);
        charts().delete(second.id());
        assertThat(charts().defaultOf("ann", "candles")).isEmpty();
        charts().upsert(first);
        charts().update(first.id(), each -> each.toBuilder().userId("bob").build());
        charts().upsert(second);
        assertThat(charts().defaultOf("ann", "candles")).contains(second);
        assertThat(charts().defaultOf("bob", "candles").map(ChartConfiguration::id))
                .contains(first.id());
    }

    @Test
    @DisplayName("CH6 a chart that is not there cannot be made the default, and the default stays")
    void missing() {
        ChartConfiguration first = kept(1, "ann", "candles");
        charts().makeDefault(first.id());
        assertThat(refused(MissingRecordException.class, Advice.FIX_CALLER, () -> charts().makeDefault(new UUID(9, 9))))
                .hasMessageContaining(new UUID(9, 9).toString());
        assertThat(charts().defaultOf("ann", "candles")).contains(asDefault(first));
    }

    @Test
    @DisplayName("CH7 the change of a default is taken back with its transaction")
    void transaction() {
        ChartConfiguration first = kept(1, "ann", "candles");
        ChartConfiguration second = kept(2, "ann", "candles");
        charts().makeDefault(first.id());
        Throwable thrown = thrownBy(() -> config().inTransaction(tx -> {
            tx.charts().makeDefault(second.id());
            assertThat(tx.charts().defaultOf("ann", "candles")).contains(asDefault(second));
            throw new IllegalStateException("changed my mind");
        }));
        assertThat(thrown).hasMessage("changed my mind");
        assertThat(charts().defaultOf("ann", "candles")).contains(asDefault(first));
        assertThat(charts().find(second.id())).contains(second);
    }

    private static int defaults(Config scope) {
        AtomicInteger count = new AtomicInteger();
        scope.charts().scan(ChartConfiguration.TYPE.all(), each -> count.addAndGet(each.isDefault() ? 1 : 0));
        return count.get();
    }

    @Test
    @DisplayName("CH8 sixteen threads that each make another chart the default leave one, and never show none or two")
    void concurrent() throws Exception {
        List<ChartConfiguration> all = new ArrayList<>();
        for (long id = 0; id < 16; id++) {
            all.add(kept(id, "ann", "candles"));
        }
        charts().makeDefault(all.get(0).id());
        AtomicBoolean done = new AtomicBoolean();
        Together.sixteen(number -> {
            if (number == 0) {
                do {
                    assertThat(defaults(config())).isEqualTo(1);
                } while (!done.get());
                return number;
            }
            try {
                for (int i = 0; i < 20; i++) {
                    ChartConfiguration mine = all.get((number + i) % all.size());
                    assertThat(charts().makeDefault(mine.id())).isEqualTo(asDefault(mine));
                    assertThat(defaults(config())).isEqualTo(1);
                }
            } finally {
                done.set(true);
            }
            return number;
        });
        Optional<ChartConfiguration> left = charts().defaultOf("ann", "candles");
        assertThat(left).isPresent();
        assertThat(defaults(config())).isEqualTo(1);
    }

    @Test
    @DisplayName("CH9 of sixteen threads that each keep a new default chart one succeeds, and the others get its chart")
    void race() throws Exception {
        List<Boolean> won = Together.sixteen(number -> {
            try {
                charts().upsert(asDefault(chart(number, null, "candles")));
                return true;
            } catch (ConflictException e) {
                assertThat(e.stored(ChartConfiguration.class).isDefault()).isTrue();
                return false;
            }
        });
        assertThat(won.stream().filter(each -> each)).hasSize(1);
        assertThat(charts().count(ChartConfiguration.TYPE.all())).isEqualTo(1);
    }

    @Test
    @DisplayName("CH10 charts of a user, of a type and by external id, last used first")
    void lookUps() {
        ChartConfiguration first = kept(1, "ann", "candles");
        ChartConfiguration second = kept(2, "ann", "lines");
        ChartConfiguration third =
                chart(3, null, "lines").toBuilder().externalId("e3").build();
        charts().upsert(third);
        assertThat(charts().ofUser("ann", 10)).containsExactly(second, first);
        assertThat(charts().ofUser("ann", 1)).containsExactly(second);
        assertThat(charts().ofType("lines", 10)).containsExactly(third, second);
        assertThat(charts().byExternalId("e3")).contains(third);
        assertThat(charts().byExternalId("e4")).isEmpty();
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> charts().upsert(first.toBuilder().externalId("e3").build()));
    }

    private ToolState tool(long id, String name, boolean active) {
        ToolState tool = ToolState.of(name)
                .id(new UUID(0, id))
                .state("{\"n\": " + id + "}")
                .settings("{}")
                .active(active)
                .build();
        config().tools().upsert(tool);
        return tool;
    }

    @Test
    @DisplayName("CH11 tools in use by name, states of one tool, and one by its external id")
    void tools() {
        ToolState scanner = tool(3, "scanner", true);
        ToolState idle = tool(1, "scanner", false);
        ToolState alerts = tool(4, "alerts", true);
        ToolState other = tool(2, "scanner", true);
        assertThat(config().tools().active(10)).containsExactly(alerts, other, scanner);
        assertThat(config().tools().active(1)).containsExactly(alerts);
        assertThat(config().tools().ofTool("scanner", 10)).containsExactly(idle, other, scanner);
        config().tools()
                .update(
                        idle.id(),
                        each -> each.toBuilder()
                                .active(true)
                                .lastRunAt(USED)
                                .externalId("e1")
                                .build());
        assertThat(config().tools().active(10)).extracting(ToolState::id).contains(idle.id());
        assertThat(config().tools().byExternalId("e1").map(ToolState::lastRunAt))
                .contains(USED);
    }

    @Test
    @DisplayName("CH12 a chart or tool that says too little, or has bad JSON, is refused by the component's name")
    void bad() {
        ChartConfiguration good = chart(1, null, "candles");
        List<Supplier<ChartConfiguration>> charts = List.of(
                () -> good.toBuilder().chartType(" ").build(),
                () -> good.toBuilder().settings("{").build(),
                () -> good.toBuilder().indicators("nope").build(),
                () -> ChartConfiguration.of("candles")
                        .settings("{}")
                        .indicators("{}")
                        .build());
        List<String> components = List.of("chart_type", "settings", "indicators", "last_used_at");
        for (int i = 0; i < charts.size(); i++) {
            Supplier<ChartConfiguration> each = charts.get(i);
            assertThat(refused(InvalidRecordException.class, Advice.FIX_CALLER, () -> charts().upsert(each.get()))
                            .component())
                    .isEqualTo(components.get(i));
        }
        assertThat(refused(
                                InvalidRecordException.class,
                                Advice.FIX_CALLER,
                                () -> ToolState.of("scanner")
                                        .state("{}")
                                        .settings("{}")
                                        .build())
                        .component())
                .isEqualTo("active");
        assertThat(refused(InvalidRecordException.class, Advice.FIX_CALLER, () -> tool(1, "", true))
                        .component())
                .isEqualTo("tool_name");
        assertThat(charts().count(ChartConfiguration.TYPE.all())).isZero();
        assertThat(config().tools().count(ToolState.TYPE.all())).isZero();
    }
}
