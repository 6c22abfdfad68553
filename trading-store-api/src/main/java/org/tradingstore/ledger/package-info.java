/** What a book keeps of its ledger. */
@NullMarked
package org.tradingstore.ledger;

import org.jspecify.annotations.NullMarked;
