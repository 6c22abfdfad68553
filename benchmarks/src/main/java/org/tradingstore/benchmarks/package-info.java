/**
 * The library beside plain JDBC and mappers on the same engine, in runs that alternate. {@link org.tradingstore.benchmarks.Main} runs works
 * of {@link org.tradingstore.benchmarks.trades} and {@link org.tradingstore.benchmarks.bars}, each measured as
 * {@link org.tradingstore.benchmarks.measure} does it.
 */
@NullMarked
package org.tradingstore.benchmarks;

import org.jspecify.annotations.NullMarked;
