package org.tradingstore.core.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tradingstore.portfolio.Metric;
import org.tradingstore.portfolio.MetricKey;
import org.tradingstore.portfolio.MetricRepository;
import org.tradingstore.schema.Condition;
import org.tradingstore.spi.PortableNumbers;

/** Metrics, of which the expired ones do not count. */
final class MetricRecords extends KeyedRecords<Metric, MetricKey> implements MetricRepository {
    MetricRecords(BookScope scope) {
        super(Metric.TYPE, scope);
    }

    @Override
    public Optional<Metric> current(MetricKey key) {
        Instant now = now();
        return find(key).filter(metric -> metric.current(now));
    }

    @Override
    public List<Metric> current(String symbol, int limit) {
        return list(Metric.TYPE
                .where(Metric.SYMBOL.eq(symbol).and(unexpired()))
                .orderBy(Metric.NAME.asc())
                .limit(limit));
    }

    @Override
    public List<Metric> named(String name, int limit) {
        return list(Metric.TYPE
                .where(Metric.NAME.eq(name).and(unexpired()))
                .orderBy(Metric.SYMBOL.asc())
                .limit(limit));
    }

    private Condition<Metric> unexpired() {
        return Metric.EXPIRES_AT.isPresent().not().or(Metric.EXPIRES_AT.gt(now()));
    }

    private Instant now() {
        return PortableNumbers.instant(scope().database().nextMoment());
    }
}
