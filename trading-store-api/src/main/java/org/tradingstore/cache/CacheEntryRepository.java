package org.tradingstore.cache;

import java.time.Duration;
import java.util.Optional;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.KeyedRepository;

/**
 * Cached values of one book. From the moment that an entry expires, by the store's clock, it is as if it were not there, whatever is asked
 * or written; upkeep removes it later.
 */
public interface CacheEntryRepository extends KeyedRepository<CacheEntry, String> {
    /** The value under this key; empty where there is none, or where it has expired. */
    default Optional<String> current(String key) {
        return find(key).map(CacheEntry::value);
    }

    /**
     * Keeps {@code value} until it is replaced, in the place of what was under the key.
     *
     * @throws InvalidRecordException if the key is blank, or the value is not well-formed JSON
     */
    default CacheEntry put(String key, String value) {
        CacheEntry entry = CacheEntry.of(key, value).build();
        upsert(entry);
        return entry;
    }

    /**
     * As {@link #put(String, String)}, for so long from now.
     *
     * @param timeToLive from a microsecond to 36,500 days
     * @throws InvalidRequestException if {@code timeToLive} is out of range
     */
    CacheEntry put(String key, String value, Duration timeToLive);

    /**
     * The value under this key; where there is none that counts, {@code computation} runs on the calling thread, and what it answers is
     * kept for {@code timeToLive} from then on. Callers that ask one store for the same key meanwhile wait for that one computation and
     * get what came of it: its value, or what it threw, after which nothing is kept and the next caller computes. They should therefore
     * throw alike. Nothing of the store is held while it computes: other keys, and all writers, go on; it may use the store itself. A wait
     * is not ended by an interrupt.
     *
     * <p>Within a transaction of any database it neither waits nor is waited for: the transaction computes what it does not find, and holds
     * the writer of its database meanwhile.
     *
     * @param timeToLive from a microsecond to 36,500 days
     * @throws InvalidRequestException if {@code timeToLive} is out of range, or a computation asks for what waits for it
     * @throws InvalidRecordException if the key is blank, before anything is computed, or what was computed is not well-formed JSON
     */
    <X extends Exception> String getOrCompute(String key, Duration timeToLive, Computation<X> computation) throws X;

    /**
     * Makes a value to be kept.
     *
     * @param <X> what may keep it from it
     */
    @FunctionalInterface
    interface Computation<X extends Exception> {
        /** Well-formed JSON. */
        String compute() throws X;
    }
}
