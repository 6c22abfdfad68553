package org.tradingstore.repository;

import java.time.Instant;
import java.util.List;

/** Records with one current row per key, whose every former revision is kept. <em>Thread-safe outside a transaction.</em> */
public interface AuditedRepository<R, K> extends KeyedRepository<R, K> {
    /** The records as they were at {@code moment}, inclusive, by when the store learned of them. */
    AsOf<R, K> asOf(Instant moment);

    /**
     * Revisions of the record with this key, newest first, deletions included.
     *
     * @param limit at least 1
     */
    List<Revision<R>> revisions(K key, int limit);
}
