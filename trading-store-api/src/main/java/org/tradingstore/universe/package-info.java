/**
 * What there is to trade: {@link org.tradingstore.universe.Security}, and the groups of countries and industries that securities are
 * counted in. {@link org.tradingstore.universe.Universe} is the way in; its database is shared by all books.
 */
@NullMarked
package org.tradingstore.universe;

import org.jspecify.annotations.NullMarked;
