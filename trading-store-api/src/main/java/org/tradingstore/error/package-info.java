/**
 * What can go wrong, and what a caller is to do about it.
 *
 * <p>Read {@link org.tradingstore.error.Advice} first: every exception carries one. All are unchecked; the exception of a
 * driver is only ever the cause. Messages read {@code Cannot <verb> <thing>: <reason> {key=value, ...}}.
 */
@NullMarked
package org.tradingstore.error;

import org.jspecify.annotations.NullMarked;
