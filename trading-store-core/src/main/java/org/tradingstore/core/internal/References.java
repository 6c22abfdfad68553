package org.tradingstore.core.internal;

import org.tradingstore.error.ErrorText;
import org.tradingstore.error.MissingReferenceException;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Reference;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StorageSession;

/** Refuses rows that name a parent which is not there. */
final class References {
    private References() {}

    static <R> void require(StorageSession session, RecordType<R, ?> type, Scope where, RowValues given) {
        for (Reference<R> reference : type.references()) {
            Object parent = given.value(reference.field().ordinal());
            if (parent != null && session.fetch(reference.parent(), where, new Object[] {parent}) == null) {
                throw new MissingReferenceException(ErrorText.of(
                        "Cannot write a " + type.name()
                                + ": the record it refers to is not there; write that one first",
                        "component",
                        reference.field().name(),
                        "parent",
                        reference.parent().name(),
                        "key",
                        parent));
            }
        }
    }
}
