/**
 * What an engine implements: the narrow waist between the store and a database.
 *
 * <p>Reading order: {@link org.tradingstore.spi.Storage} is what an application names;
 * {@link org.tradingstore.spi.StorageDatabase} is one opened database; {@link org.tradingstore.spi.StorageSession} does the work, on
 * {@link org.tradingstore.spi.StoredRow rows} described by a {@link org.tradingstore.schema.RecordType}. An engine never meets a
 * {@code Trade}. Conditions, orders and operands arrive checked; an engine has no defaults and no rules of its own.
 */
@NullMarked
package org.tradingstore.spi;

import org.jspecify.annotations.NullMarked;
