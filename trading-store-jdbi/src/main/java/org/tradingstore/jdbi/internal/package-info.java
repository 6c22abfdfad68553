/** What the SQL engines share. */
@NullMarked
package org.tradingstore.jdbi.internal;

import org.jspecify.annotations.NullMarked;
