package org.tradingstore.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.TradingStore;
import org.tradingstore.config.ChartConfiguration;
import org.tradingstore.config.Config;
import org.tradingstore.config.Setting;
import org.tradingstore.core.TradingStores;
import org.tradingstore.core.internal.memory.SnapshotStorage;
import org.tradingstore.error.ConcurrentChangeException;
import org.tradingstore.schema.Mode;

/** The rule of the one default chart where two processes write at once to an engine that works on snapshots. */
class DefaultChartRuleTest {
    private final SnapshotStorage storage = new SnapshotStorage();
    private final TradingStore one = TradingStores.builder().storage(storage).open();
    private final TradingStore other = TradingStores.builder().storage(storage).open();

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static Config config(TradingStore store) {
        return store.book("kit", Mode.TEST).config();
    }

    private static ChartConfiguration chart(long id, @Nullable String user) {
        return ChartConfiguration.of("candles")
                .id(new UUID(0, id))
                .userId(user)
                .settings("{}")
                .indicators("[]")
                .lastUsedAt(Instant.EPOCH)
                .build();
    }

    private static ChartConfiguration defaultChart(long id, @Nullable String user) {
        return chart(id, user).toBuilder().isDefault(true).build();
    }

    private List<UUID> defaults() {
        return config(one)
                .charts()
                .list(ChartConfiguration.TYPE
                        .where(ChartConfiguration.IS_DEFAULT.eq(true))
                        .limit(10))
                .stream()
                .map(ChartConfiguration::id)
                .toList();
    }

    /** Runs {@code first} in a transaction and, before it commits, {@code second} in one of another process. */
    private void overlapping(Runnable second, Consumer<Config> first) {
        config(one).inTransaction(tx -> {
            first.accept(tx);
            second.run();
        });
    }

    @Test
    @DisplayName("two processes that each make another chart the default meet, and one of them is refused")
    void makeDefault() {
        config(one).charts().upsertAll(List.of(chart(1, "ann"), chart(2, "ann")));
        config(other).settings().upsert(new Setting("n", "v", null));
        assertThatThrownBy(() -> overlapping(
                        () -> config(other).charts().makeDefault(new UUID(0, 2)),
                        tx -> tx.charts().makeDefault(new UUID(0, 1))))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("ts_guard");
        assertThat(defaults()).containsExactly(new UUID(0, 2));
        config(one).charts().makeDefault(new UUID(0, 1));
        assertThat(defaults()).containsExactly(new UUID(0, 1));
    }

    @Test
    @DisplayName("two processes that each keep a new default chart meet, and one of them is refused")
    void insert() {
        config(one).charts().upsertAll(List.of(chart(1, null), chart(2, null)));
        assertThatThrownBy(() -> overlapping(
                        () -> config(other).charts().upsert(defaultChart(4, null)),
                        tx -> tx.charts().upsert(defaultChart(3, null))))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("ts_guard");
        assertThat(defaults()).containsExactly(new UUID(0, 4));
    }

    @Test
    @DisplayName("charts of different users do not meet, nor do charts that are not the default")
    void apart() {
        config(one).charts().upsertAll(List.of(chart(1, "ann"), chart(2, "bob")));
        overlapping(
                () -> {
                    config(other).charts().makeDefault(new UUID(0, 2));
                    config(other).charts().upsert(chart(3, "ann"));
                },
                tx -> tx.charts().makeDefault(new UUID(0, 1)));
        assertThat(defaults()).containsExactly(new UUID(0, 1), new UUID(0, 2));
    }
}
