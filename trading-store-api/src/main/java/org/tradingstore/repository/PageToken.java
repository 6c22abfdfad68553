package org.tradingstore.repository;

/**
 * Where a page ended, as text that may be sent to a client and back. It fits only the query it came from.
 * <em>Immutable.</em>
 */
public record PageToken(String text) {
    @Override
    public String toString() {
        return text;
    }
}
