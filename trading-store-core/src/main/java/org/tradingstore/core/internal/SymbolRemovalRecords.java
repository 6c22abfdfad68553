package org.tradingstore.core.internal;

import org.tradingstore.history.SymbolRemoval;
import org.tradingstore.history.SymbolRemovalRepository;

/** Removals of symbols. */
final class SymbolRemovalRecords extends KeyedRecords<SymbolRemoval, String> implements SymbolRemovalRepository {
    SymbolRemovalRecords(BookScope scope) {
        super(SymbolRemoval.TYPE, scope);
    }
}
