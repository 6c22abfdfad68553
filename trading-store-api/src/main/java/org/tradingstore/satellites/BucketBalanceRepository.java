package org.tradingstore.satellites;

import java.util.List;
import java.util.UUID;
import org.tradingstore.repository.KeyedRepository;

/** Balances of the buckets of one book. They are kept by the deposits, withdrawals and transfers of {@link Satellites}. */
public interface BucketBalanceRepository extends KeyedRepository<BucketBalance, BucketBalanceKey> {
    /** What a bucket holds, by currency. */
    default List<BucketBalance> ofBucket(UUID bucketId, int limit) {
        return list(
                BucketBalance.TYPE.where(BucketBalance.BUCKET_ID.eq(bucketId)).limit(limit));
    }
}
