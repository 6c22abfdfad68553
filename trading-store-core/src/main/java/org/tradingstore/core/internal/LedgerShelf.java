package org.tradingstore.core.internal;

final class LedgerShelf implements org.tradingstore.ledger.Ledger {
    LedgerShelf(BookScope s) {}
}
