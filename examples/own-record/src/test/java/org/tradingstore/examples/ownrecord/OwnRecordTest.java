package org.tradingstore.examples.ownrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRecordTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        out.reset();
        err.reset();
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    @Test
    @DisplayName(
            "the example keeps payments as version 1, opens them as version 2, and keeps nothing twice when it runs again")
    void runs() {
        String store = directory.resolve("store").toString();
        assertThat(run("--store", store)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("version 1 kept 3 payments")
                .contains("ledger.before-upgrade-1.db")
                .contains("of 3 payments that were reported again 3 were kept already")
                .contains("BTC-PERP  on balance -8.251425 USDT, payments: 3")
                .contains("2026-03-02T00:00:00Z      -5.0778  rate 0.00012, mark price 42315")
                .contains("ETH-PERP  on balance -0.918 USDT, payments: 1")
                .contains("tagged held-overnight: 1");
        assertThat(run("--store", store)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .doesNotContain("version 1")
                .contains("BTC-PERP  on balance -8.251425 USDT, payments: 3");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    @DisplayName("a store that is none, and an option that is none, are named, with an exit code of their own")
    void refused() throws IOException {
        Files.writeString(directory.resolve("ledger.db"), "not a database ".repeat(100));
        assertThat(run("--store", directory.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("own-record: Cannot open");
        assertThat(run("--stores", "x")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--help");
        assertThat(run("--help")).isZero();
    }
}
