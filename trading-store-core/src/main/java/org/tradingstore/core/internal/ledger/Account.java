package org.tradingstore.core.internal.ledger;

import java.util.Comparator;
import org.tradingstore.schema.PortableOrder;

/** What units are kept apart by. <em>Immutable.</em> */
public record Account(String symbol, String currency) {
    /** By symbol, then currency, by code point. */
    public static final Comparator<Account> ORDER = Comparator.comparing(Account::symbol, PortableOrder.TEXT)
            .thenComparing(Account::currency, PortableOrder.TEXT);
}
