package org.tradingstore.portfolio;

import java.util.List;
import java.util.Optional;
import org.tradingstore.repository.KeyedRepository;

/**
 * Metrics of symbols, as one book computed them. {@code current} and {@code named} leave out what has expired by the store's clock, at
 * its {@code expiresAt} and after; {@code find} and queries show it until it is replaced or deleted.
 */
public interface MetricRepository extends KeyedRepository<Metric, MetricKey> {
    /** The metric with this key, unless it has expired. */
    Optional<Metric> current(MetricKey key);

    /** The metrics of {@code symbol} that have not expired, by name. */
    List<Metric> current(String symbol, int limit);

    /** The metrics of this name that have not expired, by symbol. */
    List<Metric> named(String name, int limit);
}
