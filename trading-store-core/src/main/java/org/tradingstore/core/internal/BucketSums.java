package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Measure;
import org.tradingstore.satellites.BalanceDifference;
import org.tradingstore.satellites.BucketBalance;
import org.tradingstore.satellites.BucketBalanceKey;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.satellites.BucketEntryRepository;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.PortableOrder;

/** Sums of entries, which balances are compared with. */
final class BucketSums {
    private static final Measure<BucketEntry, BigDecimal> SUM = Measure.sum(BucketEntry.AMOUNT);

    private BucketSums() {}

    static BigDecimal of(BucketEntryRepository entries, UUID bucketId, String currency, Instant asOf) {
        List<Group<BucketEntry>> groups = entries.aggregate(Aggregation.over(BucketEntry.TYPE
                        .where(BucketEntry.BUCKET_ID.eq(bucketId))
                        .where(BucketEntry.CURRENCY.eq(currency))
                        .where(BucketEntry.OCCURRED_AT.le(asOf)))
                .measure(SUM));
        return groups.get(0).value(SUM).orElse(BigDecimal.ZERO);
    }

    static List<BalanceDifference> differences(Satellites satellites) {
        SortedMap<BucketBalanceKey, BigDecimal> open =
                new TreeMap<>(Comparator.comparing(BucketBalanceKey::bucketId, PortableOrder.UUIDS)
                        .thenComparing(BucketBalanceKey::currency, PortableOrder.TEXT));
        satellites
                .entries()
                .aggregate(Aggregation.over(BucketEntry.TYPE.all())
                        .groupBy(BucketEntry.BUCKET_ID, BucketEntry.CURRENCY)
                        .measure(SUM))
                .forEach(group -> open.put(
                        new BucketBalanceKey(
                                group.key(BucketEntry.BUCKET_ID).orElseThrow(),
                                group.key(BucketEntry.CURRENCY).orElseThrow()),
                        group.value(SUM).orElse(BigDecimal.ZERO)));
        List<BalanceDifference> differences = new ArrayList<>();
        satellites.balances().scan(BucketBalance.TYPE.all(), balance -> {
            BigDecimal sum = open.remove(balance.key());
            BigDecimal entries = sum == null ? BigDecimal.ZERO : sum;
            if (entries.compareTo(balance.balance()) != 0) {
                differences.add(new BalanceDifference(balance.key(), balance.balance(), entries));
            }
        });
        for (Map.Entry<BucketBalanceKey, BigDecimal> lacking : open.entrySet()) {
            differences.add(new BalanceDifference(lacking.getKey(), BigDecimal.ZERO, lacking.getValue()));
        }
        return differences;
    }
}
