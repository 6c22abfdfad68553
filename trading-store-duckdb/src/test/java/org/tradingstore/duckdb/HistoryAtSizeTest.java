package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.testkit.internal.crash.ChildJvm;

/** History in a heap of 256 MB: some thousand bars, or with {@code -Dtradingstore.history=whole} 25 million. */
class HistoryAtSizeTest {
    private static final boolean WHOLE = "whole".equals(System.getProperty("tradingstore.history"));
    private static final int SYMBOLS = WHOLE ? 500 : 20;
    private static final int DAYS = WHOLE ? 10_000 : 2_000;
    private static final int MINUTES = WHOLE ? 40_000 : 9_000;

    @TempDir
    Path directory;

    @Test
    @DisplayName(
            "daily prices and minutes of many symbols are loaded twice, corrected, read, resampled and purged in a small heap")
    void atSize() {
        List<String> lines = new ArrayList<>();
        try (ChildJvm child = ChildJvm.start(
                HistoryLoading.class, DuckdbOpener.class, directory.toString(), SYMBOLS, DAYS, MINUTES)) {
            for (String line = child.line(); !line.isEmpty(); line = child.line()) {
                lines.add(line);
            }
            assertThat(child.exit()).isZero();
        }
        long days = (long) SYMBOLS * DAYS;
        long minutes = (long) SYMBOLS * MINUTES;
        assertThat(lines)
                .containsExactly(
                        "daily " + days,
                        "again " + days,
                        "candles " + minutes,
                        "again " + minutes,
                        "series " + DAYS,
                        "corrected " + DAYS,
                        "reread true",
                        "minutes " + MINUTES,
                        "months " + DAYS,
                        "gaps 0",
                        "latest " + SYMBOLS,
                        "purged " + (days + minutes - DAYS - MINUTES),
                        "check []");
    }
}
