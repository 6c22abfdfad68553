/**
 * What can be done with records of each kind.
 *
 * <p>{@link org.tradingstore.repository.ReadRepository} asks; {@link org.tradingstore.repository.AppendRepository},
 * {@link org.tradingstore.repository.KeyedRepository}, {@link org.tradingstore.repository.AuditedRepository} and
 * {@link org.tradingstore.repository.PlainRepository} also write. {@link org.tradingstore.repository.Records} hands them out
 * for one book and one database.
 */
@NullMarked
package org.tradingstore.repository;

import org.jspecify.annotations.NullMarked;
