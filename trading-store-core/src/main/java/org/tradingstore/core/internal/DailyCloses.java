package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.ledger.PriceSource;

/**
 * Closes of daily prices. Of each symbol some days are in memory, read ahead of the day that was asked for, so that a computation day by
 * day asks the database seldom. <em>Not thread-safe: it belongs to one computation at a time.</em>
 */
final class DailyCloses implements PriceSource {
    private static final int READ_AHEAD = 256;

    private final DailyPriceRepository prices;
    private final ZoneId zone;
    private final Map<String, Window> windows = new HashMap<>();

    DailyCloses(DailyPriceRepository prices, ZoneId zone) {
        this.prices = prices;
        this.zone = zone;
    }

    /** What is known of the days from {@code first} to {@code last}, both inclusive: their closes, and the last one before them. */
    private record Window(LocalDate first, LocalDate last, NavigableMap<LocalDate, BigDecimal> closes) {
        boolean covers(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    @Override
    public Optional<BigDecimal> lastClose(String symbol, Instant asOf) {
        // A day is over when the next one begins.
        LocalDate day = asOf.atZone(zone).toLocalDate().minusDays(1);
        if (day.getYear() < 1) {
            return Optional.empty();
        }
        Window window = windows.get(symbol);
        if (window == null || !window.covers(day)) {
            window = read(symbol, day);
            windows.put(symbol, window);
        }
        return Optional.ofNullable(window.closes().floorEntry(day)).map(Map.Entry::getValue);
    }

    private Window read(String symbol, LocalDate day) {
        NavigableMap<LocalDate, BigDecimal> closes = new TreeMap<>();
        prices.latest(symbol, day).ifPresent(price -> put(closes, price));
        List<DailyPrice> ahead = prices.list(DailyPrice.TYPE
                .where(DailyPrice.SYMBOL.eq(symbol).and(DailyPrice.DATE.gt(day)))
                .orderBy(DailyPrice.DATE.asc())
                .limit(READ_AHEAD));
        ahead.forEach(price -> put(closes, price));
        // Fewer than asked for: behind the last one there are none.
        LocalDate last = ahead.size() < READ_AHEAD
                ? LocalDate.MAX
                : ahead.get(READ_AHEAD - 1).date();
        return new Window(day, last, closes);
    }

    private static void put(NavigableMap<LocalDate, BigDecimal> closes, DailyPrice price) {
        closes.put(price.date(), BigDecimal.valueOf(price.close()));
    }
}
