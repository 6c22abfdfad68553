package org.tradingstore.examples.quickstart;

/** Is told of each entry that is not loaded, in the order of the source. */
interface RejectSink {
    void rejected(TradeEntry entry, String reason);
}
