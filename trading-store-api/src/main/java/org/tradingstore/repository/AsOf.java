package org.tradingstore.repository;

import java.util.Optional;
import org.tradingstore.schema.Condition;

/** Audited records as they were at one moment. <em>Thread-safe outside a transaction.</em> */
public interface AsOf<R, K> {
    /** The record that had this key then. */
    Optional<R> find(K key);

    /** The records that met {@code condition} then, ordered by key; to be closed. */
    Cursor<R> scan(Condition<R> condition);
}
