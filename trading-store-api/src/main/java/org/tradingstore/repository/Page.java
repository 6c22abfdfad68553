package org.tradingstore.repository;

import java.util.List;
import java.util.Optional;

/**
 * A part of the result of a query. <em>Immutable.</em>
 *
 * @param next where the following page begins, or empty where this is the last one
 */
public record Page<R>(List<R> records, Optional<PageToken> next) {
    public Page {
        records = List.copyOf(records);
    }
}
