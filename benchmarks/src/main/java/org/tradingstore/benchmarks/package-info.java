/**
 * The library beside plain JDBC and mappers on the same engine, in runs that alternate.
 *
 * <p>Reading order: {@link org.tradingstore.benchmarks.Work} is what is measured, {@link org.tradingstore.benchmarks.Variant} who does
 * it, {@link org.tradingstore.benchmarks.Subject} what each can do, {@link org.tradingstore.benchmarks.Arena} how they take turns.
 */
@NullMarked
package org.tradingstore.benchmarks;

import org.jspecify.annotations.NullMarked;
