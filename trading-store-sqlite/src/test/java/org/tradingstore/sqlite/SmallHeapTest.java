package org.tradingstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Pending;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;

class SmallHeapTest {
    private static final int TRADES = 300_000;
    private static final int REASON = 500;

    @TempDir
    Path directory;

    /** Loads more than the heap holds, then computes over all of it. */
    static final class Loader {
        private Loader() {}

        public static void main(String[] arguments) {
            try (TradingStore store = SqliteTradingStore.open(Path.of(arguments[0]))) {
                Ledger ledger = store.book("large", Mode.TEST).ledger();
                Instant moment = Instant.parse("2026-01-01T00:00:00Z");
                Deque<Pending<Appended<UUID>>> window = new ArrayDeque<>();
                for (int i = 0; i < TRADES; i++) {
                    Trade.Builder trade = i % 2 == 0 ? Trade.buy("A" + i % 7) : Trade.sell("A" + i % 7);
                    moment = moment.plusMillis(700);
                    window.add(ledger.trades()
                            .appendLater(trade.quantity(BigDecimal.valueOf(1 + i % 5))
                                    .price(BigDecimal.valueOf(100 + i % 3))
                                    .fee("0.01")
                                    .currency("USD")
                                    .executedAt(moment)
                                    .reason("x".repeat(REASON))
                                    .build()));
                    if (window.size() > 2_000) {
                        window.removeFirst().await();
                    }
                }
                window.forEach(Pending::await);
                require(ledger.digest(Digest.Coverage.STORED).count());
                require(ledger.profitAndLoss(CostBasis.FIFO, TimeRange.all())
                        .total()
                        .trades());
                long[] scanned = {0};
                ledger.trades().scan(Trade.TYPE.all().orderBy(Trade.SYMBOL.desc()), trade -> scanned[0]++);
                require(scanned[0]);
            }
        }

        private static void require(long found) {
            if (found != TRADES) {
                throw new IllegalStateException("Found " + found);
            }
        }
    }

    @Test
    @DisplayName("loads, scans, digests and computations of more rows than fit run in a heap of 256 MB")
    void smallHeap() throws IOException, InterruptedException {
        assertThat(ChildProcess.start(Loader.class, directory).waitFor()).isZero();
    }
}
