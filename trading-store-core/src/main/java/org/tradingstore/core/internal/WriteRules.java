package org.tradingstore.core.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tradingstore.config.ChartConfiguration;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.BucketBalance;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.schema.RecordType;

/** The record types that have rules of their own. */
final class WriteRules {
    private static final Map<RecordType<?, ?>, WriteRule<?>> RULES = Map.of(
            Bucket.TYPE, new BucketRule(),
            BucketEntry.TYPE, new BucketEntryRule(),
            BucketBalance.TYPE, new BucketBalanceRule(),
            ChartConfiguration.TYPE, new DefaultChartRule.OfWrites(),
            Play.TYPE, new PlayRule(),
            PlayStatusChange.TYPE, new PlayStatusChangeRule());

    private WriteRules() {}

    /** The rule of a type; null where it has none. */
    @SuppressWarnings("unchecked") // each type stands beside a rule for its records
    static <R> @Nullable WriteRule<R> of(RecordType<R, ?> type) {
        return (WriteRule<R>) RULES.get(type);
    }
}
