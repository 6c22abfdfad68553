package org.tradingstore.spi;

/**
 * The envelope of a row in small numbers. <em>Immutable.</em>
 *
 * @param book number of the book, 0 where the row is shared
 * @param writer number of the writer, 0 where the type has no envelope
 * @param strategyVersion number of the strategy version, 0 where none was named
 * @param createdAt microseconds since 1970-01-01T00:00Z
 * @param updatedAt the same; equal to {@code createdAt} where the type is not revised
 * @param revision from 1; 1 where the type is not revised
 */
public record StoredEnvelope(
        int book, int writer, int strategyVersion, long createdAt, long updatedAt, long revision) {}
