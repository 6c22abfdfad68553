package org.tradingstore.examples.quickstart;

/** Is told of each entry or line that is not loaded, in the order of the source. */
interface RejectSink {
    void rejected(Reject reject, String reason);
}
