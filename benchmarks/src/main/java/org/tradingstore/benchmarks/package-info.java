/** The library beside plain JDBC, in runs that alternate. */
@NullMarked
package org.tradingstore.benchmarks;

import org.jspecify.annotations.NullMarked;
