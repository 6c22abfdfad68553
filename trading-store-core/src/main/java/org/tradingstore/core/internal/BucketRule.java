package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.util.Optional;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.BucketBalance;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StoredRow;

/** A bucket that has entries stays, and one that is overdrawn may go on being so. */
final class BucketRule implements WriteRule<Bucket> {
    @Override
    public void changed(Site site, Bucket former, Bucket bucket) {
        if (former.overdraftAllowed() && !bucket.overdraftAllowed()) {
            first(
                            site,
                            BucketBalance.TYPE
                                    .where(BucketBalance.BUCKET_ID.eq(bucket.id()))
                                    .where(BucketBalance.BALANCE.lt(BigDecimal.ZERO)))
                    .ifPresent(row -> {
                        BucketBalance balance = StoredRecord.of(BucketBalance.TYPE, row.values());
                        throw new InvalidRequestException(ErrorText.of(
                                "Cannot forbid overdrafts of a bucket: it is overdrawn; deposit what is missing first",
                                "bucket",
                                bucket.id(),
                                "currency",
                                balance.currency(),
                                "balance",
                                balance.balance()));
                    });
        }
    }

    @Override
    public void deleted(Site site, Bucket bucket) {
        first(
                        site,
                        BucketEntry.TYPE
                                .where(BucketEntry.BUCKET_ID.eq(bucket.id()))
                                .orderBy(BucketEntry.OCCURRED_AT.asc()))
                .ifPresent(row -> {
                    throw new InvalidRequestException(ErrorText.of(
                            "Cannot delete a bucket: it has entries, which are kept for ever; retire it instead",
                            "bucket",
                            bucket.id()));
                });
    }

    private static <R> Optional<StoredRow> first(Site site, Query<R> query) {
        Selection selection = new Selection(query.type(), site.origin().scope(), query.condition());
        try (RowCursor rows = site.context().session().scan(Scan.first(selection, query.completeOrder(), 1))) {
            return Optional.ofNullable(rows.next());
        }
    }
}
