package org.tradingstore.repository;

import java.util.Collection;
import java.util.List;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.MissingReferenceException;

/** Records that are written once and never changed. <em>Thread-safe outside a transaction.</em> */
public interface AppendRepository<R, K> extends ReadRepository<R, K> {
    /**
     * Keeps {@code record}; outside a transaction it is durable, as its database promises, on return.
     *
     * @return CREATED, or ALREADY_SAME where a record with the same key, or the same unique components, has the same content
     * @throws ConflictException if it has other content; nothing was written
     * @throws InvalidRecordException if a component cannot be kept exactly; nothing was written
     * @throws MissingReferenceException if it names a parent that is not there; nothing was written
     */
    Appended<K> append(R record);

    /** Appends all of them in one transaction, or none; outcomes in their order. */
    List<Appended<K>> appendAll(Collection<? extends R> records);

    /**
     * Hands {@code record} over without waiting until it is durable. Blocks while 4,096 records are on their way. Within a
     * transaction it is written at once.
     *
     * @throws InvalidRecordException at once, not later
     */
    Pending<Appended<K>> appendLater(R record);
}
