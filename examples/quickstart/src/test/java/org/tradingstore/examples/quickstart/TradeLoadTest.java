package org.tradingstore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
import org.tradingstore.history.DailyPrice;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.schema.Mode;

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
        try (Progress progress = new Progress("trades", entries.count(), err)) {
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
        assertThat(load(fixture(), "UTC")).isEqualTo(new LoadReport("trade", 5, 0, 0, 0, 5));
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
        assertThat(load(TradeFile.checked(file, true), "UTC")).isEqualTo(new LoadReport("trade", 4, 1, 1, 0, 2));
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
    void theTableShowsPositionsAtTheirLastCloses() throws Exception {
        load(fixture(), "America/Chicago");
        LocalDate day = LocalDate.of(2026, 2, 3);
        for (String bar : List.of("0 0.9", "2 0.5", "3 0.6")) {
            double close = Double.parseDouble(bar.substring(2));
            store.history()
                    .dailyPrices()
                    .upsert(DailyPrice.of("ADAUSD", day.plusDays(Long.parseLong(bar.substring(0, 1))))
                            .open(close)
                            .high(close)
                            .low(close)
                            .close(close)
                            .build());
        }
        EquityView view = new MarkedView(store.book("test", Mode.TEST), ZoneId.of("America/Chicago"), day.plusDays(3));
        // Half a unit is left, whose close falls by 0.4; the coin is sold at a loss of 0.28 on the first day.
        assertThat(ReportTable.lines(ledger, view))
                .containsExactly(
                        "symbol   trades  position  last close     value   realised      fees  win rate  max drawdown",
                        "ADAUSD        2       0.5         0.6  0.30 USD   0.38 USD  0.04 USD   100.0 %      0.20 USD",
                        "SHIBUSD       2         0           -         -  -0.24 USD  0.04 USD     0.0 %      0.00 USD",
                        "in all        4                        0.30 USD   0.14 USD  0.08 USD    50.0 %      0.20 USD");
        List<String> points = new ArrayList<>();
        view.equity("USD", point -> points.add(point.at() + " " + point.equity()));
        // Cash is -6.02 - 6.02 + 5.98 + 5.74 = -0.32.
        assertThat(points)
                .containsExactly(
                        "2026-02-04T06:00:00Z 0.13",
                        "2026-02-05T06:00:00Z 0.13",
                        "2026-02-06T06:00:00Z -0.07",
                        "2026-02-07T06:00:00Z -0.02");
    }

    @Test
    void theTableShowsWhatTheFixtureEarned() throws Exception {
        load(fixture(), "America/Chicago");
        assertThat(ReportTable.lines(ledger, new RealizedView(ledger)))
                .containsExactly(
                        "symbol   trades  position   realised      fees  win rate  max drawdown",
                        "ADAUSD        2       0.5   0.38 USD  0.04 USD   100.0 %      0.02 USD",
                        "SHIBUSD       2         0  -0.24 USD  0.04 USD     0.0 %      0.28 USD",
                        "in all        4             0.14 USD  0.08 USD    50.0 %      0.26 USD");
    }
}
