package org.tradingstore.core.internal;

import org.tradingstore.spi.Scope;

/** Whose write it is, in the small numbers of one database's dictionaries. */
record Origin(int book, int writer, int strategyVersion) {
    Scope scope() {
        return book == 0 ? Scope.SHARED : Scope.book(book);
    }
}
