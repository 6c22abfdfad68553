package org.tradingstore.satellites;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AppendRepository;

/**
 * Entries of the buckets of one book. Whatever way an entry is appended, the balance of its bucket moves with it, in the same
 * transaction; one that would overdraw a bucket which does not allow it is refused with an
 * {@link org.tradingstore.error.OverdraftException}.
 */
public interface BucketEntryRepository extends AppendRepository<BucketEntry, UUID> {
    /** The last entries, newest first, ties by id. */
    default List<BucketEntry> newest(int limit) {
        return list(
                BucketEntry.TYPE.all().orderBy(BucketEntry.OCCURRED_AT.desc()).limit(limit));
    }

    /** The last entries of a bucket, newest first, ties by id. */
    default List<BucketEntry> ofBucket(UUID bucketId, int limit) {
        return list(BucketEntry.TYPE
                .where(BucketEntry.BUCKET_ID.eq(bucketId))
                .orderBy(BucketEntry.OCCURRED_AT.desc())
                .limit(limit));
    }

    /** The last entries of one type, newest first, ties by id. */
    default List<BucketEntry> ofType(BucketEntryType type, int limit) {
        return list(BucketEntry.TYPE
                .where(BucketEntry.BUCKET_ENTRY_TYPE.eq(type))
                .orderBy(BucketEntry.OCCURRED_AT.desc())
                .limit(limit));
    }

    /** The entries that came with a trade, by id. */
    default List<BucketEntry> ofTrade(UUID tradeId, int limit) {
        return list(BucketEntry.TYPE.where(BucketEntry.TRADE_ID.eq(tradeId)).limit(limit));
    }

    /** The entry that had this id where it came from. */
    default Optional<BucketEntry> byExternalId(String externalId) {
        return first(BucketEntry.TYPE.where(BucketEntry.EXTERNAL_ID.eq(externalId)));
    }
}
