/** The SQLite engine: {@link org.tradingstore.sqlite.SqliteStorage}, and the short way to a store on it. */
@NullMarked
package org.tradingstore.sqlite;

import org.jspecify.annotations.NullMarked;
