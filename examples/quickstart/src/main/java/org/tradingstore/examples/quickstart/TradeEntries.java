package org.tradingstore.examples.quickstart;

import java.io.IOException;
import java.util.function.Consumer;

/** Where entries come from, one at a time, so that there may be any number of them. */
interface TradeEntries {
    /** How many there are. */
    long count();

    void forEach(Consumer<TradeEntry> action) throws IOException;
}
