/** From an empty directory to a book of trades. */
@NullMarked
package org.tradingstore.examples.quickstart;

import org.jspecify.annotations.NullMarked;
