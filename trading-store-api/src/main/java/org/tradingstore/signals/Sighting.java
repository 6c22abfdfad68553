package org.tradingstore.signals;

import org.tradingstore.repository.Inserted;

/**
 * What became of an item that was marked as seen. <em>Immutable.</em>
 *
 * @param fingerprint names the item that is kept: the given one, or the one that was there
 */
public record Sighting(Inserted outcome, String fingerprint) {
    /** Whether nothing with its fingerprint, nor with its address, was seen before. */
    public boolean isNew() {
        return outcome == Inserted.CREATED;
    }
}
