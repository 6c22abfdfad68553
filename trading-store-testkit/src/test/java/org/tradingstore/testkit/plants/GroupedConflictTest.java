package org.tradingstore.testkit.plants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Appended.Outcome;
import org.tradingstore.repository.Pending;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** Appends that an engine writes together, and that meet the change of another connection. */
class GroupedConflictTest {
    private static final int MANY = 50;

    /** So many writes of trades still meet a change. */
    private final AtomicInteger conflicts = new AtomicInteger();

    private final AtomicInteger mostAtOnce = new AtomicInteger();

    private TradingStore open(Duration wait) {
        Storage memory = MemoryStorage.forTests();
        return TradingStores.builder()
                .storage(new Storage() {
                    @Override
                    public String engine() {
                        return memory.engine();
                    }

                    @Override
                    public boolean exists(Database database) {
                        return memory.exists(database);
                    }

                    @Override
                    public StorageDatabase open(OpenRequest request) {
                        return new Conflicting(memory.open(request), wait);
                    }
                })
                .open();
    }

    /** Writes many rows at once, and waits for nobody by itself. */
    private final class Conflicting extends ForwardingDatabase {
        private final Duration wait;

        Conflicting(StorageDatabase database, Duration wait) {
            super(database);
            this.wait = wait;
        }

        @Override
        public int valuesAtOnce() {
            return 10_000;
        }

        @Override
        public Duration conflictWait() {
            return wait;
        }

        @Override
        public StorageSession begin(Access access) {
            return new ForwardingSession(super.begin(access)) {
                @Override
                public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
                    if (type == Trade.TYPE) {
                        mostAtOnce.accumulateAndGet(rows.size(), Math::max);
                        if (conflicts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                            throw new StoreBusyException("Cannot write trade: another connection changes it");
                        }
                    }
                    return super.write(type, mode, rows);
                }
            };
        }
    }

    /** Appends that come while the writer is held wait for it together. */
    private static List<Pending<Appended<UUID>>> gathered(Ledger ledger, List<Trade> trades) {
        return ledger.computeInTransaction(tx -> CompletableFuture.supplyAsync(
                        () -> trades.stream().map(ledger.trades()::appendLater).toList())
                .join());
    }

    private static List<Trade> trades() {
        return Stream.generate(() -> Trade.buy("AAPL")
                        .quantity(BigDecimal.ONE)
                        .price(BigDecimal.TEN)
                        .currency("USD")
                        .reason("as planned")
                        .executedAt(Instant.EPOCH)
                        .build())
                .limit(MANY)
                .toList();
    }

    @Test
    @DisplayName("gathered appends that meet another connection's change are run again, and each is kept once")
    void again() {
        try (TradingStore store = open(Duration.ofMinutes(1))) {
            Ledger ledger = store.book("b", Mode.TEST).ledger();
            List<Trade> trades = trades();
            conflicts.set(4);
            assertThat(gathered(ledger, trades))
                    .extracting(each -> each.await().outcome())
                    .hasSize(MANY)
                    .containsOnly(Outcome.CREATED);
            assertThat(mostAtOnce).hasValue(MANY);
            assertThat(conflicts).hasValue(0);
            assertThat(ledger.trades().count(Trade.TYPE.all())).isEqualTo(MANY);
            assertThat(trades).allMatch(each -> ledger.trades().find(each.id()).equals(Optional.of(each)));
        }
    }

    @Test
    @DisplayName(
            "gathered appends that meet a change which stays are busy within one wait for all, and can be made later")
    void busy() {
        try (TradingStore store = open(Duration.ofMillis(200))) {
            Ledger ledger = store.book("b", Mode.TEST).ledger();
            List<Trade> trades = trades();
            conflicts.set(Integer.MAX_VALUE);
            long begun = System.nanoTime();
            assertThat(gathered(ledger, trades))
                    .allSatisfy(each -> assertThat(catchThrowable(each::await)).isInstanceOf(StoreBusyException.class));
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
            conflicts.set(0);
            assertThat(ledger.trades().count(Trade.TYPE.all())).isZero();
            trades.forEach(ledger.trades()::append);
            assertThat(ledger.trades().count(Trade.TYPE.all())).isEqualTo(MANY);
        }
    }
}
