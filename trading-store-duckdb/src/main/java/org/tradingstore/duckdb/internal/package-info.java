/**
 * The DuckDB engine inside. {@link org.tradingstore.duckdb.internal.DuckdbDatabase} is one file, held by one
 * {@link org.tradingstore.duckdb.internal.FileLock lock}; {@link org.tradingstore.duckdb.internal.DuckdbDialect} says how values are kept,
 * {@link org.tradingstore.duckdb.internal.DuckdbRows} how they are read.
 */
@NullMarked
package org.tradingstore.duckdb.internal;

import org.jspecify.annotations.NullMarked;
