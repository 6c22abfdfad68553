package org.tradingstore.examples.quickstart;

/** An entry that is not kept, and why. */
final class RejectedRow extends Exception {
    private static final long serialVersionUID = 1L;

    RejectedRow(String reason) {
        super(reason);
    }
}
