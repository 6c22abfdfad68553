package org.tradingstore.testkit.internal.crash;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradingstore.TradingStore;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Page;
import org.tradingstore.repository.PageToken;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.schema.Database;
import org.tradingstore.testkit.internal.records.Bar;

/** Loads many bars, then goes through all of them in each way; prints how many it saw. */
public final class Loading {
    private static final int DAYS = 1_000;
    private static final int PAGE = 10_000;

    private Loading() {}

    /** Arguments: opener, place, number of bars. */
    public static void main(String[] arguments) {
        int bars = Integer.parseInt(arguments[2]);
        try (TradingStore store = ChildStore.open(arguments)) {
            PlainRepository<Bar, Bar.Id> repository =
                    store.shared(Database.HISTORY).records(Bar.TYPE);
            long loaded = repository
                    .load(
                            IntStream.range(0, bars).mapToObj(i -> Bar.of("S" + i / DAYS, i % DAYS, i / 100.0)),
                            PlainRepository.OnConflict.REPLACE)
                    .created();
            System.out.println("load " + loaded);
            System.out.println("scan " + scanned(repository));
            System.out.println("digest "
                    + repository.digest(Bar.TYPE.all(), Digest.Coverage.CONTENT).count());
            System.out.println("pages " + paged(repository));
            System.out.println("columns " + inColumns(repository));
        }
    }

    private static long scanned(PlainRepository<Bar, Bar.Id> repository) {
        long count = 0;
        try (Cursor<Bar> cursor = repository.scan(Bar.TYPE.all().orderBy(Bar.DAY.desc()))) {
            while (cursor.next() != null) {
                count++;
            }
        }
        return count;
    }

    private static long paged(PlainRepository<Bar, Bar.Id> repository) {
        Page<Bar> page = repository.page(Bar.TYPE.all(), PAGE);
        long count = page.records().size();
        for (Optional<PageToken> next = page.next(); next.isPresent(); next = page.next()) {
            page = repository.page(Bar.TYPE.all(), PAGE, next.get());
            count += page.records().size();
        }
        return count;
    }

    private static long inColumns(PlainRepository<Bar, Bar.Id> repository) {
        long count = 0;
        try (ColumnCursor cursor = repository.columns(Bar.TYPE.all(), List.of(Bar.SYMBOL, Bar.DAY, Bar.CLOSE))) {
            for (Columns chunk = cursor.next(); chunk != null; chunk = cursor.next()) {
                count += chunk.size();
            }
        }
        return count;
    }
}
