/**
 * Works on daily prices in DuckDB: the library beside what its driver offers, plain JDBC and mappers.
 *
 * <p>Reading order: {@link org.tradingstore.benchmarks.bars.Bars} makes the rows, {@link org.tradingstore.benchmarks.bars.Tally} tells
 * whether all of them were written or read, {@link org.tradingstore.benchmarks.bars.StoreFile} and
 * {@link org.tradingstore.benchmarks.bars.PlainFile} keep them, {@link org.tradingstore.benchmarks.bars.LoadWorks},
 * {@link org.tradingstore.benchmarks.bars.ReadWorks}, {@link org.tradingstore.benchmarks.bars.ComputeWorks} and
 * {@link org.tradingstore.benchmarks.bars.GrowthWork} are what is measured.
 */
@NullMarked
package org.tradingstore.benchmarks.bars;

import org.jspecify.annotations.NullMarked;
