package org.tradingstore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.Mode;
import org.tradingstore.sqlite.SqliteTradingStore;

class QuickstartTest {
    private static final String ROW = """
            {"timestamp": "%s", "action": "%s", "symbol": "%s", "price": %s, "amount": %s, "gross_value": 6.0,
             "fee": 0.02, "net_value": 6.02, "reason": "a reason"}""";

    @TempDir
    Path directory;

    @BeforeAll
    static void headless() {
        System.setProperty("java.awt.headless", "true");
    }

    private record Run(int code, String out, String err) {}

    private Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--store");
        all.add(directory.resolve("store").toString());
        int code = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                all.toArray(String[]::new));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("trades.json"), content).toString();
    }

    @Test
    @DisplayName("the sample is kept once, however often it is loaded, and drawn")
    void sampleTwice() {
        assertThat(run().out())
                .contains("trade read=400 created=396 same=0 changed=0 rejected=4")
                .contains("rejected entry 97: the amount is not above zero")
                .contains("max drawdown")
                .contains("equity curve: ");
        assertThat(run().out()).contains("trade read=400 created=0 same=396 changed=0 rejected=4");
        assertThat(directory.resolve("store/equity.png")).isNotEmptyFile();
        assertThat(directory.resolve("store/rejects.jsonl")).isNotEmptyFile();
    }

    @Test
    @DisplayName("a file's decimals and moments are kept to the last digit, in the zone that is named")
    void exact() throws IOException {
        String file = file("["
                + ROW.formatted("2025-10-24T16:33:11.025284", "BUY", "SHIB/USD", "1.012e-05", "592885.375494")
                + "]");
        assertThat(run("--trades", file, "--zone", "America/Chicago").out()).contains("created=1 same=0");
        try (TradingStore store = SqliteTradingStore.open(directory.resolve("store"))) {
            Trade trade = store.book("quickstart", Mode.LIVE)
                    .ledger()
                    .trades()
                    .newest("SHIBUSD", 1)
                    .get(0);
            assertThat(trade.price()).isEqualTo(new BigDecimal("0.00001012"));
            assertThat(trade.executedAt()).hasToString("2025-10-24T21:33:11.025284Z");
            assertThat(trade.currency()).isEqualTo("USD");
        }
    }

    @Test
    @DisplayName("rejected entries are reported one by one with their reason, and the others are kept")
    void rejects() throws IOException {
        String file = file("["
                + String.join(
                        ",",
                        ROW.formatted("2025-10-24T16:00:00", "buy", "XRPUSD", "2.5", "0.0"),
                        ROW.formatted("2025-10-24T16:00:01", "hold", "XRPUSD", "2.5", "1"),
                        ROW.formatted("yesterday", "buy", "XRPUSD", "2.5", "1"),
                        ROW.formatted("2025-03-09T02:30:00", "buy", "XRPUSD", "2.5", "1"),
                        ROW.formatted("2025-11-02T01:30:00", "buy", "XRPUSD", "2.5", "1"),
                        ROW.formatted("2025-10-24T16:00:02", "buy", "AAPL", "2.5", "1"),
                        ROW.formatted("2025-10-24T16:00:03", "buy", "XRPUSD", "-2.5", "1"),
                        ROW.formatted("2025-10-24T16:00:04", "buy", "XRPUSD", "\"much\"", "1"),
                        ROW.formatted("2025-10-24T16:00:05", "buy", "XRPUSD", "2.5", "1"),
                        ROW.formatted("2025-10-24T16:00:05", "buy", "XRPUSD", "2.6", "1"))
                + "]");
        Run run = run("--trades", file, "--zone", "America/Chicago");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("rejected entry 1: the amount is not above zero")
                .contains("rejected entry 2: the action is neither buy nor sell: hold")
                .contains("rejected entry 3: the time cannot be read: yesterday")
                .contains("rejected entry 4: the time does not exist in America/Chicago")
                .contains("rejected entry 5: the time occurred twice in America/Chicago")
                .contains("rejected entry 6: the symbol names no currency")
                .contains("rejected entry 7:", "component=price")
                .contains("rejected entry 8: the price is not a number")
                .contains(
                        "rejected entry 10: the store has a trade of this time, symbol and action that differs in [price]")
                .contains("trade read=10 created=1 same=0 changed=0 rejected=9");
        assertThat(run("--trades", file, "--zone", "America/Chicago", "--currency", "USD")
                        .out())
                .contains("created=1 same=1 changed=0 rejected=8");
    }

    @Test
    @DisplayName("daily bars are kept once, and the table, the chart and the equity are at their closes")
    void prices() throws IOException {
        String trades = file("[" + ROW.formatted("2025-10-24T16:00:00", "buy", "XRPUSD", "2.4", "2.5") + "]");
        Path bars = Files.writeString(directory.resolve("bars.csv"), """
                symbol,date,open,high,low,close,adjusted_close,volume
                XRP/USD,2025-10-24,2.4,2.6,2.4,2.5,,
                XRPUSD,2025-10-25,2.5,2.6,2.4,2.4,2.4,9
                XRPUSD,today,1,1,1,1,,
                """);
        String[] arguments = {"--trades", trades, "--zone", "America/Chicago", "--prices", bars.toString()};
        assertThat(run(arguments).out())
                .contains("trade read=1 created=1 same=0 changed=0 rejected=0")
                .contains("rejected line 4: the date is not one such as 2026-03-02: today")
                .contains("daily_price read=3 created=2 same=0 changed=0 rejected=1")
                .containsPattern("XRPUSD +1 +2.5 +2.4 +6.00 USD +- +0.02 USD +- +0.25 USD")
                .contains("equity curve: ");
        assertThat(run(arguments).out())
                .contains("trade read=1 created=0 same=1 changed=0 rejected=0")
                .contains("daily_price read=3 created=0 same=2 changed=0 rejected=1");
        assertThat(directory.resolve("store/equity.png")).isNotEmptyFile();
        assertThat(directory.resolve("store/price-rejects.jsonl")).content().contains("\"line\":4");
        assertThat(run("--prices", bars.toString(), "--book", "other").out())
                .contains("last close")
                .contains("no close of ETHUSD is known: equity has it at the price of its last trade")
                .doesNotContain("no close of XRPUSD");
        Files.writeString(bars, "symbol,date,open,high,low,close\nXRPUSD,9999-12-31,1,1,1,1\n");
        assertThat(run(arguments).code()).isZero();
    }

    @Test
    @DisplayName("input that cannot be used is one clear line, code 2, and nothing is written")
    void badInput() throws IOException {
        String naive = file("[" + ROW.formatted("2025-10-24T16:00:00", "buy", "XRPUSD", "2.5", "1") + "]");
        assertRefused(run("--trades", naive), "name it with --zone");
        assertRefused(run("--trades", naive, "--zone", "Mars/Olympus"), "There is no such zone: Mars/Olympus");
        assertRefused(run("--trades", directory.resolve("none.json").toString()), "There is no such file");
        assertRefused(run("--prices", directory.resolve("none.csv").toString()), "There is no such file");
        assertRefused(run("--zone", "UTC"), "--zone belongs to a file");
        assertRefused(run("--trades", file(""), "--zone", "UTC"), "The file is empty");
        assertRefused(run("--trades", file("[{\"a\": "), "--zone", "UTC"), "The file is not JSON");
    }

    private void assertRefused(Run run, String reason) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(reason).hasLineCount(1);
        assertThat(directory.resolve("store")).doesNotExist();
    }

    @Test
    @DisplayName("the fifteen lines of the documentation earn what they say")
    void firstTrade() {
        assertThat(FirstTrade.run(directory).in("USD")).isEqualTo(new BigDecimal("9.96"));
    }
}
