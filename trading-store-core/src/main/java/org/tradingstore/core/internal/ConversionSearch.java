package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.history.ConversionRate;
import org.tradingstore.history.ConversionRate.Route;
import org.tradingstore.history.ExchangeRate;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.TextField;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Finds the way from one currency to another among the rates of one consistent state. <em>Not thread-safe: one search.</em> */
final class ConversionSearch {
    private static final int SCALE = 18;

    private final StorageSession session;
    private final Scope scope;
    private final Instant asOf;

    ConversionSearch(StorageSession session, Scope scope, Instant asOf) {
        this.session = session;
        this.scope = scope;
        this.asOf = asOf;
    }

    /** The newer of a direct and an inverse rate, else the cross whose older leg is the newest, ties by its currency. */
    Optional<ConversionRate> find(String base, String quote) {
        if (base.equals(quote)) {
            return Optional.of(new ConversionRate(base, quote, BigDecimal.ONE, asOf, Route.SAME, List.of()));
        }
        ExchangeRate pair = newer(newest(base, quote), newest(quote, base));
        if (pair != null) {
            Route route = pair.base().equals(base) ? Route.DIRECT : Route.INVERSE;
            return Optional.of(conversion(base, quote, route, List.of(pair)));
        }
        Map<String, ExchangeRate> fromBase = partners(base);
        Map<String, ExchangeRate> toQuote = partners(quote);
        List<String> crosses = new ArrayList<>(fromBase.keySet());
        crosses.retainAll(toQuote.keySet());
        crosses.sort(PortableOrder.TEXT);
        ConversionRate best = null;
        for (String cross : crosses) {
            List<ExchangeRate> legs = new ArrayList<>();
            legs.add(fromBase.get(cross));
            legs.add(toQuote.get(cross));
            if (best == null || older(legs).isAfter(best.asOf())) {
                best = conversion(base, quote, Route.CROSS, legs);
            }
        }
        return Optional.ofNullable(best);
    }

    private static Instant older(List<ExchangeRate> legs) {
        return legs.stream().map(ExchangeRate::asOf).min(Instant::compareTo).orElseThrow();
    }

    /** Multiplies the rates that go the way and divides by those that go against it, rounding once at the end. */
    private static ConversionRate conversion(String base, String quote, Route route, List<ExchangeRate> legs) {
        BigDecimal dividend = BigDecimal.ONE;
        BigDecimal divisor = BigDecimal.ONE;
        String at = base;
        for (ExchangeRate leg : legs) {
            if (leg.base().equals(at)) {
                dividend = dividend.multiply(leg.rate());
                at = leg.quote();
            } else {
                divisor = divisor.multiply(leg.rate());
                at = leg.base();
            }
        }
        BigDecimal rate = Canonical.decimal(dividend.divide(divisor, SCALE, RoundingMode.HALF_EVEN));
        return new ConversionRate(base, quote, rate, older(legs), route, legs);
    }

    private @Nullable ExchangeRate newest(String base, String quote) {
        Query<ExchangeRate> query = ExchangeRate.TYPE
                .where(ExchangeRate.BASE
                        .eq(base)
                        .and(ExchangeRate.QUOTE.eq(quote))
                        .and(ExchangeRate.AS_OF.le(asOf)))
                .orderBy(ExchangeRate.AS_OF.desc());
        Selection selection = new Selection(ExchangeRate.TYPE, scope, query.condition());
        try (RowCursor rows = session.scan(Scan.first(selection, query.completeOrder(), 1))) {
            StoredRow row = rows.next();
            return row == null ? null : StoredRecord.of(ExchangeRate.TYPE, row.values());
        }
    }

    /** The newest rate, of either direction, between {@code currency} and each other, by the other. */
    private Map<String, ExchangeRate> partners(String currency) {
        Map<String, ExchangeRate> found = new HashMap<>();
        collect(ExchangeRate.BASE.eq(currency), ExchangeRate.QUOTE, found);
        collect(ExchangeRate.QUOTE.eq(currency), ExchangeRate.BASE, found);
        return found;
    }

    private void collect(
            Condition<ExchangeRate> which, TextField<ExchangeRate> partner, Map<String, ExchangeRate> found) {
        Selection selection = new Selection(ExchangeRate.TYPE, scope, which);
        NewestPer request =
                new NewestPer(selection, List.of(partner), ExchangeRate.AS_OF, ExchangeRate.AS_OF.toPortable(asOf));
        try (RowCursor rows = session.newestPer(request)) {
            for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                ExchangeRate rate = StoredRecord.of(ExchangeRate.TYPE, row.values());
                found.merge(partner.read(row.values()::value), rate, (direct, other) -> {
                    ExchangeRate newer = newer(direct, other);
                    return newer == null ? direct : newer;
                });
            }
        }
    }

    /** The one that holds from later on, the first where both do. */
    private static @Nullable ExchangeRate newer(@Nullable ExchangeRate first, @Nullable ExchangeRate second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return second.asOf().isAfter(first.asOf()) ? second : first;
    }
}
