/** What a book keeps of its portfolio. */
@NullMarked
package org.tradingstore.portfolio;

import org.jspecify.annotations.NullMarked;
