package org.tradingstore.examples.quickstart;

/** One entry is no trade; the message is the reason, and the other entries are loaded. */
final class RejectedEntryException extends Exception {
    private static final long serialVersionUID = 1L;

    RejectedEntryException(String reason) {
        super(reason);
    }
}
