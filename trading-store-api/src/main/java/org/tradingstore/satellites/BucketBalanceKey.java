package org.tradingstore.satellites;

import java.util.Objects;
import java.util.UUID;

/** What tells bucket balances of a book apart. <em>Immutable.</em> */
public record BucketBalanceKey(UUID bucketId, String currency) {
    public BucketBalanceKey {
        Objects.requireNonNull(bucketId, "bucketId");
        Objects.requireNonNull(currency, "currency");
    }
}
