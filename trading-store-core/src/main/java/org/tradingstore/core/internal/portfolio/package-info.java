/** What follows from a portfolio's rows, and from them and a ledger's together. */
@NullMarked
package org.tradingstore.core.internal.portfolio;

import org.jspecify.annotations.NullMarked;
