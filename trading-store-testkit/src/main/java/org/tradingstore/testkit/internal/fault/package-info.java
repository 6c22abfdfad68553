/**
 * Faults injected between store and engine: {@link org.tradingstore.testkit.internal.fault.FaultPlan} says which call fails and how,
 * {@link org.tradingstore.testkit.internal.fault.FaultyStorage} carries it out.
 */
@NullMarked
package org.tradingstore.testkit.internal.fault;

import org.jspecify.annotations.NullMarked;
