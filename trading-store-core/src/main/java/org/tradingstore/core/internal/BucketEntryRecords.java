package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.satellites.BucketEntryRepository;

/** Entries of the buckets of one book. */
final class BucketEntryRecords extends AppendRecords<BucketEntry, UUID> implements BucketEntryRepository {
    BucketEntryRecords(BookScope scope) {
        super(BucketEntry.TYPE, scope);
    }
}
