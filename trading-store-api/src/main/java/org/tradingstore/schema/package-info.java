/**
 * How a record is described, and how it is asked for.
 *
 * <p>Reading order: {@link org.tradingstore.schema.RecordType} (a table or collection elsewhere) with its
 * {@link org.tradingstore.schema.Field fields} (columns), {@link org.tradingstore.schema.Key key} and
 * {@link org.tradingstore.schema.Index indexes}; then {@link org.tradingstore.schema.Query},
 * {@link org.tradingstore.schema.Condition} (a where clause) and {@link org.tradingstore.schema.Sort} (order by). A
 * {@link org.tradingstore.schema.BookId} says whose record it is, an {@link org.tradingstore.schema.Envelope} who wrote it and when.
 */
@NullMarked
package org.tradingstore.schema;

import org.jspecify.annotations.NullMarked;
