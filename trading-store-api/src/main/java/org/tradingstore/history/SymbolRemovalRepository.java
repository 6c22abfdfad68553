package org.tradingstore.history;

import java.time.Instant;
import java.util.List;
import org.tradingstore.repository.KeyedRepository;

/** Removals of symbols that are not yet purged. */
public interface SymbolRemovalRepository extends KeyedRepository<SymbolRemoval, String> {
    /** The removals whose grace is over at {@code moment}, inclusive, the one that is due longest first. */
    default List<SymbolRemoval> dueAt(Instant moment, int limit) {
        return list(SymbolRemoval.TYPE
                .where(SymbolRemoval.PURGE_AFTER.le(moment))
                .orderBy(SymbolRemoval.PURGE_AFTER.asc())
                .limit(limit));
    }
}
