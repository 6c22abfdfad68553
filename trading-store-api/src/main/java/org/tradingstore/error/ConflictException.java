package org.tradingstore.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The store holds a record with the same key, or the same unique components, and other content. Nothing of the failed call
 * was written.
 */
public final class ConflictException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    private final transient Object key;
    private final transient Object stored;
    private final transient Object given;
    private final transient List<String> differences;
    private final @Nullable String index;

    /**
     * @param key the key of the record that is kept
     * @param differences stored names of the components that differ, in the order the record declares them
     * @param index name of the unique index both records meet in, or null where it is the key itself
     */
    public ConflictException(
            String message, Object key, Object stored, Object given, List<String> differences, @Nullable String index) {
        super(Advice.RECONCILE, message, null);
        this.key = key;
        this.stored = stored;
        this.given = given;
        this.differences = List.copyOf(differences);
        this.index = index;
    }

    /** Key of the record that is kept. */
    public Object key() {
        return key;
    }

    /** The record that is kept. */
    public <R> R stored(Class<R> type) {
        return type.cast(stored);
    }

    /** The record that was refused. */
    public <R> R given(Class<R> type) {
        return type.cast(given);
    }

    /** Stored names of the components that differ. */
    public List<String> differences() {
        return differences;
    }

    /** Name of the unique index in which both records meet, or null where they share the key. */
    public @Nullable String index() {
        return index;
    }
}
