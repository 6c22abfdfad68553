package org.tradingstore.testkit.internal.catalogue;

import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.KeyedRepository;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.repository.Records;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.EventType;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;

/** Finds the repository of a type whose kind is known only when it runs. */
public final class Repositories {
    private Repositories() {}

    public static <R, K> ReadRepository<R, K> reading(Records records, RecordType<R, K> type) {
        if (type instanceof AuditedType<R, K> audited) {
            return records.records(audited);
        }
        if (type instanceof KeyedType<R, K> keyed) {
            return records.records(keyed);
        }
        if (type instanceof PlainType<R, K> plain) {
            return records.records(plain);
        }
        return appending(records, type);
    }

    /** The repository of an append-only type or of an event. */
    public static <R, K> AppendRepository<R, K> appending(Records records, RecordType<R, K> type) {
        return type instanceof AppendType<R, K> append
                ? records.records(append)
                : records.records((EventType<R, K>) type);
    }

    public static <R, K> PlainRepository<R, K> changing(Records records, RecordType<R, K> type) {
        return (PlainRepository<R, K>) reading(records, type);
    }

    public static <R, K> KeyedRepository<R, K> updating(Records records, RecordType<R, K> type) {
        return (KeyedRepository<R, K>) reading(records, type);
    }

    public static <R, K> AuditedRepository<R, K> audited(Records records, RecordType<R, K> type) {
        return (AuditedRepository<R, K>) reading(records, type);
    }
}
