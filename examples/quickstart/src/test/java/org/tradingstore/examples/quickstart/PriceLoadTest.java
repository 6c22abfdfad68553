package org.tradingstore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.core.TradingStores;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;

class PriceLoadTest {
    private static final String HEADER = "symbol,date,open,high,low,close,adjusted_close,volume\n";

    @TempDir
    Path directory;

    private TradingStore store;
    private DailyPriceRepository prices;
    private final List<String> rejects = new ArrayList<>();

    @BeforeEach
    void open() {
        store = TradingStores.builder().storage(MemoryStorage.forTests()).open();
        prices = store.history().dailyPrices();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("prices.csv"), content);
    }

    private String load(String content) throws Exception {
        PrintStream err = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        PriceFile file = PriceFile.checked(file(content));
        try (Progress progress = new Progress("prices", file.count(), err)) {
            return new PriceLoad(prices, (reject, reason) -> rejects.add(reject.place() + ": " + reason), progress)
                    .load(file)
                    .line();
        }
    }

    @Test
    @DisplayName("bars are kept once however often they are loaded, and replaced where the file says otherwise now")
    void again() throws Exception {
        String first = HEADER
                + "ADAUSD,2026-02-03,0.7,0.9,0.6,0.81,0.8,1e6\n\nSHIB/USD,2026-02-03,1.2e-05,2e-05,1e-05,1.1e-05,,\n";
        assertThat(load(first)).isEqualTo("daily_price read=2 created=2 same=0 changed=0 rejected=0");
        assertThat(load(first)).isEqualTo("daily_price read=2 created=0 same=2 changed=0 rejected=0");
        assertThat(load(first.replace("0.81", "0.82")))
                .isEqualTo("daily_price read=2 created=0 same=1 changed=1 rejected=0");
        assertThat(prices.latest("ADAUSD"))
                .contains(DailyPrice.of("ADAUSD", LocalDate.of(2026, 2, 3))
                        .open(0.7)
                        .high(0.9)
                        .low(0.6)
                        .close(0.82)
                        .adjustedClose(0.8)
                        .volume(1e6)
                        .build());
        DailyPrice coin = prices.latest("SHIBUSD").orElseThrow();
        assertThat(coin.close()).isEqualTo(1.1e-05);
        assertThat(coin.volume()).isNull();
        assertThat(coin.adjustedClose()).isNull();
    }

    @Test
    @DisplayName("bad lines are reported one by one with their line and reason, and the others are kept")
    void badLines() throws Exception {
        String good = "A,2026-02-03,1,2,0.5,1.5,,\n";
        String report = load(HEADER + good
                + "A,2026-02-30,1,2,1,1,,\n"
                + "A,2026-02-04,1,2,1\n"
                + "A,2026-02-05,1,2,1,,,\n"
                + "A,2026-02-06,1,2,1,NaN,,\n"
                + "A,2026-02-07,1,2,1,1e999,,\n"
                + "A,2026-02-08,1,0.5,1,1,,\n"
                + "A,2026-02-09,1,2,1,1,,-5\n"
                + ",2026-02-10,1,2,1,1,,\n"
                + "\"A,2026-02-11,1,2,1,1,,\n"
                + "A,2026-02-12,1,2,1,1,,\n");
        assertThat(report).isEqualTo("daily_price read=11 created=2 same=0 changed=0 rejected=9");
        assertThat(rejects)
                .containsExactly(
                        "line 3: the date is not one such as 2026-03-02: 2026-02-30",
                        "line 4: it has 5 fields, the header 8",
                        "line 5: the close is missing",
                        "line 6: the close is not a number: NaN",
                        "line 7: the close is too large: 1e999",
                        "line 8: the high is below the low: 0.5 and 1.0",
                        "line 9: the volume is below zero: -5.0",
                        "line 10: the symbol is neither a symbol nor a pair: ",
                        "line 11: a quote is not closed");
        assertThat(prices.count(DailyPrice.TYPE.all())).isEqualTo(2);
    }

    @Test
    @DisplayName("columns are found by the header, in any order, quoted or not, after a mark of the byte order")
    void columns() throws Exception {
        assertThat(
                        load(
                                "\uFEFFDate,\"Close\",low,high,open,note,symbol\n2026-02-03,\"1.5\",1,2,1.25,\"a, \"\"b\"\"\",A\n"))
                .isEqualTo("daily_price read=1 created=1 same=0 changed=0 rejected=0");
        assertThat(prices.latest("A").map(DailyPrice::close)).isEqualTo(Optional.of(1.5));
        assertThat(prices.latest("A").map(DailyPrice::open)).isEqualTo(Optional.of(1.25));
    }

    @Test
    @DisplayName("a file that cannot be used is refused before anything is loaded")
    void badFiles() throws IOException {
        assertRefused(directory.resolve("none.csv"), "There is no such file");
        assertRefused(directory, "The file cannot be read");
        assertRefused(file(""), "The file is empty");
        assertRefused(file("symbol,date,open\n"), "The header lacks [high, low, close]");
        assertRefused(file("close," + HEADER), "The header names a column twice");
        assertRefused(file("\"symbol,date\n"), "a quote is not closed");
        assertRefused(file(HEADER + "A".repeat(70_000)), "Line 2 is longer than");
        assertRefused(Files.write(directory.resolve("latin"), new byte[] {(byte) 0xe9, '\n'}), "not text in UTF-8");
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> PriceFile.checked(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(reason);
    }
}
