/** What strategies asked for and what came of it, from signals, a ledger and the definitions of strategies together. */
@NullMarked
package org.tradingstore.core.internal.strategies;

import org.jspecify.annotations.NullMarked;
