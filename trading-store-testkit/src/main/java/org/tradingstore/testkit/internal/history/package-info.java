/**
 * Random histories: many operations by a seed, done to a store and to the model beside it.
 *
 * <p>{@link org.tradingstore.testkit.internal.history.HistoryRun} goes through one history;
 * {@link org.tradingstore.testkit.internal.history.Actor} thinks up what is done to one type of record,
 * {@link org.tradingstore.testkit.internal.history.Inspection} compares what store and model hold.
 */
@NullMarked
package org.tradingstore.testkit.internal.history;

import org.jspecify.annotations.NullMarked;
