package org.tradingstore.testkit.internal.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tradingstore.config.ChartConfiguration;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.BucketBalance;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.schema.RecordType;

/** The record types whose writes have rules that the model knows. */
public final class ModelRules {
    private static final Map<RecordType<?, ?>, ModelRule<?>> RULES = Map.of(
            ChartConfiguration.TYPE, new ModelCharts(),
            Bucket.TYPE, new ModelBuckets.OfBuckets(),
            BucketEntry.TYPE, new ModelBuckets.OfEntries(),
            BucketBalance.TYPE, new ModelBuckets.OfBalances(),
            Play.TYPE, new ModelPlays.OfPlays(),
            PlayStatusChange.TYPE, new ModelPlays.OfChanges());

    private ModelRules() {}

    /** Whether the model refuses what a store must refuse of this type, so that anything may be tried. */
    public static boolean known(RecordType<?, ?> type) {
        return RULES.containsKey(type);
    }

    @SuppressWarnings("unchecked") // each type stands beside a rule for its records
    static <R> @Nullable ModelRule<R> of(RecordType<R, ?> type) {
        return (ModelRule<R>) RULES.get(type);
    }
}
