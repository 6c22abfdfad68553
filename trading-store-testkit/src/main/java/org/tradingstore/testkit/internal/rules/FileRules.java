package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.files.BadRows;
import org.tradingstore.files.ExportFile;
import org.tradingstore.files.ExportFile.Existing;
import org.tradingstore.files.ExportReport;
import org.tradingstore.files.FileRepository;
import org.tradingstore.files.ImportFile;
import org.tradingstore.files.ImportReport;
import org.tradingstore.history.Candle;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceKey;
import org.tradingstore.history.ExchangeRate;
import org.tradingstore.history.History;
import org.tradingstore.history.Interval;
import org.tradingstore.history.MonthlyPrice;
import org.tradingstore.history.OptionQuote;
import org.tradingstore.repository.Digest.Coverage;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.PlainType;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Place;

/** Imports from files and exports to files: the same rows, the same reasons and the same places on every engine. */
@SuppressWarnings("StringConcatToTextBlock") // how lines end is what is tested
public abstract class FileRules extends Rules {
    private static final int MANY = 30_000;
    private static final String HEADER = "date,open,high,low,close,volume\n";

    @TempDir
    Path directory;

    private int files;

    protected FileRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.HISTORY);
    }

    private History market() {
        return store().history();
    }

    private Path file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, byte[] content) {
        try {
            return Files.write(directory.resolve(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Daily prices of ABC, whose bad rows are skipped. */
    private ImportFile<DailyPrice> daily(String content) {
        files++;
        return daily(file("in" + files + ".csv", content));
    }

    private ImportFile<DailyPrice> daily(Path path) {
        return ImportFile.csv(DailyPrice.TYPE, path)
                .constant(DailyPrice.SYMBOL, "ABC")
                .rejects(directory.resolve("rejects.jsonl"))
                .onBadRow(BadRows.SKIP);
    }

    private ImportFile<Candle> candles(String content) {
        return ImportFile.csv(Candle.TYPE, file("in.csv", content))
                .constant(Candle.SYMBOL, "ABC")
                .constant(Candle.INTERVAL, Interval.ONE_HOUR)
                .rejects(directory.resolve("rejects.jsonl"))
                .onBadRow(BadRows.SKIP);
    }

    private List<String> rejects() {
        try {
            return Files.readAllLines(directory.resolve("rejects.jsonl"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ImportReport imported(ImportFile<DailyPrice> file) {
        ImportReport report = market().dailyPrices().importFrom(file, OnConflict.REPLACE);
        LoadCounts counts = report.counts();
        assertThat(report.read()).isEqualTo(counts.created() + counts.same() + counts.changed() + report.rejected());
        assertThat(rejects()).hasSize((int) report.rejected());
        return report;
    }

    private List<DailyPrice> prices() {
        return market().dailyPrices().list(DailyPrice.TYPE.all().limit(1_000));
    }

    private List<Instant> openings() {
        return market().candles().list(Candle.TYPE.all().limit(20_000)).stream()
                .map(Candle::openedAt)
                .toList();
    }

    static Stream<PlainType<?, ?>> types() {
        return Stream.of(DailyPrice.TYPE, MonthlyPrice.TYPE, Candle.TYPE, OptionQuote.TYPE, ExchangeRate.TYPE);
    }

    @SuppressWarnings("unchecked") // each repository is asked for by its type
    private static <R, K> FileRepository<R, K> repository(History history, PlainType<R, K> type) {
        List<FileRepository<?, ?>> all = List.of(
                history.dailyPrices(),
                history.monthlyPrices(),
                history.candles(),
                history.optionQuotes(),
                history.exchangeRates());
        return (FileRepository<R, K>)
                all.stream().filter(each -> each.type() == type).findFirst().orElseThrow();
    }

    @ParameterizedTest(name = "FI1 {0}")
    @MethodSource("types")
    @DisplayName("FI1 an export to CSV that is imported into an empty store has the same digest")
    void roundTrip(PlainType<?, ?> type) {
        csvRoundTrip(type);
    }

    @ParameterizedTest(name = "FI2 {0}")
    @MethodSource("types")
    @DisplayName("FI2 so has one to Parquet; an engine that cannot says so, and neither writes nor leaves anything")
    void parquet(PlainType<?, ?> type) throws IOException {
        Path path = directory.resolve("out.parquet");
        if (place().has(Capability.PARQUET)) {
            parquetRoundTrip(type, path);
            return;
        }
        refusedExport(type, path);
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
        file("out.parquet", "PAR1");
        refusedParquet(type, path);
    }

    private <R, K> void refusedExport(PlainType<R, K> type, Path path) {
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> repository(market(), type).exportTo(ExportFile.parquet(path), type.all())))
                .hasMessageContaining("the engine of the database cannot")
                .hasMessageContaining("engine=");
    }

    private <R, K> void csvRoundTrip(PlainType<R, K> type) {
        Path path = directory.resolve("out.csv");
        roundTripOf(type, ExportFile.csv(path), ImportFile.csv(type, path));
    }

    private <R, K> void parquetRoundTrip(PlainType<R, K> type, Path path) {
        roundTripOf(type, ExportFile.parquet(path), ImportFile.parquet(type, path));
    }

    private <R, K> void refusedParquet(PlainType<R, K> type, Path path) {
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> repository(market(), type).importFrom(ImportFile.parquet(type, path), OnConflict.SKIP)))
                .hasMessageContaining("the engine of the database cannot");
        assertThat(repository(market(), type).count(type.all())).isZero();
    }

    private <R, K> void roundTripOf(PlainType<R, K> type, ExportFile out, ImportFile<R> in) {
        FileRepository<R, K> records = repository(market(), type);
        List<R> written = RecordGenerator.of(type, 71).next(400);
        records.upsertAll(written);
        String digest = records.digest(type.all(), Coverage.CONTENT).toString();
        ExportReport exported = records.exportTo(out, type.all());
        assertThat(exported.records()).isEqualTo(400);
        assertThat(exported.bytes()).isEqualTo(out.path().toFile().length());
        written.forEach(record -> records.delete(type.keyOf(record)));
        assertThat(records.count(type.all())).isZero();
        ImportReport report = records.importFrom(in, OnConflict.SKIP);
        assertThat(report.read()).isEqualTo(400);
        assertThat(report.counts()).isEqualTo(new LoadCounts(400, 0, 0));
        assertThat(records.digest(type.all(), Coverage.CONTENT)).hasToString(digest);
        assertThat(records.importFrom(in, OnConflict.REPLACE).counts()).isEqualTo(new LoadCounts(0, 400, 0));
    }

    @Test
    @DisplayName(
            "FI3 a header is a component in any case, by its words or as it was named, and all others must be ignored by name")
    void headers() {
        String rows = "2024-01-02,1,2,0.5,1.5,1.25,9,x\n";
        ImportFile<DailyPrice> file = daily("Date,OPEN,High,low,Price,Adj-Close*,adjustedClose ,Extra\n" + rows);
        refusedWith("header=Price", file.ignore("adj-close*", "extra"));
        refusedWith("header=Extra", file.column("price", DailyPrice.CLOSE).ignore("Adj-Close*"));
        refusedWith(
                "two columns are one component",
                file.column("price", DailyPrice.CLOSE)
                        .column("extra", DailyPrice.CLOSE)
                        .ignore("Adj-Close*"));
        refusedWith("missing=[close]", file.ignore("price", "adj-close*", "extra"));
        refusedWith("header=Nowhere", file.column("Nowhere", DailyPrice.CLOSE).ignore("price", "adj-close*", "extra"));
        ImportFile<DailyPrice> right = file.column("PRICE", DailyPrice.CLOSE).ignore("adj-close*", "EXTRA");
        refusedWith("both a column and a constant", right.constant(DailyPrice.OPEN, 1.0));
        refusedWith("header=open", daily("open,open\n1,2\n"));
        refusedWith("its first line is no header", daily(""));
        assertThat(prices()).isEmpty();
        assertThat(imported(right).counts()).isEqualTo(new LoadCounts(1, 0, 0));
        DailyPrice price = DailyPrice.of("ABC", LocalDate.of(2024, 1, 2))
                .open(1)
                .high(2)
                .low(0.5)
                .close(1.5)
                .build();
        assertThat(prices())
                .containsExactly(price.toBuilder().adjustedClose(9.0).build());
        ImportFile<DailyPrice> bare = daily("1;2;0.5;1.5;02.01.2024\n")
                .separator(';')
                .pattern("dd.MM.yyyy")
                .constant(DailyPrice.SOURCE, "s")
                .headers("open", "high", "low", "close", "date");
        assertThat(imported(bare).counts()).isEqualTo(new LoadCounts(0, 0, 1));
        assertThat(prices()).containsExactly(price.toBuilder().source("s").build());
    }

    private void refusedWith(String text, ImportFile<DailyPrice> file) {
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> market().dailyPrices().importFrom(file, OnConflict.REPLACE)))
                .hasMessageContaining(text);
    }

    @Test
    @DisplayName(
            "FI4 each bad row goes to the reject file with its line, the reason and what it said; the good ones are kept")
    void badRows() {
        ImportReport report = imported(daily(HEADER
                + "2024-01-02,1,2,0.5,1.5,10\n"
                + "2024-01-03,1,2,0.5,abc,10\n"
                + "2024-02-30,1,2,0.5,1.5,10\n"
                + "2024-01-05,1,,0.5,1.5,10\n"
                + "2024-01-06,1,2,0.5,1.5\n"
                + "2024-01-07,1,2,NaN,1.5,10\n"
                + "2024-01-08,1,2,0.5,1e999,10\n"
                + "2024-01-09,\"1\"x,2,0.5,1.5,10\n"
                + "2024-01-10,1,2,0.5,1.5,\n"
                + "0000-01-01,1,2,0.5,1.5,\n"));
        assertThat(report.read()).isEqualTo(10);
        assertThat(report.rejected()).isEqualTo(8);
        assertThat(prices())
                .extracting(DailyPrice::date)
                .containsExactly(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 10));
        assertThat(rejects())
                .containsExactly(
                        "{\"line\":3,\"reason\":\"the value is no number\",\"component\":\"close\",\"value\":\"abc\",\"text\":\"2024-01-03,1,2,0.5,abc,10\"}",
                        "{\"line\":4,\"reason\":\"the value is no date of the form that was named\",\"component\":\"date\",\"value\":\"2024-02-30\",\"text\":\"2024-02-30,1,2,0.5,1.5,10\"}",
                        "{\"line\":5,\"reason\":\"a required value is missing\",\"component\":\"high\",\"value\":\"\",\"text\":\"2024-01-05,1,,0.5,1.5,10\"}",
                        "{\"line\":6,\"reason\":\"the row has not as many columns as the header\",\"text\":\"2024-01-06,1,2,0.5,1.5\"}",
                        "{\"line\":7,\"reason\":\"the number is not finite\",\"component\":\"low\",\"value\":\"NaN\",\"text\":\"2024-01-07,1,2,NaN,1.5,10\"}",
                        "{\"line\":8,\"reason\":\"the number is not finite\",\"component\":\"close\",\"value\":\"1e999\",\"text\":\"2024-01-08,1,2,0.5,1e999,10\"}",
                        "{\"line\":9,\"reason\":\"a quote is not closed, or stands within a value\",\"text\":\"2024-01-09,\\\"1\\\"x,2,0.5,1.5,10\"}",
                        "{\"line\":11,\"reason\":\"the value is no date of the form that was named\",\"component\":\"date\",\"value\":\"0000-01-01\",\"text\":\"0000-01-01,1,2,0.5,1.5,\"}");
    }

    @Test
    @DisplayName(
            "FI5 where all is to be rolled back one bad row ends the import, the reject file has it, and nothing was written")
    void rollBack() {
        ImportFile<DailyPrice> file = daily(HEADER + "2024-01-02,1,2,0.5,1.5,10\n2024-01-03,1,2,0.5,,10\n");
        String message = "first_row=2, reason=a required value is missing, component=close";
        refusedWith(message, file.onBadRow(BadRows.ROLL_BACK));
        assertThat(prices()).isEmpty();
        assertThat(rejects()).hasSize(1).first().asString().contains("\"line\":3");
        assertThat(imported(file).rejected()).isEqualTo(1);
        assertThat(imported(daily(HEADER + "2024-01-02,1,2,0.5,1.5,10\n").onBadRow(BadRows.ROLL_BACK))
                        .counts())
                .isEqualTo(new LoadCounts(0, 1, 0));
        assertThat(rejects()).isEmpty();
    }

    @Test
    @DisplayName(
            "FI6 quotes, line breaks within them, CRLF, a byte order mark and empty lines are understood, and lines counted right")
    void csv() {
        ImportReport report = imported(daily("\uFEFF\"Date\",open,high,low,close,source\r\n"
                + "\"2024-01-02\",\"1\",2,0.5,1.5,\"a \"\"b\"\", c\"\r\n"
                + "\r\n"
                + "2024-01-03,1,2,0.5,1.5,\"two\r\nlines\"\r\n"
                + "2024-01-04,1,2,0.5,bad,\"x\"\r\n"
                + "2024-01-05,1,2,0.5,1.5,\"never closed\r\n"
                + "2024-01-06,1,2,0.5,1.5, é😀 \n"
                + "\n\n"
                + "2024-01-07,1,2,0.5,1.5,lone\rreturn\n"
                + "2024-01-08,1,2,0.5,1.5,last"));
        assertThat(report.read()).isEqualTo(7);
        assertThat(prices())
                .extracting(DailyPrice::source)
                .containsExactly("a \"b\", c", "two\r\nlines", " é😀 ", "lone\rreturn", "last");
        assertThat(rejects())
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"line\":6,").contains("\"value\":\"bad\""),
                        second -> assertThat(second)
                                .contains("\"line\":7,")
                                .contains("\"text\":\"2024-01-05,1,2,0.5,1.5,\\\"never closed\""));
    }

    @Test
    @DisplayName(
            "FI7 nothing between commas is absent, an empty text in quotes is text, and words for absent are taken as they were named")
    void absent() {
        ImportFile<DailyPrice> file = daily("date,open,high,low,close,volume,source\n"
                + "2024-01-02,1,2,0.5,1.5,,\n"
                + "2024-01-03,1,2,0.5,1.5,\"\",\"\"\n"
                + "2024-01-04,1,2,0.5,1.5,null,null\n"
                + "2024-01-05,1,2,0.5,1.5,NaN,\"null\"\n"
                + "2024-01-06,1,2,0.5,null,1,\n"
                + "2024-01-07,1,2,0.5,1.5, 7 , s \n");
        assertThat(imported(file).rejected()).isEqualTo(3);
        assertThat(imported(file.absent("null", "NaN")).rejected()).isEqualTo(1);
        assertThat(prices()).extracting(DailyPrice::volume).containsExactly(null, null, null, null, 7.0);
        assertThat(prices()).extracting(DailyPrice::source).containsExactly(null, "", null, "null", " s ");
    }

    @ParameterizedTest(name = "FI8 {0}")
    @ValueSource(
            strings = {"America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "Europe/London", "UTC", "+05:30"})
    @DisplayName("FI8 naive times are of the named zone; those that its clocks skipped or doubled are bad rows")
    void zones(String zone) {
        ZoneId id = ZoneId.of(zone);
        StringBuilder rows = new StringBuilder("opened_at,open,high,low,close\n");
        List<Instant> expected = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (LocalDateTime time = LocalDateTime.of(2023, 12, 31, 0, 15);
                time.getYear() < 2025;
                time = time.plusMinutes(30)) {
            rows.append(time.toString().replace('T', ' ')).append(":00,1,2,0.5,1.5\n");
            List<ZoneOffset> offsets = id.getRules().getValidOffsets(time);
            if (offsets.size() == 1) {
                expected.add(time.toInstant(offsets.get(0)));
            } else {
                reasons.add(offsets.isEmpty() ? "skipped this time" : "showed this time twice");
            }
        }
        ImportReport report =
                market().candles().importFrom(candles(rows.toString()).zone(id), OnConflict.SKIP);
        assertThat(openings()).isEqualTo(expected);
        assertThat(report.counts()).isEqualTo(new LoadCounts(expected.size(), 0, 0));
        assertThat(rejects()).hasSameSizeAs(reasons);
        for (int i = 0; i < reasons.size(); i++) {
            assertThat(rejects().get(i)).contains(reasons.get(i));
        }
    }

    @Test
    @DisplayName("FI9 times of every form are the moments that they say, and naive ones without a zone are bad rows")
    void times() {
        String header = "opened_at,open,high,low,close\n";
        String rest = ",1,2,0.5,1.5\n";
        ImportFile<Candle> file = candles(header
                + "2024-01-02T03:04:05Z" + rest
                + "2024-01-02 03:04:06+00:00" + rest
                + "2024-01-02T03:04:07.1234567-05:00" + rest
                + "2024-01-02 03:04:08.5+0530" + rest
                + "2024-01-02T03:04Z" + rest
                + "2024-01-02 24:00:00Z" + rest
                + "2024-01-02 03:04:60Z" + rest
                + "2024-01-02T03:04:09" + rest
                + "2024-01-03" + rest
                + "0001-01-01T00:00:00Z" + rest
                + "9999-12-31T23:59:59.999999Z" + rest
                + "0001-01-01T00:00:00+01:00" + rest);
        market().candles().importFrom(file, OnConflict.SKIP);
        List<Instant> certain = List.of(
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("2024-01-01T21:34:08.5Z"),
                Instant.parse("2024-01-02T03:04:00Z"),
                Instant.parse("2024-01-02T03:04:05Z"),
                Instant.parse("2024-01-02T03:04:06Z"),
                Instant.parse("2024-01-02T08:04:07.123456Z"),
                Instant.parse("9999-12-31T23:59:59.999999Z"));
        assertThat(openings()).isEqualTo(certain);
        assertThat(rejects()).hasSize(5);
        assertThat(rejects().subList(2, 4)).allSatisfy(line -> assertThat(line).contains("neither zone nor offset"));
        market().candles().importFrom(file.zone(ZoneId.of("Asia/Tokyo")), OnConflict.SKIP);
        assertThat(openings())
                .hasSize(9)
                .contains(Instant.parse("2024-01-01T18:04:09Z"), Instant.parse("2024-01-02T15:00:00Z"));
        market().candles()
                .importFrom(
                        candles(header + "1704164700123" + rest + "-1" + rest + "12.5" + rest)
                                .epoch(ChronoUnit.MILLIS),
                        OnConflict.SKIP);
        assertThat(openings())
                .hasSize(11)
                .contains(Instant.parse("2024-01-02T03:05:00.123Z"), Instant.ofEpochMilli(-1));
        market().candles()
                .importFrom(
                        candles(header + "1704164700123456789" + rest + "1500" + rest + "-1500" + rest)
                                .epoch(ChronoUnit.NANOS),
                        OnConflict.SKIP);
        assertThat(openings())
                .hasSize(14)
                .contains(
                        Instant.parse("2024-01-02T03:05:00.123456Z"),
                        Instant.parse("1970-01-01T00:00:00.000001Z"),
                        Instant.parse("1969-12-31T23:59:59.999998Z"));
        market().candles()
                .importFrom(
                        candles(header + "01/02/2024 03:06" + rest + "02/30/2024 03:06" + rest)
                                .pattern("MM/dd/yyyy HH:mm")
                                .zone(ZoneOffset.UTC),
                        OnConflict.SKIP);
        market().candles()
                .importFrom(
                        candles(header + "2 Jan 2024 3:07 AM" + rest)
                                .pattern("d MMM yyyy h:mm a")
                                .zone(ZoneOffset.UTC),
                        OnConflict.SKIP);
        assertThat(openings())
                .hasSize(16)
                .contains(Instant.parse("2024-01-02T03:06:00Z"), Instant.parse("2024-01-02T03:07:00Z"));
    }

    @Test
    @DisplayName(
            "FI10 a key that is twice in a file counts as the same where all is the same; else the later row is bad")
    void repeated() {
        market().dailyPrices()
                .upsert(DailyPrice.of("ABC", LocalDate.of(2024, 1, 3))
                        .open(9)
                        .high(9)
                        .low(9)
                        .close(9)
                        .build());
        ImportFile<DailyPrice> file = daily(HEADER
                + "2024-01-02,1,2,0.5,1.5,10\n"
                + "2024-01-03,1,2,0.5,1.5,10\n"
                + "2024-01-02,1.0,2,5e-1,1.5,10\n"
                + "2024-01-02,1,2,0.5,bad,10\n"
                + "2024-01-03,1,2,0.5,1.5,\n"
                + " 2024-01-02 ,1,2,0.5,1.6,10\n"
                + "2024-01-03,1,2,0.5,1.5,10\n");
        ImportReport skipped = market().dailyPrices().importFrom(file, OnConflict.SKIP);
        assertThat(skipped.counts()).isEqualTo(new LoadCounts(1, 3, 0));
        assertThat(rejects())
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"line\":5,").contains("no number"),
                        second -> assertThat(second)
                                .contains("\"line\":6,")
                                .contains(
                                        "\"reason\":\"an earlier row of the file has its key with other content\",\"first_line\":3,"),
                        third -> assertThat(third).contains("\"line\":7,").contains("\"first_line\":2,"));
        assertThat(prices()).extracting(DailyPrice::close).containsExactly(1.5, 9.0);
        assertThat(imported(file).counts()).isEqualTo(new LoadCounts(0, 3, 1));
        assertThat(prices()).extracting(DailyPrice::close).containsExactly(1.5, 1.5);
        assertThat(imported(file).counts()).isEqualTo(new LoadCounts(0, 4, 0));
    }

    @Test
    @DisplayName("FI11 doubles of every form come bit for bit; what other readers take for numbers is none")
    void numbers() {
        Random random = new Random(11);
        List<Double> expected = new ArrayList<>();
        StringBuilder rows = new StringBuilder(HEADER);
        LocalDate day = LocalDate.of(2000, 1, 1);
        for (int i = 0; i < 900; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            value = Double.isFinite(value) ? value : -0.0;
            expected.add(value + 0.0);
            rows.append(day.plusDays(i)).append(",1,2,0.5,1.5,").append(value).append('\n');
        }
        List<String> forms = List.of(
                "+1.5",
                ".5",
                "5.",
                "1E3",
                "1e+03",
                "0.1e-400",
                "00012",
                "4.9e-324",
                "1.7976931348623157e308",
                "-0",
                "-0.0",
                "-1e-400");
        for (int i = 0; i < forms.size(); i++) {
            expected.add(Double.parseDouble(forms.get(i)) + 0.0);
            rows.append(day.plusDays(900 + i))
                    .append(",1,2,0.5,1.5,")
                    .append(forms.get(i))
                    .append('\n');
        }
        List<String> none =
                List.of("1_000", "0x10", "1d", "1f", "1.2.3", ".", "+", "1e", "--1", "1 2", "١", "Infinity", "-inf");
        none.forEach(text -> rows.append("1999-01-01,1,2,0.5,1.5,").append(text).append('\n'));
        assertThat(imported(daily(rows.toString())).rejected()).isEqualTo(none.size());
        assertThat(prices().stream().map(price -> Double.doubleToRawLongBits(Objects.requireNonNull(price.volume()))))
                .containsExactlyElementsOf(
                        expected.stream().map(Double::doubleToRawLongBits).toList());
        // A record would hide a zero below zero.
        assertThat(DoubleStream.of(market().dailyPrices()
                                .columns("ABC", DateRange.all())
                                .volume())
                        .mapToObj(Double::doubleToRawLongBits))
                .containsExactlyElementsOf(
                        expected.stream().map(Double::doubleToRawLongBits).toList());
    }

    @Test
    @DisplayName(
            "FI12 an export has the records of its query in their order, replaces a file only where asked, and then at once")
    void export() throws IOException {
        Path path = directory.resolve("out.csv");
        DailyPrice first = DailyPrice.of("A", LocalDate.of(2024, 1, 2))
                .open(1)
                .high(2)
                .low(0.5)
                .close(1.5)
                .volume(1e7)
                .source("")
                .build();
        DailyPrice second = DailyPrice.of("A", LocalDate.of(2024, 1, 3))
                .open(1)
                .high(2)
                .low(0.5)
                .close(1.5)
                .source("x,\"y\"")
                .build();
        market().dailyPrices()
                .upsertAll(List.of(
                        second,
                        first,
                        DailyPrice.of("B,", LocalDate.of(2024, 1, 3))
                                .open(1)
                                .high(2)
                                .low(0.5)
                                .close(1.5)
                                .build()));
        ExportReport report = market().dailyPrices()
                .exportTo(
                        ExportFile.csv(path),
                        DailyPrice.TYPE.where(DailyPrice.SYMBOL.eq("A")).orderBy(DailyPrice.DATE.desc()));
        assertThat(report.records()).isEqualTo(2);
        List<String> lines = Files.readAllLines(path);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("symbol,date,open,high,low,close,adjusted_close,volume,source");
        assertThat(lines.get(1)).startsWith("A,2024-01-03,1.0,2.0,0.5,1.5,,,\"x,\"\"y\"\"\"");
        assertThat(lines.get(2)).startsWith("A,2024-01-02,1.0,2.0,0.5,1.5,,").endsWith(",\"\"");
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> market().dailyPrices().exportTo(ExportFile.csv(path), DailyPrice.TYPE.all())))
                .hasMessageContaining("it is there already");
        assertThat(Files.readAllLines(path)).isEqualTo(lines);
        market().dailyPrices().exportTo(ExportFile.csv(path).existing(Existing.REPLACE), DailyPrice.TYPE.all());
        assertThat(Files.readAllLines(path)).hasSize(4);
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> market().dailyPrices()
                        .exportTo(ExportFile.csv(directory.resolve("none/out.csv")), DailyPrice.TYPE.all()));
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(path);
        }
    }

    @Test
    @DisplayName("FI13 an import that cannot be as it was said is refused before anything is read")
    void senseless() {
        ImportFile<DailyPrice> file = ImportFile.csv(DailyPrice.TYPE, directory.resolve("in.csv"));
        refusedWith("it is not there", file);
        refusedWith("no file is named where they go", file.onBadRow(BadRows.SKIP));
        refusedWith("would go into itself", file.rejects(directory.resolve("in.csv")));
        refusedWith("directory is not there", file.rejects(directory.resolve("none/rejects.jsonl")));
        refusedWith("have a pattern and count units too", file.pattern("yyyy").epoch(ChronoUnit.SECONDS));
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> file.pattern("bogus"));
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> file.epoch(ChronoUnit.DAYS));
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> file.separator('"'));
    }

    @Test
    @DisplayName("FI14 within a transaction an import is a part of it, and goes with it")
    void transaction() {
        ImportFile<DailyPrice> file = daily(HEADER + "2024-01-02,1,2,0.5,1.5,10\n");
        assertThat(thrownBy(() -> market().inTransaction(history -> {
                    history.dailyPrices().importFrom(file, OnConflict.SKIP);
                    assertThat(history.dailyPrices().count(DailyPrice.TYPE.all()))
                            .isEqualTo(1);
                    throw new IOException("no");
                })))
                .isInstanceOf(IOException.class);
        assertThat(prices()).isEmpty();
        market().inTransaction(history -> {
            history.dailyPrices().importFrom(file, OnConflict.SKIP);
            history.dailyPrices().delete(new DailyPriceKey("ABC", LocalDate.of(2024, 1, 2)));
            history.dailyPrices().importFrom(file, OnConflict.SKIP);
        });
        assertThat(prices()).hasSize(1);
    }

    @Test
    @DisplayName(
            "FI15 an interval has one text however the file writes it; a key too long for an index and a record's own rules make bad rows")
    void componentsOfTheirOwn() {
        ImportFile<Candle> file = ImportFile.csv(
                        Candle.TYPE,
                        file(
                                "in.csv",
                                "Symbol,Interval,Opened At,open,high,low,close\n"
                                        + "A,60m,2024-01-02T00:00:00Z,1,2,0.5,1.5\n"
                                        + "A,1h,2024-01-02T01:00:00Z,1,2,0.5,1.5\n"
                                        + "A,1x,2024-01-02T02:00:00Z,1,2,0.5,1.5\n"
                                        + "A".repeat(3_000)
                                        + ",1h,2024-01-02T03:00:00Z,1,2,0.5,1.5\n"))
                .rejects(directory.resolve("rejects.jsonl"))
                .onBadRow(BadRows.SKIP);
        assertThat(market().candles().importFrom(file, OnConflict.SKIP).rejected())
                .isEqualTo(2);
        assertThat(market().candles().list(Candle.TYPE.all().limit(5)))
                .extracting(Candle::interval)
                .containsExactly(Interval.ONE_HOUR, Interval.ONE_HOUR);
        assertThat(rejects().get(0)).contains("\"component\":\"interval\",\"value\":\"1x\"");
        assertThat(rejects().get(1)).contains("\"line\":5,").contains("\"component\":\"symbol\"");
        ImportFile<ExchangeRate> rates = ImportFile.csv(
                        ExchangeRate.TYPE,
                        file(
                                "rates.csv",
                                "base,quote,as_of,rate\nEUR,USD,2024-01-02T00:00:00Z,1.10\nEUR,USD,2024-01-03T00:00:00Z,-1\n"
                                        + "EUR,USD,2024-01-04T00:00:00Z,0.1234567890123456789\n"))
                .rejects(directory.resolve("rejects.jsonl"))
                .onBadRow(BadRows.SKIP);
        assertThat(market().exchangeRates().importFrom(rates, OnConflict.SKIP).counts())
                .isEqualTo(new LoadCounts(1, 0, 0));
        assertThat(rejects()).hasSize(2).allSatisfy(line -> assertThat(line).contains("\"component\":\"rate\""));
    }

    @Test
    @DisplayName("FI19 months are those of the years 1 to 9999; what else a file says is a bad row")
    void months() {
        List<String> good = List.of("0001-01", "2024-02", "9999-12");
        List<String> bad = List.of("0000-12", "2024-13", "2024-00", "10000-01", "-001-01", "2024-2");
        StringBuilder rows = new StringBuilder("month,average_close\n");
        Stream.concat(bad.stream(), good.stream())
                .forEach(month -> rows.append(month).append(",1.5\n"));
        ImportFile<MonthlyPrice> file = ImportFile.csv(MonthlyPrice.TYPE, file("months.csv", rows.toString()))
                .constant(MonthlyPrice.SYMBOL, "ABC")
                .rejects(directory.resolve("rejects.jsonl"))
                .onBadRow(BadRows.SKIP);
        ImportReport report = market().monthlyPrices().importFrom(file, OnConflict.SKIP);
        assertThat(report.rejected()).isEqualTo(bad.size());
        assertThat(market().monthlyPrices()
                        .list(MonthlyPrice.TYPE
                                .all()
                                .orderBy(MonthlyPrice.MONTH.asc())
                                .limit(20)))
                .extracting(price -> price.month().toString())
                .containsExactlyElementsOf(good);
        assertThat(rejects())
                .hasSize(bad.size())
                .allSatisfy(line -> assertThat(line).contains("\"component\":\"month\""));
    }

    @Test
    @DisplayName("FI16 in a file of many rows bad ones have their own lines, and all others are kept once")
    void many() {
        StringBuilder rows = new StringBuilder(HEADER);
        List<Integer> bad = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            boolean wrong = i % 977 == 13;
            if (wrong) {
                bad.add(i + 2);
            }
            rows.append(LocalDate.of(1900, 1, 1).plusDays(i))
                    .append(",1,2,0.5,")
                    .append(wrong ? "?" : String.valueOf(i + 0.25))
                    .append(",\n");
        }
        ImportReport report = imported(daily(rows.toString()));
        assertThat(report.counts()).isEqualTo(new LoadCounts(MANY - bad.size(), 0, 0));
        assertThat(rejects().stream().map(line -> line.replaceAll("\\{\"line\":([0-9]+),.*", "$1")))
                .containsExactlyElementsOf(bad.stream().map(String::valueOf).toList());
        assertThat(market().dailyPrices().count(DailyPrice.TYPE.all())).isEqualTo(MANY - bad.size());
        market().dailyPrices()
                .scan(
                        DailyPrice.TYPE.all(),
                        price -> assertThat(price.close())
                                .isEqualTo(ChronoUnit.DAYS.between(LocalDate.of(1900, 1, 1), price.date()) + 0.25));
    }

    @Test
    @DisplayName("FI17 progress is told on the way to what the report says, and what it throws leaves nothing")
    void progress() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < MANY; i++) {
            rows.append(LocalDate.of(1900, 1, 1).plusDays(i)).append(",1,2,0.5,1.5,\n");
        }
        ImportFile<DailyPrice> file = daily(rows.toString());
        IllegalStateException stop = new IllegalStateException("stop");
        assertThat(thrownBy(() -> market().dailyPrices().importFrom(file, OnConflict.REPLACE, soFar -> {
                    throw stop;
                })))
                .isSameAs(stop);
        assertThat(market().dailyPrices().count(DailyPrice.TYPE.all())).isZero();
        List<LoadCounts> told = new ArrayList<>();
        ImportReport report = market().dailyPrices().importFrom(file, OnConflict.REPLACE, told::add);
        assertThat(told).last().isEqualTo(report.counts());
        assertThat(report.counts()).isEqualTo(new LoadCounts(MANY, 0, 0));
        assertThat(told).isSortedAccordingTo(Comparator.comparingLong(LoadCounts::created));
    }

    @Test
    @DisplayName("FI18 what an engine imports is what the engine in memory imports, of files with every kind of dirt")
    void sameAsInMemory() throws IOException {
        Random random = new Random(18);
        String[] dirt = {
            "",
            "\"\"",
            "1",
            "1.5",
            " 2",
            "\"3\"",
            "4\"",
            "x",
            "nan",
            "2024-01-05",
            "\"5\n6\"",
            "7\r",
            "1e5",
            "\t8",
            "9,",
            "\u0000",
            "é"
        };
        try (TradingStore memory = place().openOther(MemoryStorage.forTests())) {
            for (int round = 0; round < 12; round++) {
                StringBuilder rows = new StringBuilder(HEADER.replace("volume", "volume,source"));
                for (int i = 0; i < 60; i++) {
                    rows.append(
                            random.nextInt(20) == 0
                                    ? ""
                                    : LocalDate.of(2024, 1, 1).plusDays(random.nextInt(40)));
                    for (int column = 0; column < 6; column++) {
                        boolean clean = random.nextInt(30) > 0;
                        rows.append(',')
                                .append(clean ? String.valueOf(column % 2 + 1) : dirt[random.nextInt(dirt.length)]);
                    }
                    rows.append(random.nextInt(9) == 0 ? "\r\n" : random.nextInt(30) == 0 ? "\n\n" : "\n");
                }
                ImportFile<DailyPrice> file = daily(rows.toString());
                ImportReport expected = memory.history().dailyPrices().importFrom(file, OnConflict.REPLACE);
                List<String> reasons = rejects();
                ImportReport actual = imported(file);
                assertThat(rejects()).as("round %s", round).isEqualTo(reasons);
                assertThat(actual.counts()).isEqualTo(expected.counts());
                assertThat(actual.read()).isEqualTo(expected.read());
                assertThat(prices())
                        .isEqualTo(memory.history()
                                .dailyPrices()
                                .list(DailyPrice.TYPE.all().limit(1_000)));
            }
        }
    }
}
