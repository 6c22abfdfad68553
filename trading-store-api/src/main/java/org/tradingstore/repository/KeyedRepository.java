package org.tradingstore.repository;

import java.util.function.UnaryOperator;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;

/** Records with one current row per key, changed without lost updates. <em>Thread-safe outside a transaction.</em> */
public interface KeyedRepository<R, K> extends PlainRepository<R, K> {
    /**
     * Changes the record with this key to what {@code change} makes of it. No other change can come between; {@code change} may
     * run again, so it must depend on nothing but its argument.
     *
     * @return the changed record
     * @throws MissingRecordException if there is no such record
     * @throws InvalidRequestException if {@code change} gives another key
     */
    R update(K key, UnaryOperator<R> change);
}
