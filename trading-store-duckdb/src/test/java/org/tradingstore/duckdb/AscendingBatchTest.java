package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradingstore.spi.RowOutcome.CHANGED;
import static org.tradingstore.spi.RowOutcome.CREATED;
import static org.tradingstore.spi.RowOutcome.EXISTS;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Profile;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.OpenRequest.TypeLayout;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** Bars that come in the order of their keys, as loads do: whether one of them meets a kept one is told by their ends, without a join. */
class AscendingBatchTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    /** More than threads pull at a time, and not a whole number of chunks. */
    private static final int MANY = 40_001;

    @TempDir(factory = InMemoryDirectory.class)
    Path directory;

    private StorageDatabase database;

    @SuppressWarnings("NullAway.Init") // opened before each test
    AscendingBatchTest() {}

    @BeforeEach
    void open() {
        database = DuckDbStorage.in(directory)
                .open(new OpenRequest(
                        Database.HISTORY,
                        Profile.STANDARD,
                        List.of(new TypeLayout(DailyPrice.TYPE, true, false, false))));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static DailyPrice bar(String symbol, int day, double close) {
        return new DailyPrice(symbol, FIRST.plusDays(day), close, close, close, close, null, null, null);
    }

    /** Writes bars like {@code A5 B1-9}, a symbol of one letter and its days, and answers those that were not created. */
    private List<String> write(WriteMode mode, double close, String bars) {
        List<DailyPrice> given = Arrays.stream(bars.split(" ", -1))
                .flatMap(each -> {
                    String[] days = each.substring(1).split("-", -1);
                    return IntStream.rangeClosed(Integer.parseInt(days[0]), Integer.parseInt(days[days.length - 1]))
                            .mapToObj(day -> bar(each.substring(0, 1), day, close));
                })
                .toList();
        // Fewer would be written one by one.
        assertThat(given).hasSizeGreaterThan(7);
        List<RowOutcome> outcomes = write(mode, given.stream());
        return IntStream.range(0, given.size())
                .filter(i -> outcomes.get(i) != CREATED)
                .mapToObj(i -> name(given.get(i)) + " " + outcomes.get(i))
                .toList();
    }

    private static String name(DailyPrice bar) {
        return bar.symbol() + FIRST.until(bar.date(), ChronoUnit.DAYS);
    }

    /** How many bars are kept, and with what close those of these names. */
    private void require(int count, String... names) {
        List<DailyPrice> kept = kept();
        assertThat(kept).hasSize(count);
        assertThat(kept.stream().map(bar -> name(bar) + "=" + (int) bar.close()))
                .contains(names);
    }

    private List<RowOutcome> write(WriteMode mode, Stream<DailyPrice> bars) {
        List<StoredRow> rows = bars.map(bar -> new StoredRow(
                        new StoredEnvelope(0, 0, 0, 0, 0, 1),
                        database.encode(DailyPrice.TYPE, DailyPrice.TYPE.values(bar))))
                .toList();
        try (StorageSession session = database.begin(Access.WRITE)) {
            List<RowOutcome> outcomes = List.of(session.write(DailyPrice.TYPE, mode, rows));
            session.commit();
            return outcomes;
        }
    }

    private List<DailyPrice> kept() {
        List<DailyPrice> kept = new ArrayList<>();
        Selection selection = new Selection(DailyPrice.TYPE, Scope.SHARED, Condition.always());
        try (StorageSession session = database.begin(Access.READ);
                RowCursor cursor =
                        session.scan(Scan.all(selection, DailyPrice.TYPE.all().completeOrder()))) {
            for (StoredRow each = cursor.next(); each != null; each = cursor.next()) {
                StoredRow row = each;
                Object[] key = DailyPrice.TYPE.key().fields().stream()
                        .map(field -> value(row, field))
                        .toArray();
                int day = Math.toIntExact(FIRST.until((LocalDate) key[1], ChronoUnit.DAYS));
                kept.add(bar((String) key[0], day, (double) value(row, DailyPrice.CLOSE)));
            }
        }
        return kept;
    }

    private static Object value(StoredRow row, Field<DailyPrice, ?> field) {
        return Objects.requireNonNull(row.values().value(field.ordinal()));
    }

    @Test
    @DisplayName("a bar within that is kept is met, whatever the days of the first and the last are")
    void within() {
        write(WriteMode.INSERT, 1, "B10-20");
        assertThat(write(WriteMode.INSERT, 2, "A5 B10 B21-30 C5")).containsExactly("B10 EXISTS");
        assertThat(write(WriteMode.UPSERT, 3, "A6 B10 B31-40 C6")).containsExactly("B10 CHANGED");
        require(35, "B10=3", "B11=1", "B21=2", "B31=3", "A5=2", "C6=3");
    }

    @Test
    @DisplayName("the first bar and the last are met where only they are kept")
    void ends() {
        write(WriteMode.INSERT, 1, "M1-10");
        assertThat(write(WriteMode.INSERT, 2, "A1-9 M1")).containsExactly("M1 EXISTS");
        assertThat(write(WriteMode.UPSERT, 3, "B1-9 M1")).containsExactly("M1 CHANGED");
        assertThat(write(WriteMode.INSERT, 4, "M10 N1-9")).containsExactly("M10 EXISTS");
        assertThat(write(WriteMode.UPSERT, 5, "M10 O1-9")).containsExactly("M10 CHANGED");
        require(46, "M1=3", "M2=1", "M10=5", "A1=2", "O9=5");
    }

    @Test
    @DisplayName("of neighbours with one key the first is created, and the last stays where they replace")
    void neighbours() {
        assertThat(write(WriteMode.INSERT, 1, "A1 A1 A2-9")).containsExactly("A1 EXISTS");
        assertThat(write(
                        WriteMode.UPSERT,
                        Stream.concat(
                                Stream.of(bar("B", 1, 1), bar("B", 1, 2)),
                                IntStream.range(2, 10).mapToObj(day -> bar("B", day, 3)))))
                .startsWith(CREATED, CHANGED, CREATED);
        require(18, "A1=1", "B1=2", "B9=3");
    }

    @Test
    @DisplayName("of many bars that threads pull in chunks each is written once, and each that is kept is met")
    void many() {
        List<DailyPrice> bars =
                IntStream.range(0, MANY).mapToObj(day -> bar("A", day, 1 + day)).toList();
        List<DailyPrice> thirds =
                bars.stream().filter(bar -> (long) bar.close() % 3 == 0).toList();
        assertThat(write(WriteMode.INSERT, thirds.stream())).containsOnly(CREATED);
        List<RowOutcome> outcomes = write(WriteMode.INSERT, bars.stream());
        assertThat(outcomes)
                .containsExactlyElementsOf(bars.stream()
                        .map(bar -> (long) bar.close() % 3 == 0 ? EXISTS : CREATED)
                        .toList());
        assertThat(kept()).containsExactlyElementsOf(bars);
    }
}
