/** Measurements with JMH. */
@NullMarked
package org.tradingstore.benchmarks;

import org.jspecify.annotations.NullMarked;
