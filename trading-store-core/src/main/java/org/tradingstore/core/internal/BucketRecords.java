package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.BucketRepository;

/** Buckets of one book. */
final class BucketRecords extends AuditedRecords<Bucket, UUID> implements BucketRepository {
    BucketRecords(BookScope scope) {
        super(Bucket.TYPE, scope);
    }
}
