package org.tradingstore.core.internal;

import org.tradingstore.cache.CacheEntry;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.KeyedRepository;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.repository.Records;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.EventType;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;

/** Hands out repositories of one database for one scope. They hold nothing, so they are made at need. */
class RepositoryShelf implements Records {
    private final BookScope scope;

    RepositoryShelf(BookScope scope) {
        this.scope = scope;
    }

    final BookScope scope() {
        return scope;
    }

    @Override
    public final <R, K> AppendRepository<R, K> records(AppendType<R, K> type) {
        return appends(type);
    }

    @Override
    public final <R, K> AppendRepository<R, K> records(EventType<R, K> type) {
        return appends(type);
    }

    @SuppressWarnings("unchecked") // the repository of trades has their record and key
    private <R, K> AppendRepository<R, K> appends(RecordType<R, K> type) {
        scope.database().requireKnown(type);
        // A fill that equals one of its corrections is the same, whichever way it comes in.
        return type == Trade.TYPE ? (AppendRepository<R, K>) new TradeRecords(scope) : new AppendRecords<>(type, scope);
    }

    @Override
    @SuppressWarnings("unchecked") // the repository of cache entries has their record and key
    public final <R, K> KeyedRepository<R, K> records(KeyedType<R, K> type) {
        scope.database().requireKnown(type);
        // An entry that has expired is not there, whichever way it is asked for.
        return type == CacheEntry.TYPE
                ? (KeyedRepository<R, K>) new CacheEntryRecords(scope)
                : new KeyedRecords<>(type, scope);
    }

    @Override
    public final <R, K> AuditedRepository<R, K> records(AuditedType<R, K> type) {
        scope.database().requireKnown(type);
        return new AuditedRecords<>(type, scope);
    }

    @Override
    public final <R, K> PlainRepository<R, K> records(PlainType<R, K> type) {
        scope.database().requireKnown(type);
        return new PlainRecords<>(type, scope);
    }

    /** The fingerprint of everything in the scope; with STORED also of every kept revision. */
    public final Digest digest(Digest.Coverage coverage) {
        Scope where = scope.readScope();
        return scope.lane().read(Access.READ, session -> {
            DigestSum sum = new DigestSum();
            for (RecordType<?, ?> type : scope.database().types()) {
                add(session, where, type, coverage, sum);
                if (type instanceof AuditedType<?, ?> && coverage == Digest.Coverage.STORED) {
                    add(session, where, scope.database().history(type).type(), coverage, sum);
                }
            }
            return sum.digest();
        });
    }

    private <R> void add(
            StorageSession session, Scope where, RecordType<R, ?> type, Digest.Coverage coverage, DigestSum sum) {
        Selection everything = new Selection(type, where, Condition.<R>always());
        new RecordDigest(scope, type, coverage).addAll(session, everything, sum);
    }
}
