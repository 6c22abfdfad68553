/** The DuckDB engine: {@link org.tradingstore.duckdb.DuckDbStorage}, and the short way to a store on it. */
@NullMarked
package org.tradingstore.duckdb;

import org.jspecify.annotations.NullMarked;
