package org.tradingstore.testkit.internal.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.tradingstore.repository.Appended;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.satellites.BucketTransfer;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.testkit.RecordGenerator;

/** Thinks up what is done to the entries of buckets, transfers among it. <em>Not thread-safe: it advances its random numbers.</em> */
final class Transferring extends Actor<BucketEntry, UUID> {
    private static final int FEW = 40;
    private static final int MOST = 500_000;

    Transferring(Site site, Random random, RecordGenerator<BucketEntry> generator) {
        super(site, BucketEntry.TYPE, random, generator);
    }

    @Override
    Step step() {
        BucketEntry from = pick(samples());
        BucketEntry to = draw();
        if (random().nextInt(4) > 0 || from.bucketId().equals(to.bucketId())) {
            return super.step();
        }
        // So few ids that one comes again, mostly for something else.
        BucketTransfer transfer = new BucketTransfer(
                new UUID(0, random().nextInt(FEW)),
                from.bucketId(),
                to.bucketId(),
                BigDecimal.valueOf(1 + random().nextInt(MOST), 2),
                "USD",
                to.occurredAt(),
                null);
        List<BucketEntry> both = PortableOrder.UUIDS.compare(transfer.from(), transfer.to()) < 0
                ? List.of(transfer.outgoing(), transfer.incoming())
                : List.of(transfer.incoming(), transfer.outgoing());
        return step(
                "transfer " + transfer,
                records -> ((Satellites) records).transfer(transfer),
                (table, write) ->
                        new Appended<>(table.appendAll(write, both).get(0).outcome(), transfer.id()));
    }
}
