package org.tradingstore.testkit.internal.model;

import java.math.BigDecimal;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.BucketBalance;
import org.tradingstore.satellites.BucketBalanceKey;
import org.tradingstore.satellites.BucketEntry;

/** Money in buckets: a balance is the sum of its entries, and below zero only where that is allowed. */
final class ModelBuckets {
    private ModelBuckets() {}

    private static Refusal refusal() {
        return new Refusal(Refused.plainly(InvalidRequestException.class));
    }

    /** A bucket that has entries stays, and one that is overdrawn may go on being so. */
    static final class OfBuckets implements ModelRule<Bucket> {
        @Override
        public void changed(Site site, Bucket former, Bucket bucket) {
            boolean overdrawn = site.tables().of(BucketBalance.TYPE).list(BucketBalance.TYPE.all()).stream()
                    .anyMatch(balance -> balance.bucketId().equals(bucket.id())
                            && balance.balance().signum() < 0);
            if (former.overdraftAllowed() && !bucket.overdraftAllowed() && overdrawn) {
                throw refusal();
            }
        }

        @Override
        public void deleted(Site site, Bucket bucket) {
            if (site.tables().of(BucketEntry.TYPE).list(BucketEntry.TYPE.all()).stream()
                    .anyMatch(entry -> entry.bucketId().equals(bucket.id()))) {
                throw refusal();
            }
        }
    }

    /** An entry moves the balance of its bucket in its currency. */
    static final class OfEntries implements ModelRule<BucketEntry> {
        @Override
        public void created(Site site, BucketEntry entry) {
            ModelTable<BucketBalance, BucketBalanceKey> balances =
                    site.tables().of(BucketBalance.TYPE).withoutRule();
            BigDecimal before = balances.find(new BucketBalanceKey(entry.bucketId(), entry.currency()))
                    .map(BucketBalance::balance)
                    .orElse(BigDecimal.ZERO);
            BigDecimal after = before.add(entry.amount());
            boolean allowed = site.tables()
                    .of(Bucket.TYPE)
                    .find(entry.bucketId())
                    .map(Bucket::overdraftAllowed)
                    .orElse(false);
            if (after.signum() < 0 && entry.amount().signum() < 0 && !allowed) {
                throw new Refusal(Refused.overdraft(after.negate()));
            }
            balances.upsert(site.write(), new BucketBalance(entry.bucketId(), entry.currency(), after));
        }
    }

    /** Nobody writes a balance. */
    static final class OfBalances implements ModelRule<BucketBalance> {
        @Override
        public void created(Site site, BucketBalance balance) {
            throw refusal();
        }

        @Override
        public void changed(Site site, BucketBalance former, BucketBalance balance) {
            throw refusal();
        }

        @Override
        public void deleted(Site site, BucketBalance balance) {
            throw refusal();
        }
    }
}
