package org.tradingstore.repository;

/**
 * What became of an append. <em>Immutable.</em>
 *
 * @param key the key of the record that is kept: of the given one, or of the one that was there with the same unique components
 */
public record Appended<K>(Outcome outcome, K key) {
    /** Whether the record is new. */
    public enum Outcome {
        /** It is now kept. */
        CREATED,
        /** A record of the same content was there; nothing was written. */
        ALREADY_SAME
    }
}
