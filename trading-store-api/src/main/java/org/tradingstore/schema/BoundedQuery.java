package org.tradingstore.schema;

import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/** A query that ends after a number of records, so that its result can be a list. <em>Immutable.</em> */
public record BoundedQuery<R>(Query<R> query, int limit) {
    /** Throws {@link InvalidRequestException} if the limit is below 1. */
    public BoundedQuery {
        if (limit < 1) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot ask for a list: the limit is below 1",
                    "type",
                    query.type().name(),
                    "limit",
                    limit));
        }
    }
}
