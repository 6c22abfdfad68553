package org.tradingstore.files;

import java.time.Duration;
import org.tradingstore.repository.LoadCounts;

/**
 * What an import did. {@code read} is the sum of the others. <em>Immutable.</em>
 *
 * @param read rows that the file has, without its header and empty lines
 * @param counts what became of the good ones; one that repeats an earlier row of the file exactly is the same
 * @param rejected how many were bad
 * @param took from the first row read to the commit
 */
public record ImportReport(long read, LoadCounts counts, long rejected, Duration took) {}
