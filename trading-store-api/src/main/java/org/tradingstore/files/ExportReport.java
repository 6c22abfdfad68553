package org.tradingstore.files;

import java.time.Duration;

/**
 * What an export did. <em>Immutable.</em>
 *
 * @param records written, one row each
 * @param bytes that the file has
 * @param took from the first record read to the file in its place
 */
public record ExportReport(long records, long bytes, Duration took) {}
