package org.tradingstore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.core.TradingStores;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;

class TradeLoadTest {
    @TempDir
    Path directory;

    private TradingStore store;
    private Ledger ledger;
    private final List<String> rejects = new ArrayList<>();

    @BeforeEach
    void open() {
        store = TradingStores.builder().storage(MemoryStorage.forTests()).open();
        ledger = store.book("test", Mode.TEST).ledger();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private LoadReport load(TradeEntries entries, String zone) throws IOException {
        PrintStream err = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (Progress progress = new Progress(entries.count(), err)) {
            return new TradeLoad(
                            ledger.trades(),
                            new TradeMapping("test", ZoneId.of(zone), null),
                            (entry, reason) -> rejects.add(entry.number() + " " + reason),
                            progress)
                    .load(entries);
        }
    }

    private static TradeFile fixture() throws Exception {
        return TradeFile.checked(
                Path.of(Objects.requireNonNull(TradeLoadTest.class.getResource("bot-trades.json"))
                        .toURI()),
                true);
    }

    @Test
    void aFileIsKeptOnceHoweverOftenItIsLoaded() throws Exception {
        assertThat(load(fixture(), "America/Chicago").line())
                .isEqualTo("trade read=5 created=4 same=0 changed=0 rejected=1");
        assertThat(load(fixture(), "America/Chicago").line())
                .isEqualTo("trade read=5 created=0 same=4 changed=0 rejected=1");
        assertThat(rejects)
                .containsExactly("3 the amount is not above zero: 0.0", "3 the amount is not above zero: 0.0");
    }

    @Test
    void theSameFileInAnotherZoneIsReportedInsteadOfKeptAgain() throws Exception {
        load(fixture(), "America/Chicago");
        rejects.clear();
        assertThat(load(fixture(), "UTC")).isEqualTo(new LoadReport(5, 0, 0, 5));
        assertThat(rejects).first().asString().endsWith("that differs in [executed_at]");
        assertThat(rejects).extracting(line -> line.substring(0, 1)).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void rejectsComeInTheOrderOfTheFile() throws Exception {
        String row = "{'timestamp':'2026-02-03T10:00:00','action':'buy','symbol':'AUSD','price':%s,'amount':%s}\n";
        Path file = Files.writeString(
                directory.resolve("rows.jsonl"),
                (row.formatted(1, 1) + row.formatted(2, 1) + row.formatted(1, 0) + row.formatted(1, 1))
                        .replace('\'', '"'));
        assertThat(load(TradeFile.checked(file, true), "UTC")).isEqualTo(new LoadReport(4, 1, 1, 2));
        assertThat(rejects)
                .containsExactly(
                        "2 the store has a trade of this time, symbol and action that differs in [price, gross_value, net_value]",
                        "3 the amount is not above zero: 0");
    }

    @Test
    void aLongerSampleBeginsWithAShorterOne() throws Exception {
        assertThat(load(new SampleTrades(3_000), "UTC").line())
                .isEqualTo("trade read=3000 created=2970 same=0 changed=0 rejected=30");
        assertThat(load(new SampleTrades(3_100), "UTC").line())
                .isEqualTo("trade read=3100 created=99 same=2970 changed=0 rejected=31");
    }

    @Test
    void theTableShowsWhatTheFixtureEarned() throws Exception {
        load(fixture(), "America/Chicago");
        assertThat(ReportTable.lines(ledger, ledger.profitAndLoss(CostBasis.FIFO, TimeRange.all())))
                .containsExactly(
                        "symbol   trades  position   realised      fees  win rate  max drawdown",
                        "ADAUSD        2       0.5   0.38 USD  0.04 USD   100.0 %",
                        "SHIBUSD       2         0  -0.24 USD  0.04 USD     0.0 %",
                        "in all        4             0.14 USD  0.08 USD    50.0 %      0.26 USD");
    }
}
