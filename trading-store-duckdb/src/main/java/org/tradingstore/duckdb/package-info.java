/** The DuckDB engine: {@link org.tradingstore.duckdb.DuckdbStorage}. */
@NullMarked
package org.tradingstore.duckdb;

import org.jspecify.annotations.NullMarked;
