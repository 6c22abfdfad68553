package org.tradingstore.satellites;

import java.util.List;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** Buckets of money within one account, what each of them holds, and how it came there. <em>Thread-safe outside a transaction.</em> */
public interface Satellites extends Records, Transactional<Satellites> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(Bucket.TYPE, BucketBalance.TYPE, BucketEntry.TYPE);

    BucketRepository buckets();

    /** What each bucket holds of each currency. */
    BucketBalanceRepository balances();

    /** What came in and went out. */
    BucketEntryRepository entries();

    /** The fingerprint of everything that the database holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
