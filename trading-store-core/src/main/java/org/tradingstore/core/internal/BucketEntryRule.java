package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.util.UUID;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OverdraftException;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.BucketBalance;
import org.tradingstore.satellites.BucketBalanceKey;
import org.tradingstore.satellites.BucketEntry;

/** An entry moves the balance of its bucket, in the same transaction, so that the balance is the sum of the entries. */
final class BucketEntryRule implements WriteRule<BucketEntry> {
    @Override
    public void created(Site site, BucketEntry entry) {
        KeyedRecords<BucketBalance, BucketBalanceKey> balances =
                new KeyedRecords<>(BucketBalance.TYPE, site.scope(), null);
        BucketBalanceKey key = new BucketBalanceKey(entry.bucketId(), entry.currency());
        BigDecimal before = balances.in(site.context(), site.origin(), key)
                .map(BucketBalance::balance)
                .orElse(BigDecimal.ZERO);
        BigDecimal after = before.add(entry.amount());
        if (after.signum() < 0 && entry.amount().signum() < 0 && !overdraftAllowed(site, entry.bucketId())) {
            throw new OverdraftException(
                    ErrorText.of(
                            "Cannot take money out of a bucket: it holds less, and may not be overdrawn",
                            "book",
                            site.scope().label(),
                            "bucket",
                            entry.bucketId(),
                            "currency",
                            entry.currency(),
                            "balance",
                            before,
                            "missing",
                            after.negate()),
                    after.negate());
        }
        BucketBalance moved = new BucketBalance(entry.bucketId(), entry.currency(), after);
        balances.upsert(site.context(), site.origin(), balances.encode(moved));
    }

    private static boolean overdraftAllowed(Site site, UUID bucketId) {
        return new AuditedRecords<>(Bucket.TYPE, site.scope())
                .in(site.context(), site.origin(), bucketId)
                .map(Bucket::overdraftAllowed)
                .orElse(false);
    }
}
