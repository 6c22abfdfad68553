package org.tradingstore.core.internal;

import org.tradingstore.satellites.BucketBalance;
import org.tradingstore.satellites.BucketBalanceKey;
import org.tradingstore.satellites.BucketBalanceRepository;

/** Balances of the buckets of one book. */
final class BucketBalanceRecords extends KeyedRecords<BucketBalance, BucketBalanceKey>
        implements BucketBalanceRepository {
    BucketBalanceRecords(BookScope scope) {
        super(BucketBalance.TYPE, scope);
    }
}
