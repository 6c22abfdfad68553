package org.tradingstore.benchmarks.trades;

import java.util.List;
import org.tradingstore.benchmarks.measure.Scale;
import org.tradingstore.ledger.Trade;

/**
 * One thing to measure.
 *
 * @param unit what is counted, a second
 * @param before how many trades the file holds at first; 0 for a fresh file in each run
 * @param count how many the library does in a run
 * @param countOfPeers how many the others do: fewer where they take long, since rates are compared
 */
record Work(Engine engine, String name, String unit, int before, int count, int countOfPeers, Step step) {
    /** What is timed. {@code trades} are new, or for a work that only reads, some of those that the file holds. */
    interface Step {
        void run(Subject subject, List<Trade> trades) throws Exception;
    }

    boolean reads() {
        return before > 0 && !name.contains("bulk");
    }

    static List<Work> all(Scale scale) {
        int appends = scale.of(20_000, 4_000);
        int slow = scale.of(5_000, 1_000);
        int bulk = scale.of(200_000, 30_000);
        int kept = scale.of(200_000, 50_000);
        int lookups = scale.of(20_000, 5_000);
        int lists = scale.of(2_000, 300);
        return List.of(
                new Work(
                        Engine.SQLITE,
                        "sqlite-append-64",
                        "rows/s",
                        0,
                        appends,
                        slow,
                        (subject, trades) -> Callers.run(64, subject, trades)),
                new Work(
                        Engine.SQLITE,
                        "sqlite-append-256",
                        "rows/s",
                        0,
                        appends,
                        slow,
                        (subject, trades) -> Callers.run(256, subject, trades)),
                new Work(Engine.SQLITE, "sqlite-append-async", "rows/s", 0, 5 * appends, slow, Subject::appendFlow),
                new Work(
                        Engine.SQLITE,
                        "sqlite-append-1",
                        "rows/s",
                        0,
                        slow,
                        slow,
                        (subject, trades) -> Callers.run(1, subject, trades)),
                new Work(Engine.SQLITE, "sqlite-bulk", "rows/s", 0, bulk, bulk, Subject::bulk),
                new Work(
                        Engine.SQLITE,
                        "sqlite-bulk-1m",
                        "rows/s",
                        scale.of(1_000_000, 200_000),
                        bulk,
                        bulk,
                        Subject::bulk),
                new Work(
                        Engine.SQLITE,
                        "sqlite-scan",
                        "rows/s",
                        kept,
                        kept,
                        kept,
                        (subject, trades) -> require(subject.scan(), kept)),
                new Work(Engine.SQLITE, "sqlite-by-id", "rows/s", kept, lookups, lookups, (subject, trades) -> {
                    for (Trade trade : trades) {
                        subject.byId(trade);
                    }
                }),
                new Work(Engine.SQLITE, "sqlite-latest-100", "lists/s", kept, lists, lists, (subject, trades) -> {
                    for (int i = 0; i < trades.size(); i++) {
                        require(subject.newest(SampleRows.symbol(i), 100), 100);
                    }
                }),
                new Work(
                        Engine.DUCKDB,
                        "duckdb-append-64",
                        "rows/s",
                        0,
                        scale.of(10_000, 1_000),
                        scale.of(2_000, 200),
                        (subject, trades) -> Callers.run(64, subject, trades)),
                new Work(
                        Engine.DUCKDB,
                        "duckdb-append-1",
                        "rows/s",
                        0,
                        scale.of(2_000, 200),
                        scale.of(2_000, 200),
                        (subject, trades) -> Callers.run(1, subject, trades)));
    }

    private static void require(long found, long wanted) {
        if (found != wanted) {
            throw new IllegalStateException("Found " + found + " of " + wanted);
        }
    }
}
