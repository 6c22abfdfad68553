package org.tradingstore.core.internal;

import org.tradingstore.history.OptionQuote;
import org.tradingstore.history.OptionQuoteKey;
import org.tradingstore.history.OptionQuoteRepository;

/** Quotes of options of a store. */
final class OptionQuoteRecords extends FileRecords<OptionQuote, OptionQuoteKey> implements OptionQuoteRepository {
    OptionQuoteRecords(BookScope scope) {
        super(OptionQuote.TYPE, scope);
    }
}
