package org.tradingstore.examples.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.files.ExportFile;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.OrderStatus;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.signals.Signal;
import org.tradingstore.signals.Vote;

/** The command on a series of two symbols that was computed by hand. */
class BacktestTest {
    private static final String HEADER = "symbol,date,open,high,low,close,adjusted_close,volume\n";
    private static final String BARS = """
            A,2026-01-05,10,10,10,10,,
            A,2026-01-06,10,10,9,9,,
            A,2026-01-07,9,10,9,10,,
            A,2026-01-08,10.5,12,10.5,12,,
            A,2026-01-09,12,12,11,11,,
            A,2026-01-12,11.25,11.5,11.25,11.5,,100
            B,2026-01-05,5,5,5,5,,
            B,2026-01-12,5,5,5,5,5,
            """;

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @TempDir
    Path directory;

    @BeforeAll
    static void headless() {
        System.setProperty("java.awt.headless", "true");
    }

    private record Output(int code, String out, String err) {}

    private Output run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> all =
                new LinkedHashMap<>(Map.of("--fast", "1", "--slow", "2", "--cash", "1000", "--fraction", "0.5"));
        all.put("--store", store().toString());
        for (int i = 0; i < arguments.length; i += 2) {
            all.put(arguments[i], arguments[i + 1]);
        }
        int code = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                all.entrySet().stream()
                        .flatMap(option -> Stream.of(option.getKey(), option.getValue()))
                        .toArray(String[]::new));
        return new Output(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path store() {
        return directory.resolve("store");
    }

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("bars.csv"), content).toString();
    }

    private Output first() throws IOException {
        Output output = run("--prices", file(HEADER + BARS));
        assertThat(output.err()).isEmpty();
        assertThat(output.code()).isZero();
        return output;
    }

    /** The fingerprints of all that the books hold. */
    private List<Digest> digests() {
        List<Digest> digests = new ArrayList<>();
        try (TradingStore store = MixedStore.open(store())) {
            for (BookId id : store.books(Database.LEDGER)) {
                digests.add(store.book(id).ledger().digest(Digest.Coverage.STORED));
                digests.add(store.book(id).signals().digest(Digest.Coverage.STORED));
            }
            digests.add(store.history().digest(Digest.Coverage.STORED));
        }
        return digests;
    }

    @Test
    @DisplayName("the result is what was computed by hand")
    void result() throws IOException {
        assertThat(first().out())
                .contains("daily_price created=8 same=0 changed=0")
                .contains("signal created=3 same=0, trade created=2 same=0 in book sma-1-2-")
                .containsPattern("A +2 +0 +37.50 USD +1.08 USD +100.0 % +- +2 of 3")
                .containsPattern("B +0 +0 +- +- +- +- +0 of 0")
                .containsPattern("in all +2 +37.50 USD +1.08 USD +100.0 % +- +2 of 3")
                .contains("2026-01-05 to 2026-01-12, 1000.00 USD at the start")
                .contains("equity at the end  1036.42 USD (3.6 %)")
                .contains("max drawdown       50.00 USD (4.7 %), 2026-01-08 to 2026-01-09");
    }

    @Test
    @DisplayName("signals, orders, trades and cash are in the book after a reopen, exact, and name each other")
    void book() throws IOException {
        first();
        try (TradingStore store = MixedStore.open(store())) {
            List<BookId> books = store.books(Database.LEDGER);
            assertThat(books).hasSize(1);
            assertThat(books.get(0).mode()).isEqualTo(Mode.TEST);
            Book book = store.book(books.get(0));
            List<Trade> trades = book.ledger().trades().newest(10);
            assertThat(trades).extracting(Trade::netValue).containsExactly(decimal("561.94"), decimal("525.52"));
            Trade bought = trades.get(1);
            Signal signal = book.signalOf(bought).orElseThrow();
            assertThat(signal.price()).isEqualTo(decimal("10"));
            assertThat(signal.votes())
                    .extractingByKey(Crossover.NAME)
                    .extracting(Vote::reason)
                    .isEqualTo("mean of 1 days 10.0000, of 2 days 9.5000");
            assertThat(book.signals()
                            .signals()
                            .envelope(signal.id())
                            .orElseThrow()
                            .strategyVersion())
                    .isEqualTo("1-2");
            assertThat(book.ledger().orders().newest(10))
                    .extracting(Order::status)
                    .containsExactly(OrderStatus.NEW, OrderStatus.FILLED, OrderStatus.FILLED);
            assertThat(book.ledger().trades().ofSignal(signal.id(), 10)).containsExactly(bought);
            assertThat(book.ledger().orders().ofSignal(signal.id(), 10))
                    .extracting(Order::id)
                    .containsExactly(bought.orderId());
            assertThat(book.ledger().cash("USD", bought.executedAt())).isEqualTo(decimal("474.48"));
            assertThat(book.agents()
                            .strategies()
                            .newestEnabledOf(Crossover.NAME)
                            .orElseThrow()
                            .parameters())
                    .isEqualTo("{\"fast\": 1, \"slow\": 2}");
        }
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    @DisplayName("the same again writes nothing, and says the same")
    void twice() throws IOException {
        String first = first().out();
        List<Digest> kept = digests();
        Output again = run("--prices", file(HEADER + BARS));
        assertThat(again.out())
                .contains("daily_price created=0 same=8 changed=0")
                .contains("signal created=0 same=3, trade created=0 same=2 in book sma-1-2-");
        assertThat(result(again.out())).isEqualTo(result(first));
        assertThat(result(run().out())).isEqualTo(result(first));
        assertThat(digests()).isEqualTo(kept);
    }

    private static String result(String out) {
        return out.substring(out.indexOf("symbol "));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    @DisplayName(
            "a backtest that ended after some of its days, or between the writes of one, is carried on by the next run")
    void carriedOn(int days) throws Exception {
        first();
        List<Digest> whole = contents();
        Files.move(store(), directory.resolve("whole"));
        String bars = file(HEADER + BARS);
        assertThatThrownBy(() -> endedAfter(days, Path.of(bars))).isInstanceOf(IllegalStateException.class);
        assertThat(contents()).isNotEqualTo(whole);
        assertThat(run().out()).contains("in book sma-1-2-");
        assertThat(contents()).isEqualTo(whole);
    }

    /** Writes some days, and the signals of the next. */
    private void endedAfter(int days, Path bars) throws InputException {
        Terms terms = Terms.of(decimal("1000"), decimal("0.001"), decimal("0.5"), "USD", ZoneId.of("America/New_York"));
        Run run = new Run(Crossover.of(1, 2), terms, List.of("A", "B"), DAY, DAY.plusDays(7), "last");
        try (TradingStore store = MixedStore.open(store())) {
            Prices prices = new Prices(store.history().dailyPrices());
            prices.load(bars);
            Book book = store.book(run.book(), Mode.TEST);
            BookJournal journal = new BookJournal(book, run);
            journal.begin();
            int[] done = {0};
            new Simulation(new Broker(run.strategy(), terms), prices.read(run.symbols(), run.last()), DAY, day -> {
                        if (done[0]++ == days) {
                            book.signals().signals().appendAll(day.signals());
                            throw new IllegalStateException("ended");
                        }
                        journal.day(day);
                    })
                    .run();
        }
    }

    /** What the book holds, whenever it was written. */
    private List<Digest> contents() {
        try (TradingStore store = MixedStore.open(store())) {
            Book book = store.book(store.books(Database.LEDGER).get(0));
            return List.of(
                    book.ledger().digest(Digest.Coverage.CONTENT),
                    book.signals().digest(Digest.Coverage.CONTENT));
        }
    }

    @Test
    @DisplayName("bars that are new go on in the same book, and what was decided before stays")
    void goesOn() throws IOException {
        first();
        String more = "A,2026-01-13,11.5,12,11,11,,\n";
        assertThat(run("--prices", file(HEADER + more)).out())
                .contains("daily_price created=1 same=0 changed=0")
                .contains("signal created=1 same=3, trade created=1 same=2 in book sma-1-2-")
                .containsPattern("A +3 +45.0617 ");
        try (TradingStore store = MixedStore.open(store())) {
            assertThat(store.books(Database.LEDGER)).hasSize(1);
        }
    }

    @Test
    @DisplayName("other parameters are a book of their own")
    void otherParameters() throws IOException {
        first();
        assertThat(run("--fee", "0").out()).contains("signal created=3 same=0, trade created=2 same=0");
        assertThat(run("--to", "2026-01-09").out()).contains("signal created=2 same=0, trade created=1 same=0");
        assertThat(run("--from", "2026-01-08").out()).contains("signal created=2 same=0, trade created=0 same=0");
        assertThat(run("--symbols", "A").out())
                .contains("signal created=3 same=0")
                .doesNotContain("B  ");
        assertThat(run("--slow", "3").out()).contains("in book sma-1-3-");
        try (TradingStore store = MixedStore.open(store())) {
            assertThat(store.books(Database.LEDGER)).hasSize(6);
        }
    }

    @Test
    @DisplayName("a book that holds other parameters, or was made of other prices, is refused and stays as it is")
    void otherContent() throws IOException {
        first();
        assertThat(run("--book", "mine").code()).isZero();
        List<Digest> kept = digests();
        Output fee = run("--book", "mine", "--fee", "0");
        assertThat(fee.code()).isEqualTo(2);
        assertThat(fee.err())
                .contains("The book mine/TEST holds a backtest with other parameters or other prices", "[description]")
                .contains("name another one with --book")
                .hasLineCount(1);
        assertThat(digests()).isEqualTo(kept);

        Output price = run("--book", "mine", "--prices", file(HEADER + "A,2026-01-07,9,10,9,10.25,,\n"));
        assertThat(price.code()).isEqualTo(2);
        assertThat(price.out()).contains("daily_price created=0 same=0 changed=1");
        assertThat(price.err()).contains("which differ in [price, ");
        assertThat(digests().subList(0, kept.size() - 1)).isEqualTo(kept.subList(0, kept.size() - 1));
    }

    @Test
    @DisplayName(
            "bars are in a file of DuckDB's, all else in files of SQLite's, and the chart is drawn where it is asked for")
    void files() throws IOException {
        first();
        assertThat(new String(Files.readAllBytes(store().resolve("history.duckdb")), 8, 4, StandardCharsets.US_ASCII))
                .isEqualTo("DUCK");
        assertThat(Files.readAllBytes(store().resolve("ledger.db")))
                .startsWith("SQLite format 3".getBytes(StandardCharsets.US_ASCII));
        assertThat(store().resolve("signals.db")).exists();
        assertThat(store().resolve("history.db")).doesNotExist();
        assertThat(store().resolve("ledger.duckdb")).doesNotExist();
        BufferedImage image = ImageIO.read(store().resolve("backtest.png").toFile());
        assertThat(image.getWidth()).isEqualTo(EquityChart.WIDTH);
        Path chart = directory.resolve("mine.png");
        assertThat(run("--chart", chart.toString()).out()).contains("equity and drawdown: " + chart);
        assertThat(chart).isNotEmptyFile();
    }

    @Test
    @DisplayName("options that cannot be worked with are one clear line and code 2, before anything is written")
    void badOptions() {
        assertRefused("--fast has to be below --slow: 5 and 5", "--fast", "5", "--slow", "5");
        assertRefused("--cash is not above zero: -1", "--cash", "-1");
        assertRefused("--fee is not from 0 to below 1, such as 0.001: 1", "--fee", "1");
        assertRefused("--fraction is not above 0 to 1, such as 0.1: 0", "--fraction", "0");
        assertRefused("--to is before --from", "--from", "2026-01-06", "--to", "2026-01-05");
        assertRefused("There is no such zone: Mars/Olympus", "--zone", "Mars/Olympus");
        assertRefused("Not the code of a currency: dollars", "--currency", "dollars");
        assertRefused("Invalid value for option '--from'", "--from", "today");
    }

    private void assertRefused(String reason, String... arguments) {
        Output output = run(arguments);
        assertThat(output.err()).contains(reason).hasLineCount(1);
        assertThat(output.code()).isEqualTo(2);
        assertThat(store()).doesNotExist();
    }

    @Test
    @DisplayName("an unknown symbol and a period without bars are refused, and no book is made")
    void nothingToTry() throws IOException {
        Output symbol = run("--prices", file(HEADER + BARS), "--symbols", "A,C");
        assertThat(symbol.err())
                .contains("No prices of C are kept; there are those of A, B")
                .hasLineCount(1);
        assertThat(symbol.code()).isEqualTo(2);
        Output period = run("--from", "2026-02-01", "--to", "2026-03-01");
        assertThat(period.err())
                .contains("There are no prices of A, B in the period from 2026-02-01 to 2026-03-01")
                .hasLineCount(1);
        assertThat(period.code()).isEqualTo(2);
        try (TradingStore store = MixedStore.open(store())) {
            assertThat(store.books(Database.LEDGER)).isEmpty();
        }
    }

    @Test
    @DisplayName("a price that nothing can be bought at is refused by its day, and no book is made")
    void badPrice() throws IOException {
        Output output = run("--prices", file(HEADER + BARS + "B,2026-01-13,0,1,0,1,,\n"));
        assertThat(output.err())
                .contains("A price of B is not above zero: 2026-01-13")
                .hasLineCount(1);
        assertThat(output.code()).isEqualTo(2);
        try (TradingStore store = MixedStore.open(store())) {
            assertThat(store.books(Database.LEDGER)).isEmpty();
        }
    }

    @Test
    @DisplayName("bars that one store wrote as Parquet make the same backtest in another")
    void parquet() throws IOException {
        String first = first().out();
        Path bars = directory.resolve("bars.parquet");
        try (TradingStore store = MixedStore.open(store())) {
            store.history().dailyPrices().exportTo(ExportFile.parquet(bars), DailyPrice.TYPE.all());
        }
        Files.move(store(), directory.resolve("former"));
        String other = run("--prices", bars.toString()).out();
        assertThat(other).contains("daily_price created=8 same=0 changed=0");
        assertThat(result(other)).isEqualTo(result(first));
    }

    @Test
    @DisplayName("a file with a line that is no bar is refused whole, by the number of the line or what it lacks")
    void badFiles() throws IOException {
        assertBadFile("required components have neither a column", "symbol,date,close\n");
        assertBadFile("its first line is no header", "");
        assertBadFile("first_row=9, reason=the row has not as many columns", HEADER + BARS + "A,2026-01-13,1,1,1,1");
        assertBadFile("first_row=9, reason=the value is no date", HEADER + BARS + "A,today,1,1,1,1,,");
        assertBadFile("reason=a required value is missing, component=close", HEADER + BARS + "A,2026-01-13,1,1,1,,,");
        assertBadFile("reason=the number is not finite, component=low", HEADER + BARS + "A,2026-01-13,1,1,NaN,1,,");
        Output missing = run("--prices", directory.resolve("none.csv").toString());
        assertThat(missing.err()).contains("none.csv").hasLineCount(1);
        assertThat(missing.code()).isEqualTo(2);
        try (TradingStore store = MixedStore.open(store())) {
            assertThat(store.history().digest(Digest.Coverage.CONTENT).count()).isZero();
        }
    }

    private void assertBadFile(String reason, String content) throws IOException {
        Output output = run("--prices", file(content));
        assertThat(output.err()).contains(reason).hasLineCount(1);
        assertThat(output.code()).isEqualTo(2);
    }
}
