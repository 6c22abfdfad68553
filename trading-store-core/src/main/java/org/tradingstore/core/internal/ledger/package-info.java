/** What follows from a ledger's rows, computed while they stream by. */
@NullMarked
package org.tradingstore.core.internal.ledger;

import org.jspecify.annotations.NullMarked;
