package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.history.Candle;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.ExchangeRate;
import org.tradingstore.history.History;
import org.tradingstore.history.Interval;
import org.tradingstore.history.MonthlyPrice;
import org.tradingstore.history.OptionQuote;
import org.tradingstore.history.SymbolRemoval;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeRepository;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Inserted;
import org.tradingstore.repository.Upserted;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Brute;
import org.tradingstore.testkit.internal.Place;

/** The history's records, their keys, and the newest of them, against plain loops. */
public abstract class PriceRules extends Rules {
    private static final LocalDate FIRST = LocalDate.of(2024, 2, 26);
    private static final Instant START = Instant.parse("2026-01-02T15:00:00Z");
    private static final List<String> SYMBOLS = List.of("AAPL", "aapl", "\uFFFF", "\uD83D\uDE80", "B", "");

    protected PriceRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.OPERATIONS, Database.HISTORY, Database.LEDGER);
    }

    private History market() {
        return store().history();
    }

    private static DailyPrice price(String symbol, LocalDate date, double close) {
        return DailyPrice.of(symbol, date).open(1).high(2).low(0.5).close(close).build();
    }

    private static Candle candle(String symbol, Interval interval, Instant openedAt, double close) {
        return Candle.of(symbol, interval, openedAt)
                .open(1)
                .high(2)
                .low(0.5)
                .close(close)
                .build();
    }

    private static <R> List<R> all(Cursor<R> cursor) {
        try (cursor) {
            List<R> records = new ArrayList<>();
            cursor.forEach(records::add);
            return records;
        }
    }

    /** Prices of several symbols on days with holes, in no order. */
    private List<DailyPrice> somePrices() {
        RecordGenerator<DailyPrice> generator = RecordGenerator.of(DailyPrice.TYPE, 1);
        List<DailyPrice> prices = generator
                .with(DailyPrice.SYMBOL, () -> SYMBOLS.get(generator.nextInt(SYMBOLS.size())))
                .with(DailyPrice.DATE, () -> FIRST.plusDays(generator.nextInt(60)))
                .next(150);
        market().dailyPrices().upsertAll(prices);
        return prices;
    }

    private static <R> List<R> newest(List<R> records, Function<R, String> group, Comparator<R> order) {
        SortedMap<String, R> newest = new TreeMap<>(PortableOrder.TEXT);
        records.forEach(record -> newest.merge(group.apply(record), record, (a, b) -> order.compare(a, b) > 0 ? a : b));
        return List.copyOf(newest.values());
    }

    @Test
    @DisplayName("HP1 a record of the history is kept by its key, without an envelope, and comes back equal")
    void keys() {
        DailyPrice day = price("AAPL", FIRST, 1.5);
        MonthlyPrice month = MonthlyPrice.of("AAPL", YearMonth.of(2024, 2))
                .averageClose(1.25)
                .source("x")
                .build();
        Candle candle = candle("AAPL", Interval.FIVE_MINUTES, START, 1.5);
        OptionQuote quote = OptionQuote.of("AAPL  260320C00190000", START)
                .underlying("AAPL")
                .bid(0.1)
                .delta(-0.5)
                .build();
        ExchangeRate rate = ExchangeRate.of("EUR", "USD")
                .asOf(START)
                .rate("1.080000000000000001")
                .build();
        assertThat(market().dailyPrices().upsert(day)).isEqualTo(Upserted.CREATED);
        assertThat(market().monthlyPrices().upsert(month)).isEqualTo(Upserted.CREATED);
        assertThat(market().candles().upsert(candle)).isEqualTo(Upserted.CREATED);
        assertThat(market().optionQuotes().upsert(quote)).isEqualTo(Upserted.CREATED);
        assertThat(market().exchangeRates().upsert(rate)).isEqualTo(Upserted.CREATED);
        assertThat(market().dailyPrices().find(day.key())).contains(day);
        assertThat(market().monthlyPrices().find(month.key())).contains(month);
        assertThat(market().candles().find(candle.key())).contains(candle);
        assertThat(market().optionQuotes().find(quote.key())).contains(quote);
        assertThat(market().exchangeRates().find(rate.key())).contains(rate);
        assertThat(market().dailyPrices().envelope(day.key())).isEmpty();
        assertThat(market().exchangeRates().envelope(rate.key())).isEmpty();
    }

    @Test
    @DisplayName("HP2 a price upserted again is SAME or CHANGED, and is inserted only where there is none")
    void upserts() {
        DailyPrice day = price("AAPL", FIRST, 1.5);
        market().dailyPrices().upsert(day);
        assertThat(market().dailyPrices().upsert(day)).isEqualTo(Upserted.SAME);
        DailyPrice other = day.toBuilder().volume(0.0).build();
        assertThat(market().dailyPrices().insertIfAbsent(other)).isEqualTo(Inserted.EXISTS);
        assertThat(market().dailyPrices().find(day.key())).contains(day);
        assertThat(market().dailyPrices().upsert(other)).isEqualTo(Upserted.CHANGED);
        assertThat(market().dailyPrices().find(day.key())).contains(other);
        assertThat(market().dailyPrices().delete(day.key())).isTrue();
        assertThat(market().dailyPrices().delete(day.key())).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    @DisplayName("HP3 a price that is not finite is refused by name, and nothing is written")
    void notFinite(double bad) {
        InvalidRecordException refusal = refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> market().dailyPrices().upsertAll(List.of(price("A", FIRST, 1), price("B", FIRST, bad))));
        assertThat(refusal.component()).isEqualTo("close");
        assertThat(market().dailyPrices().count(DailyPrice.TYPE.all())).isZero();
    }

    @Test
    @DisplayName(
            "HP4 a rate not above zero, or of a currency to itself, and a purge before the removal are refused by name")
    void badRecords() {
        assertThat(refused(
                                InvalidRecordException.class,
                                Advice.FIX_CALLER,
                                () -> ExchangeRate.of("EUR", "USD")
                                        .asOf(START)
                                        .rate("0")
                                        .build())
                        .component())
                .isEqualTo("rate");
        assertThat(refused(
                                InvalidRecordException.class,
                                Advice.FIX_CALLER,
                                () -> ExchangeRate.of("EUR", "EUR")
                                        .asOf(START)
                                        .rate("1")
                                        .build())
                        .component())
                .isEqualTo("quote");
        assertThat(refused(
                                InvalidRecordException.class,
                                Advice.FIX_CALLER,
                                () -> SymbolRemoval.of("AAPL", START)
                                        .purgeAfter(START.minusSeconds(1))
                                        .build())
                        .component())
                .isEqualTo("purge_after");
        assertThat(refused(
                                InvalidRecordException.class,
                                Advice.FIX_CALLER,
                                () -> DailyPrice.of("AAPL", FIRST).open(1).build())
                        .component())
                .isEqualTo("high");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "0m", "1", "m", "1M", "01m", "1001m", "-1m", "1 m", "10000s", "1y"})
    @DisplayName("HP5 a text that is no interval is refused")
    void badIntervals(String text) {
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> Interval.of(text));
    }

    @Test
    @DisplayName("HP6 an interval has one text: 60 minutes are an hour, 24 hours are not a day")
    void intervals() {
        for (String text :
                List.of("1s", "1m", "5m", "15m", "90m", "1h", "4h", "24h", "1d", "3d", "1w", "1mo", "1000mo")) {
            assertThat(Interval.of(text).toString()).isEqualTo(text);
        }
        assertThat(Interval.of("60m")).isEqualTo(Interval.ONE_HOUR);
        assertThat(Interval.of("900s")).isEqualTo(Interval.FIFTEEN_MINUTES);
        assertThat(Interval.of("24h")).isNotEqualTo(Interval.ONE_DAY);
        Candle minute = candle("AAPL", Interval.ONE_MINUTE, START, 1);
        Candle month = candle("AAPL", Interval.ONE_MONTH, START, 2);
        market().candles().upsertAll(List.of(minute, month));
        assertThat(market().candles().latest("AAPL", Interval.ONE_MINUTE)).contains(minute);
        assertThat(market().candles().latest("AAPL", Interval.ONE_MONTH)).contains(month);
        assertThat(market().candles().latest("AAPL", Interval.ONE_WEEK)).isEmpty();
    }

    @Test
    @DisplayName("HP7 a symbol's prices in a period, its start inclusive, its end exclusive, oldest first")
    void period() {
        List<DailyPrice> prices = somePrices();
        for (String symbol : SYMBOLS) {
            DateRange period = new DateRange(FIRST.plusDays(3), FIRST.plusDays(30));
            List<DailyPrice> expected = prices.stream()
                    .filter(each -> each.symbol().equals(symbol)
                            && !each.date().isBefore(FIRST.plusDays(3))
                            && each.date().isBefore(FIRST.plusDays(30)))
                    .sorted(Comparator.comparing(DailyPrice::date))
                    .toList();
            assertThat(all(market().dailyPrices().scan(symbol, period))).isEqualTo(expected);
            assertThat(all(market().dailyPrices().scan(symbol, DateRange.all())))
                    .hasSize((int) prices.stream()
                            .filter(each -> each.symbol().equals(symbol))
                            .count());
        }
        Candle first = candle("A", Interval.ONE_HOUR, START, 1);
        Candle second = candle("A", Interval.ONE_HOUR, START.plusSeconds(3600), 2);
        market().candles().upsertAll(List.of(second, first, candle("A", Interval.ONE_MINUTE, START, 3)));
        assertThat(all(market().candles().scan("A", Interval.ONE_HOUR, new TimeRange(START, START.plusSeconds(3600)))))
                .containsExactly(first);
    }

    @Test
    @DisplayName("HP8 the latest price of one, of some and of all symbols, now and as of a day")
    void latest() {
        List<DailyPrice> prices = somePrices();
        List<DailyPrice> newest = newest(prices, DailyPrice::symbol, Comparator.comparing(DailyPrice::date));
        assertThat(all(market().dailyPrices().latestOfAll())).isEqualTo(newest);
        assertThat(market().dailyPrices().latest(SYMBOLS).values()).containsExactlyElementsOf(newest);
        assertThat(market().dailyPrices()
                        .latest(List.of("B", "none", "AAPL", "B"))
                        .keySet())
                .containsExactly("AAPL", "B");
        assertThat(market().dailyPrices().latest(List.of())).isEmpty();
        newest.forEach(
                each -> assertThat(market().dailyPrices().latest(each.symbol())).contains(each));
        assertThat(market().dailyPrices().latest("none")).isEmpty();
        for (int days : new int[] {-1, 0, 10, 59, 100}) {
            LocalDate day = FIRST.plusDays(days);
            List<DailyPrice> then = newest(
                    prices.stream().filter(each -> !each.date().isAfter(day)).toList(),
                    DailyPrice::symbol,
                    Comparator.comparing(DailyPrice::date));
            assertThat(all(market().dailyPrices().latestOfAll(day))).isEqualTo(then);
            then.forEach(each -> assertThat(market().dailyPrices().latest(each.symbol(), day))
                    .contains(each));
        }
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> market().dailyPrices().latest(Collections.nCopies(1_001, "A")));
    }

    @Test
    @DisplayName("HP9 the latest candle of one, of some and of all symbols is one of the interval asked for")
    void latestCandles() {
        RecordGenerator<Candle> generator = RecordGenerator.of(Candle.TYPE, 2);
        List<Interval> intervals = List.of(Interval.ONE_MINUTE, Interval.ONE_HOUR);
        List<Candle> candles = generator
                .with(Candle.SYMBOL, () -> SYMBOLS.get(generator.nextInt(SYMBOLS.size())))
                .with(Candle.INTERVAL, () -> intervals.get(generator.nextInt(2)))
                .with(Candle.OPENED_AT, () -> START.plus(Duration.ofMinutes(generator.nextInt(60))))
                .next(200);
        market().candles().upsertAll(candles);
        for (Interval interval : intervals) {
            List<Candle> newest = newest(
                    candles.stream()
                            .filter(each -> each.interval().equals(interval))
                            .toList(),
                    Candle::symbol,
                    Comparator.comparing(Candle::openedAt));
            assertThat(all(market().candles().latestOfAll(interval))).isEqualTo(newest);
            assertThat(market().candles().latest(SYMBOLS, interval).values()).containsExactlyElementsOf(newest);
            for (Candle each : newest) {
                assertThat(market().candles().latest(each.symbol(), interval)).contains(each);
                assertThat(market().candles().latest(each.symbol(), interval, each.openedAt()))
                        .contains(each);
                assertThat(market().candles()
                                .latest(each.symbol(), interval, each.openedAt().minusNanos(1_000)))
                        .isNotEqualTo(Optional.of(each));
            }
        }
    }

    @Test
    @DisplayName("HP10 the chain of an underlying is the last quote of each of its contracts at a moment, inclusive")
    void chain() {
        RecordGenerator<OptionQuote> generator = RecordGenerator.of(OptionQuote.TYPE, 3);
        List<OptionQuote> quotes = generator
                .with(OptionQuote.CONTRACT, () -> "C" + generator.nextInt(12))
                .with(OptionQuote.QUOTED_AT, () -> START.plusSeconds(generator.nextInt(40)))
                .next(200)
                .stream()
                .map(each -> each.toBuilder()
                        .underlying(each.contract().length() == 2 ? "AAPL" : "MSFT")
                        .build())
                .toList();
        market().optionQuotes().upsertAll(quotes);
        List<OptionQuote> apple =
                quotes.stream().filter(each -> each.underlying().equals("AAPL")).toList();
        Comparator<OptionQuote> order = Comparator.comparing(OptionQuote::quotedAt);
        assertThat(all(market().optionQuotes().latestOfUnderlying("AAPL")))
                .isEqualTo(newest(apple, OptionQuote::contract, order));
        for (int second : new int[] {-1, 0, 13, 40}) {
            Instant then = START.plusSeconds(second);
            List<OptionQuote> known = apple.stream()
                    .filter(each -> !each.quotedAt().isAfter(then))
                    .toList();
            assertThat(all(market().optionQuotes().chain("AAPL", then)))
                    .isEqualTo(newest(known, OptionQuote::contract, order));
            Duration fresh = Duration.ofSeconds(2);
            assertThat(all(market().optionQuotes().chain("AAPL", then, fresh)))
                    .isEqualTo(newest(
                            known.stream()
                                    .filter(each -> !each.quotedAt().isBefore(then.minus(fresh)))
                                    .toList(),
                            OptionQuote::contract,
                            order));
        }
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> market().optionQuotes().chain("AAPL", START, Duration.ofSeconds(-1)));
    }

    @Test
    @DisplayName("HP11 months and rates are listed newest first, and months between two, both inclusive")
    void lists() {
        for (int i = 0; i < 6; i++) {
            market().monthlyPrices()
                    .upsert(MonthlyPrice.of("A", YearMonth.of(2025, 11).plusMonths(i))
                            .averageClose(i)
                            .build());
            market().exchangeRates()
                    .upsert(ExchangeRate.of("EUR", "USD")
                            .asOf(START.plusSeconds(i))
                            .rate("1." + (i + 1))
                            .build());
        }
        market().exchangeRates()
                .upsert(ExchangeRate.of("USD", "EUR").asOf(START).rate("0.9").build());
        assertThat(market().monthlyPrices().newest("A", 2))
                .extracting(MonthlyPrice::averageClose)
                .containsExactly(5.0, 4.0);
        assertThat(market().monthlyPrices().latest("A").orElseThrow().month()).isEqualTo(YearMonth.of(2026, 4));
        assertThat(market().monthlyPrices().latest("B")).isEmpty();
        assertThat(market().monthlyPrices().between("A", YearMonth.of(2025, 12), YearMonth.of(2026, 2), 10))
                .extracting(MonthlyPrice::averageClose)
                .containsExactly(1.0, 2.0, 3.0);
        assertThat(market().exchangeRates().newest("EUR", "USD", 3))
                .extracting(each -> each.rate().toPlainString())
                .containsExactly("1.6", "1.5", "1.4");
    }

    @Test
    @DisplayName("HP12 a transaction on the history keeps all of its prices or none")
    void transaction() {
        DailyPrice day = price("AAPL", FIRST, 1);
        Candle candle = candle("AAPL", Interval.ONE_DAY, START, 1);
        assertThat(thrownBy(() -> market().inTransaction(tx -> {
                    tx.dailyPrices().upsert(day);
                    assertThat(tx.dailyPrices().latest("AAPL")).contains(day);
                    tx.candles().upsert(candle);
                    throw new IOException("the caller's");
                })))
                .isInstanceOf(IOException.class);
        assertThat(market().dailyPrices().latest("AAPL")).isEmpty();
        market().inTransaction(tx -> {
            tx.dailyPrices().upsert(day);
            tx.candles().upsert(candle);
        });
        assertThat(market().dailyPrices().latest("AAPL")).contains(day);
        assertThat(market().candles().latest("AAPL", Interval.ONE_DAY)).contains(candle);
    }

    @Test
    @DisplayName(
            "HP13 the newest of each group of a book is its own, ties by key, and what lacks the group is left out")
    void newestOfBooks() {
        Random random = new Random(13);
        List<Trade> mine = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Trade trade = Trade.buy(SYMBOLS.get(random.nextInt(SYMBOLS.size())))
                    .quantity("1")
                    .price("1")
                    .currency("USD")
                    .bucketId(random.nextInt(3) == 0 ? null : new UUID(random.nextInt(4) - 2L, 7))
                    .executedAt(START.plusSeconds(random.nextInt(12)))
                    .build();
            boolean own = random.nextBoolean();
            store().book("kit", own ? Mode.TEST : Mode.LIVE).ledger().trades().append(trade);
            if (own) {
                mine.add(trade);
            }
        }
        TradeRepository trades = store().book("kit", Mode.TEST).ledger().trades();
        Instant then = START.plusSeconds(5);
        for (OrderedField<Trade, ?> group : List.<OrderedField<Trade, ?>>of(Trade.SYMBOL, Trade.BUCKET_ID)) {
            assertThat(all(trades.newestPer(group, Trade.EXECUTED_AT, Trade.TYPE.all())))
                    .isEqualTo(newestTrades(mine, group));
            assertThat(all(trades.newestPer(group, Trade.EXECUTED_AT, then, Trade.TYPE.all())))
                    .isEqualTo(newestTrades(
                            mine.stream()
                                    .filter(each -> !each.executedAt().isAfter(then))
                                    .toList(),
                            group));
        }
    }

    private static List<Trade> newestTrades(List<Trade> trades, OrderedField<Trade, ?> group) {
        Comparator<Trade> order = Brute.order(Trade.TYPE, List.of(Trade.EXECUTED_AT.asc()));
        List<Trade> newest = new ArrayList<>();
        for (Trade each : trades) {
            Object own = group.portable(each);
            boolean beaten = trades.stream()
                    .anyMatch(other ->
                            own != null && own.equals(group.portable(other)) && order.compare(other, each) > 0);
            if (own != null && !beaten) {
                newest.add(each);
            }
        }
        newest.sort(Brute.order(Trade.TYPE, List.of(group.asc())));
        return newest;
    }
}
