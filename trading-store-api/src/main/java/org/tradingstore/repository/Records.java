package org.tradingstore.repository;

import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.EventType;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.PlainType;

/**
 * Repositories of one database, for one book or shared, by record type: of the library's records and of an application's own.
 * Each throws {@link InvalidRequestException} for a type that is not registered with the database.
 */
public interface Records {
    <R, K> AppendRepository<R, K> records(AppendType<R, K> type);

    <R, K> AppendRepository<R, K> records(EventType<R, K> type);

    <R, K> KeyedRepository<R, K> records(KeyedType<R, K> type);

    <R, K> AuditedRepository<R, K> records(AuditedType<R, K> type);

    <R, K> PlainRepository<R, K> records(PlainType<R, K> type);
}
