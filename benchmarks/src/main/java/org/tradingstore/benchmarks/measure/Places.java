package org.tradingstore.benchmarks.measure;

import java.nio.file.Path;

/**
 * Directories of an attempt.
 *
 * @param kept what the work was given at first, the same for all attempts
 * @param own an empty one for this attempt alone
 */
public record Places(Path kept, Path own) {}
