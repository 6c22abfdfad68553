package org.tradingstore.spi;

/**
 * How far a copy of a database is. <em>Immutable.</em>
 *
 * @param doneBytes copied so far
 * @param totalBytes of the whole database
 */
public record CopyStep(long doneBytes, long totalBytes) {}
