package org.tradingstore.core.internal;

import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.satellites.BucketBalance;

/** A balance follows from entries alone. */
final class BucketBalanceRule implements WriteRule<BucketBalance> {
    @Override
    public void created(Site site, BucketBalance balance) {
        throw refused(balance);
    }

    @Override
    public void changed(Site site, BucketBalance former, BucketBalance balance) {
        throw refused(balance);
    }

    @Override
    public void deleted(Site site, BucketBalance balance) {
        throw refused(balance);
    }

    private static InvalidRequestException refused(BucketBalance balance) {
        return new InvalidRequestException(ErrorText.of(
                "Cannot write a balance: it is the sum of the entries of its bucket; append an entry",
                "bucket",
                balance.bucketId(),
                "currency",
                balance.currency()));
    }
}
