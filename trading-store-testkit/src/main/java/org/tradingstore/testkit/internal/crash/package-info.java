/**
 * Main classes that run in JVMs of their own, to be killed, to share a store, or to make do with a small heap.
 *
 * <p>{@link org.tradingstore.testkit.internal.crash.ChildJvm} starts them; what they print on standard output is read by the test
 * that started them.
 */
@NullMarked
package org.tradingstore.testkit.internal.crash;

import org.jspecify.annotations.NullMarked;
