package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.history.Candle;
import org.tradingstore.history.Closes;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.Interval;
import org.tradingstore.history.KnownClose;
import org.tradingstore.ledger.ExposedPosition;
import org.tradingstore.ledger.Exposure;
import org.tradingstore.ledger.PricedTrade;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.internal.Place;

/** What is open at the last close, and trades beside the last close before them, against loops over lists of everything. */
public abstract class ExposureRules extends Rules {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** Clocks go forward in the night to the next day. */
    private static final LocalDate SATURDAY = LocalDate.of(2026, 3, 7);

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration ANY_AGE = Duration.ofDays(100_000);
    /** More than are looked up one after the other. */
    private static final List<String> SYMBOLS = List.of(
            "A",
            "AA",
            "AAPL",
            "B",
            "C",
            "D",
            "E",
            "F",
            "G",
            "H",
            "I",
            "J",
            "K",
            "L",
            "M",
            "MSFT",
            "NONE",
            "XRPUSD",
            "b",
            "\uFF21",
            "\uD835\uDC00");

    protected ExposureRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.LEDGER, Database.HISTORY);
    }

    private Book book() {
        return book(store());
    }

    private static Book book(TradingStore store) {
        return store.book("kit", Mode.TEST);
    }

    private static Trade.Builder buy(String symbol, String quantity, Instant at) {
        return Trade.buy(symbol).quantity(quantity).price("1").currency("USD").executedAt(at);
    }

    private static Trade.Builder sell(String symbol, String quantity, Instant at) {
        return Trade.sell(symbol).quantity(quantity).price("1").currency("USD").executedAt(at);
    }

    private static DailyPrice price(String symbol, LocalDate day, double close) {
        return DailyPrice.of(symbol, day)
                .open(1)
                .high(1)
                .low(1)
                .close(close)
                .adjustedClose(close / 2)
                .build();
    }

    private static Candle candle(String symbol, Interval interval, Instant at, double close) {
        return Candle.of(symbol, interval, at)
                .open(1)
                .high(1)
                .low(1)
                .close(close)
                .build();
    }

    private Trade appended(Trade.Builder trade) {
        Trade built = trade.build();
        book().ledger().trades().append(built);
        return built;
    }

    private static List<PricedTrade> joined(Book book, Closes closes, TimeRange period, Duration maxAge) {
        List<PricedTrade> joined = new ArrayList<>();
        book.tradesWithCloses(closes, period, maxAge, joined::add);
        return joined;
    }

    // Exposure

    @Test
    @DisplayName(
            "XP1 exposure is units at the last close by symbol and currency, and long, short, gross and net in sum")
    void exposure() {
        appended(buy("AAPL", "10", START));
        appended(sell("AAPL", "4", START));
        appended(buy("AAPL", "2", START).currency("EUR"));
        appended(sell("MSFT", "3", START));
        appended(buy("FLAT", "1", START));
        appended(sell("FLAT", "1", START));
        appended(buy("CALL", "2", START));
        appended(sell("NONE", "7", START));
        Trade wrong = appended(buy("AAPL", "1000", START));
        book().ledger().trades().reverse(wrong.id(), "typed twice");
        appended(buy("AAPL", "1", START.plus(Duration.ofDays(9))));
        for (String symbol : List.of("AAPL", "MSFT", "FLAT", "CALL")) {
            store().history().dailyPrices().upsert(price(symbol, SATURDAY, 1.5));
        }
        Instant known = SATURDAY.plusDays(1).atStartOfDay(NEW_YORK).toInstant();
        KnownClose close = new KnownClose(new BigDecimal("1.5"), known);
        Exposure exposure = book().exposure(Closes.ofDays(NEW_YORK), known, Map.of("CALL", new BigDecimal("100")));
        assertThat(exposure.asOf()).isEqualTo(known);
        assertThat(exposure.positions())
                .containsExactly(
                        new ExposedPosition("AAPL", "EUR", decimal("2"), Optional.of(close), Optional.of(decimal("3"))),
                        new ExposedPosition("AAPL", "USD", decimal("6"), Optional.of(close), Optional.of(decimal("9"))),
                        new ExposedPosition(
                                "CALL", "USD", decimal("2"), Optional.of(close), Optional.of(decimal("300"))),
                        new ExposedPosition(
                                "MSFT", "USD", decimal("-3"), Optional.of(close), Optional.of(decimal("-4.5"))),
                        new ExposedPosition("NONE", "USD", decimal("-7"), Optional.empty(), Optional.empty()));
        assertThat(exposure.withoutClose()).extracting(ExposedPosition::symbol).containsExactly("NONE");
        assertThat(exposure.longValue().asMap()).isEqualTo(Map.of("EUR", decimal("3"), "USD", decimal("309")));
        assertThat(exposure.shortValue().asMap()).isEqualTo(Map.of("EUR", decimal("0"), "USD", decimal("-4.5")));
        assertThat(exposure.gross().asMap()).isEqualTo(Map.of("EUR", decimal("3"), "USD", decimal("313.5")));
        assertThat(exposure.net().asMap()).isEqualTo(Map.of("EUR", decimal("3"), "USD", decimal("304.5")));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName(
            "XP2 exposure of random trades at random closes is that of a loop, at every moment and to the last digit")
    void randomExposure(long seed) {
        Random random = new Random(seed);
        Market market = new Market(random);
        List<Trade> trades = market.trades(150);
        for (Instant asOf : List.of(START.minusSeconds(1), market.moment(), market.moment(), START.plus(ANY_AGE))) {
            for (Closes closes : List.of(Closes.ofDays(NEW_YORK), Closes.ofCandles(Interval.ONE_HOUR))) {
                Exposure given = book().exposure(closes, asOf);
                Map<String, BigDecimal> gross = new TreeMap<>();
                Map<String, BigDecimal> net = new TreeMap<>();
                List<ExposedPosition> expected = new ArrayList<>();
                for (String symbol : SYMBOLS.stream().sorted(PortableOrder.TEXT).toList()) {
                    for (String currency : List.of("EUR", "USD")) {
                        BigDecimal units = units(trades, symbol, currency, asOf);
                        Optional<KnownClose> close = market.lastClose(symbol, asOf, closes);
                        Optional<BigDecimal> value =
                                close.map(each -> each.close().multiply(units));
                        if (units.signum() != 0) {
                            expected.add(new ExposedPosition(
                                    symbol, currency, units, close, value.map(ExposureRules::rounded)));
                            value.ifPresent(worth -> {
                                gross.merge(currency, worth.abs(), BigDecimal::add);
                                net.merge(currency, worth, BigDecimal::add);
                            });
                        }
                    }
                }
                assertThat(given.positions()).as("%s %s", closes, asOf).isEqualTo(expected);
                gross.forEach((currency, sum) ->
                        assertThat(given.gross().in(currency)).isEqualByComparingTo(rounded(sum)));
                net.forEach(
                        (currency, sum) -> assertThat(given.net().in(currency)).isEqualByComparingTo(rounded(sum)));
                assertThat(given.net().currencies()).isEqualTo(net.keySet());
            }
        }
        assertThat(book().exposure(Closes.ofDays(NEW_YORK), Instant.parse("9999-12-31T23:59:59Z"))
                        .positions())
                .hasSameSizeAs(book().exposure(Closes.ofDays(NEW_YORK), START.plus(ANY_AGE))
                        .positions());
    }

    private static BigDecimal rounded(BigDecimal exact) {
        return exact.setScale(18, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal units(List<Trade> trades, String symbol, String currency, Instant asOf) {
        return trades.stream()
                .filter(trade -> trade.symbol().equals(symbol)
                        && trade.currency().equals(currency)
                        && !trade.executedAt().isAfter(asOf))
                .map(trade -> trade.side() == Side.BUY
                        ? trade.quantity()
                        : trade.quantity().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // Trades with closes

    @Test
    @DisplayName("XP3 a close counts from the end of its day or candle on, inclusive, also where clocks change")
    void knownFrom() {
        Instant midnight = SATURDAY.plusDays(1).atStartOfDay(NEW_YORK).toInstant();
        Instant next = SATURDAY.plusDays(2).atStartOfDay(NEW_YORK).toInstant();
        assertThat(Duration.between(midnight, next)).isEqualTo(Duration.ofHours(23));
        store().history().dailyPrices().upsert(price("AAPL", SATURDAY, 101.1));
        store().history().dailyPrices().upsert(price("AAPL", SATURDAY.plusDays(1), 99.7));
        store().history().candles().upsert(candle("AAPL", Interval.FIVE_MINUTES, midnight.minusSeconds(300), 7));
        store().history().candles().upsert(candle("AAPL", Interval.ONE_MINUTE, midnight.minusSeconds(3_000), 8));
        List<Instant> moments = List.of(midnight.minusNanos(1_000), midnight, next.minusNanos(1_000), next);
        moments.forEach(moment -> appended(buy("AAPL", "1", moment)));
        KnownClose saturday = new KnownClose(decimal("101.1"), midnight);
        KnownClose sunday = new KnownClose(decimal("99.7"), next);
        assertThat(joined(book(), Closes.ofDays(NEW_YORK), TimeRange.all(), ANY_AGE))
                .extracting(PricedTrade::lastClose)
                .containsExactly(Optional.empty(), Optional.of(saturday), Optional.of(saturday), Optional.of(sunday));
        KnownClose five = new KnownClose(decimal("7"), midnight);
        assertThat(joined(book(), Closes.ofCandles(Interval.FIVE_MINUTES), TimeRange.all(), ANY_AGE))
                .extracting(PricedTrade::lastClose)
                .containsExactly(Optional.empty(), Optional.of(five), Optional.of(five), Optional.of(five));
        // 23 hours less a microsecond, and exactly 23 hours.
        assertThat(joined(book(), Closes.ofCandles(Interval.FIVE_MINUTES), TimeRange.all(), Duration.ofHours(22)))
                .extracting(PricedTrade::lastClose)
                .containsExactly(Optional.empty(), Optional.of(five), Optional.empty(), Optional.empty());
        assertThat(joined(book(), Closes.ofCandles(Interval.FIVE_MINUTES), TimeRange.all(), Duration.ofHours(23)))
                .extracting(PricedTrade::lastClose)
                .containsExactly(Optional.empty(), Optional.of(five), Optional.of(five), Optional.of(five));
        assertThat(joined(book(), Closes.ofDays(NEW_YORK), new TimeRange(midnight, next), Duration.ZERO))
                .extracting(PricedTrade::lastClose)
                .containsExactly(Optional.of(saturday), Optional.empty());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName(
            "XP4 random trades come by moment and id, none that was reversed, each with the close that a loop finds")
    void randomJoin(long seed) {
        Market market = new Market(new Random(seed));
        List<Trade> trades = market.trades(200);
        trades.sort(Comparator.comparing(Trade::executedAt).thenComparing(Trade::id, PortableOrder.UUIDS));
        TimeRange period = new TimeRange(START.plus(Duration.ofDays(2)), START.plus(Duration.ofDays(25)));
        for (Closes closes : List.of(Closes.ofDays(NEW_YORK), Closes.ofCandles(Interval.ONE_HOUR))) {
            for (Duration maxAge : List.of(ANY_AGE, Duration.ofDays(2))) {
                List<PricedTrade> expected = trades.stream()
                        .filter(trade -> period.contains(trade.executedAt()))
                        .map(trade -> new PricedTrade(
                                trade,
                                market.lastClose(trade.symbol(), trade.executedAt(), closes)
                                        .filter(close -> !trade.executedAt()
                                                .isAfter(close.knownAt().plus(maxAge)))))
                        .toList();
                assertThat(joined(book(), closes, period, maxAge)).isEqualTo(expected);
                assertThat(expected).anyMatch(each -> each.lastClose().isPresent());
                assertThat(expected).anyMatch(each -> each.lastClose().isEmpty());
            }
        }
    }

    @Test
    @DisplayName("XP5 trades far apart and close together find their closes among more than are read at once")
    void longSeries() {
        List<DailyPrice> prices = new ArrayList<>();
        for (int day = 0; day < 1_200; day++) {
            if (day % 7 < 5) {
                prices.add(price("AAPL", SATURDAY.plusDays(day), day + 1));
            }
        }
        store().history().dailyPrices().upsertAll(prices);
        List<Integer> days = List.of(1, 2, 3, 6, 7, 8, 270, 271, 600, 601, 602, 900, 1_195, 1_300, 1_301, 1_302, 1_400);
        List<Trade> trades = new ArrayList<>();
        for (int day : days) {
            trades.add(buy(
                            "AAPL",
                            "1",
                            SATURDAY.plusDays(day)
                                    .atTime(12, 0)
                                    .atZone(NEW_YORK)
                                    .toInstant())
                    .build());
        }
        book().ledger().trades().appendAll(trades);
        List<BigDecimal> expected = new ArrayList<>();
        for (int day : days) {
            int last = Math.min(day - 1, 1_199);
            while (last % 7 >= 5) {
                last--;
            }
            expected.add(BigDecimal.valueOf(last + 1L));
        }
        assertThat(joined(book(), Closes.ofDays(NEW_YORK), TimeRange.all(), ANY_AGE))
                .extracting(each -> each.lastClose().orElseThrow().close())
                .isEqualTo(expected);
    }

    @Test
    @DisplayName(
            "XP6 candles of days, and an age below zero, are refused; a book without trades has none and no exposure")
    void nothing() {
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> Closes.ofCandles(Interval.ONE_DAY));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> joined(book(), Closes.ofDays(NEW_YORK), TimeRange.all(), Duration.ofNanos(-1)));
        assertThat(joined(book(), Closes.ofDays(NEW_YORK), TimeRange.all(), ANY_AGE))
                .isEmpty();
        Exposure exposure = book().exposure(Closes.ofDays(NEW_YORK), START);
        assertThat(exposure.positions()).isEmpty();
        assertThat(exposure.gross().currencies()).isEmpty();
        appended(buy("AAPL", "1", START));
        assertThat(book().exposure(Closes.ofDays(NEW_YORK), START).withoutClose())
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0} in memory")
    @EnumSource(
            value = Database.class,
            names = {"LEDGER", "HISTORY"})
    @DisplayName("XP7 ledger and history on two engines answer as on one")
    void twoEngines(Database elsewhere) {
        Market here = new Market(new Random(7));
        List<PricedTrade> joined;
        Exposure exposure;
        List<Trade> trades = here.trades(100);
        joined = joined(book(), Closes.ofDays(NEW_YORK), TimeRange.all(), ANY_AGE);
        exposure = book().exposure(Closes.ofDays(NEW_YORK), here.moment());
        place().closeAll();
        try (TradingStore mixed = place().open(builder -> builder.storage(elsewhere, MemoryStorage.forTests()))) {
            if (elsewhere == Database.LEDGER) {
                book(mixed).ledger().trades().appendAll(trades);
            } else {
                mixed.history().dailyPrices().upsertAll(here.days);
            }
            assertThat(joined(book(mixed), Closes.ofDays(NEW_YORK), TimeRange.all(), ANY_AGE))
                    .isEqualTo(joined)
                    .isNotEmpty();
            assertThat(book(mixed).exposure(Closes.ofDays(NEW_YORK), exposure.asOf()))
                    .isEqualTo(exposure);
        }
    }

    /** Random prices and trades, kept here and in the store. */
    private final class Market {
        private final Random random;
        private final List<DailyPrice> days = new ArrayList<>();
        private final List<Candle> candles = new ArrayList<>();

        Market(Random random) {
            this.random = random;
            for (String symbol : SYMBOLS) {
                for (int day = -3; day < 30 && !symbol.equals("NONE"); day++) {
                    if (random.nextInt(3) > 0) {
                        LocalDate date = SATURDAY.plusDays(day);
                        days.add(price(symbol, date, random.nextInt(100_000) / 1_000.0));
                        Instant at = START.plus(Duration.ofHours(29L * day + random.nextInt(20)));
                        candles.add(candle(symbol, Interval.ONE_HOUR, at, random.nextDouble()));
                        candles.add(candle(symbol, Interval.FIVE_MINUTES, at, 5_000));
                    }
                }
            }
            store().history().dailyPrices().upsertAll(days);
            store().history().candles().upsertAll(candles);
        }

        Instant moment() {
            return START.plus(Duration.ofMinutes(random.nextInt(32 * 24 * 60)));
        }

        /** Appends so many, of which one is reversed and left out here; many share a moment. */
        List<Trade> trades(int count) {
            List<Trade> trades = new ArrayList<>();
            Instant at = moment();
            for (int i = 0; i < count; i++) {
                at = random.nextInt(4) == 0 ? at : moment();
                String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
                String quantity = BigDecimal.valueOf(1 + random.nextInt(99_999), random.nextInt(9))
                        .toPlainString();
                trades.add((random.nextBoolean() ? buy(symbol, quantity, at) : sell(symbol, quantity, at))
                        .currency(random.nextInt(3) == 0 ? "EUR" : "USD")
                        .build());
            }
            book().ledger().trades().appendAll(trades);
            Trade wrong = trades.remove(random.nextInt(count));
            book().ledger().trades().reverse(wrong.id(), "not ours");
            return trades;
        }

        /** By a look at every one. */
        Optional<KnownClose> lastClose(String symbol, Instant moment, Closes closes) {
            List<KnownClose> known = new ArrayList<>();
            if (closes instanceof Closes.Days ofDays) {
                days.stream()
                        .filter(day -> day.symbol().equals(symbol))
                        .forEach(day -> known.add(new KnownClose(
                                BigDecimal.valueOf(day.close()),
                                day.date()
                                        .plusDays(1)
                                        .atStartOfDay(ofDays.zone())
                                        .toInstant())));
            } else {
                candles.stream()
                        .filter(candle -> candle.symbol().equals(symbol)
                                && candle.interval().equals(Interval.ONE_HOUR))
                        .forEach(candle -> known.add(new KnownClose(
                                BigDecimal.valueOf(candle.close()),
                                candle.openedAt().plus(Duration.ofHours(1)))));
            }
            return known.stream()
                    .filter(close -> !close.knownAt().isAfter(moment))
                    .max(Comparator.comparing(KnownClose::knownAt));
        }
    }
}
