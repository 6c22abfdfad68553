package org.tradingstore.examples.quickstart;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.tradingstore.Book;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.PriceSource;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.TimeBuckets;
import org.tradingstore.schema.TimeRange;

/**
 * With prices: cash, and positions at the last close, at the end of each day from that of the first trade on. A symbol that no close is
 * known of counts at the price of its last trade.
 */
final class MarkedView implements EquityView {
    static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** A day that was mistyped must not make a curve of millions of days. */
    private static final int MOST_YEARS = 100;

    private final Book book;
    private final ZoneId zone;
    private final List<Instant> days;

    /** @param lastDay the last day that there are prices of */
    MarkedView(Book book, ZoneId zone, LocalDate lastDay) {
        this.book = book;
        this.zone = zone;
        this.days = days(lastDay);
    }

    private List<Instant> days(LocalDate lastDay) {
        List<Trade> first = book.ledger()
                .trades()
                .list(Trade.TYPE.all().orderBy(Trade.EXECUTED_AT.asc()).limit(1));
        if (first.isEmpty()) {
            return List.of();
        }
        LocalDate firstDay = day(first.get(0));
        LocalDate lastTraded = day(book.ledger().trades().newest(1).get(0));
        LocalDate end = lastDay.isBefore(lastTraded) ? lastTraded : lastDay;
        LocalDate limit = firstDay.plusYears(MOST_YEARS);
        TimeRange period = new TimeRange(
                firstDay.atStartOfDay(zone).toInstant(),
                (end.isBefore(limit) ? end : limit)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant());
        List<Instant> edges = TimeBuckets.calendar(Trade.EXECUTED_AT, ChronoUnit.DAYS, period, zone)
                .edges();
        return edges.subList(1, edges.size());
    }

    private LocalDate day(Trade trade) {
        return trade.executedAt().atZone(zone).toLocalDate();
    }

    /** A source reads forward, so each computation takes one of its own. */
    private PriceSource closes() {
        Ledger ledger = book.ledger();
        return book.dailyCloses(zone)
                .orElse((symbol, asOf) -> ledger.trades()
                        .first(Trade.TYPE
                                .where(Trade.SYMBOL.eq(symbol).and(Trade.EXECUTED_AT.le(asOf)))
                                .orderBy(Trade.EXECUTED_AT.desc()))
                        .map(Trade::price));
    }

    @Override
    public String title() {
        return "Equity at daily closes";
    }

    @Override
    public boolean priced() {
        return true;
    }

    @Override
    public Optional<BigDecimal> lastClose(String symbol) {
        return book.dailyCloses(zone).lastClose(symbol, LAST_MOMENT);
    }

    @Override
    public void equity(String currency, Consumer<EquityPoint> points) {
        book.ledger().equity(currency, closes(), days, points);
    }

    @Override
    public Optional<Drawdown> maxDrawdown(String currency) {
        return book.ledger().maxDrawdown(currency, closes(), days);
    }

    @Override
    public SortedMap<String, Drawdown> maxDrawdowns(String currency) {
        return book.ledger().maxDrawdowns(currency, closes(), days);
    }
}
