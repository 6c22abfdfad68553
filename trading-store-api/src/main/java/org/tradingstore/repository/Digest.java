package org.tradingstore.repository;

/**
 * A fingerprint of a set of records, equal for equal sets on every engine and whatever their order. <em>Immutable.</em>
 *
 * @param count how many rows it covers
 * @param hash 64 hexadecimal digits: the SHA-256 of each row's canonical encoding, added modulo 2^256
 */
public record Digest(long count, String hash) {
    /** What of a record a digest covers. */
    public enum Coverage {
        /** Type, book, mode and components: answers "same data?". */
        CONTENT,
        /** Also envelopes and every kept revision: proves that a copy is complete. */
        STORED
    }
}
