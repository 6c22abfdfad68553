/**
 * Record types of the kit's own, which together use every kind of field, of key, of index and of record.
 *
 * <p>{@link org.tradingstore.testkit.internal.records.Full} has all kinds of field;
 * {@link org.tradingstore.testkit.internal.records.Fill} all kinds of index; the others show one kind of record or rule each.
 */
@NullMarked
package org.tradingstore.testkit.internal.records;

import org.jspecify.annotations.NullMarked;
