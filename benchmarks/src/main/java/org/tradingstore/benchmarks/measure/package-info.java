/**
 * How variants of one work are measured beside each other and reported.
 *
 * <p>Reading order: {@link org.tradingstore.benchmarks.measure.Match} is one work and who does it,
 * {@link org.tradingstore.benchmarks.measure.Contender} one of those, {@link org.tradingstore.benchmarks.measure.Contest} how they take
 * turns, {@link org.tradingstore.benchmarks.measure.Rates} what they reached.
 */
@NullMarked
package org.tradingstore.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
