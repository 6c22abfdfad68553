package org.tradingstore.satellites;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AuditedRepository;

/** Buckets of one book. */
public interface BucketRepository extends AuditedRepository<Bucket, UUID> {
    /** The first buckets of one type, by name. */
    default List<Bucket> ofType(BucketType type, int limit) {
        return list(Bucket.TYPE
                .where(Bucket.BUCKET_TYPE.eq(type))
                .orderBy(Bucket.NAME.asc())
                .limit(limit));
    }

    /** The first buckets in one status, by name. */
    default List<Bucket> inStatus(BucketStatus status, int limit) {
        return list(Bucket.TYPE
                .where(Bucket.STATUS.eq(status))
                .orderBy(Bucket.NAME.asc())
                .limit(limit));
    }

    /** The first buckets that the agent trades for, by id. */
    default List<Bucket> ofAgent(UUID agentId, int limit) {
        return list(Bucket.TYPE.where(Bucket.AGENT_ID.eq(agentId)).limit(limit));
    }

    /** The bucket that had this id where it came from. */
    default Optional<Bucket> byExternalId(String externalId) {
        return first(Bucket.TYPE.where(Bucket.EXTERNAL_ID.eq(externalId)));
    }
}
