/** What a book holds: {@link org.tradingstore.portfolio.Position}. {@link org.tradingstore.portfolio.Portfolio} is the way in. */
@NullMarked
package org.tradingstore.portfolio;

import org.jspecify.annotations.NullMarked;
