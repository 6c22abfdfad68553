package org.tradingstore.satellites;

import java.util.List;
import java.util.UUID;
import org.tradingstore.repository.KeyedRepository;

/**
 * Balances of the buckets of one book. Each is the sum of the entries of its bucket in its currency, and only entries move it: writing
 * or deleting one is refused.
 */
public interface BucketBalanceRepository extends KeyedRepository<BucketBalance, BucketBalanceKey> {
    /** What a bucket holds, by currency. */
    default List<BucketBalance> ofBucket(UUID bucketId, int limit) {
        return list(
                BucketBalance.TYPE.where(BucketBalance.BUCKET_ID.eq(bucketId)).limit(limit));
    }
}
