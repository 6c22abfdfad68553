/**
 * Random histories: many operations by a seed, done to a store and to the model beside it.
 *
 * <p>{@link org.tradingstore.testkit.internal.history.HistoryRun} goes through one history;
 * {@link org.tradingstore.testkit.internal.history.Cast} has an {@link org.tradingstore.testkit.internal.history.Actor} for every type
 * of the library and of the kit in each book, which thinks up what is done to its records out of what
 * {@link org.tradingstore.testkit.internal.history.Draws} draws,
 * {@link org.tradingstore.testkit.internal.history.Inspection} compares what store and model hold.
 */
@NullMarked
package org.tradingstore.testkit.internal.history;

import org.jspecify.annotations.NullMarked;
