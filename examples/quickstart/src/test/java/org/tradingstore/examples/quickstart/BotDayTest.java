package org.tradingstore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.agents.StrategyDefinition;
import org.tradingstore.plays.PlayStatus;
import org.tradingstore.schema.Mode;
import org.tradingstore.signals.Execution;
import org.tradingstore.sqlite.SqliteTradingStore;

class BotDayTest {
    private static final Instant NOW = Instant.parse("2026-01-02T15:00:00Z");

    @TempDir
    Path directory;

    @Test
    @DisplayName("what a bot keeps in a day is there, and done twice nothing is decided or moved twice")
    void day() {
        try (TradingStore store = SqliteTradingStore.open(directory)) {
            Book book = store.book("bot", Mode.PAPER);
            for (int i = 0; i < 2; i++) {
                assertThat(BotDay.decide(book, NOW).ofStrategy("momentum")).isEqualTo(new Execution(1, 1));
            }
            assertThat(BotDay.adjust(book).map(StrategyDefinition::version)).contains("1.10");
            assertThat(BotDay.move(book, NOW)).isEqualByComparingTo("250");
            assertThat(BotDay.play(book, NOW)).hasValueSatisfying(whole -> {
                assertThat(whole.play().status()).isEqualTo(PlayStatus.OPEN);
                assertThat(whole.history()).hasSize(3);
            });
            assertThat(BotDay.watch(book, NOW)).isEqualTo("{\"last\": 189.9}");
            assertThat(store.check().findings()).isEmpty();
        }
    }
}
