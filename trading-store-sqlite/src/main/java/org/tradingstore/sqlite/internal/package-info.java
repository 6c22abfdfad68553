/**
 * How a database lives in a SQLite file: {@code FileHeader} looks before anything is touched, {@code SqliteConnections} opens and sets
 * up connections, {@code SqliteSchema} makes and verifies tables, {@code SqliteDialect} keeps values, {@code SqliteDatabase} hands out
 * sessions.
 */
@NullMarked
package org.tradingstore.sqlite.internal;

import org.jspecify.annotations.NullMarked;
