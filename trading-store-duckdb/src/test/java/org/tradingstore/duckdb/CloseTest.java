package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.error.ClosedException;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;

/** What waits for a database when it is closed is told so. */
class CloseTest {
    @TempDir
    Path directory;

    private static Thread waiting(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive()
                && thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    @DisplayName("A writer that waits behind a close is refused, and so is every session after it")
    void waitingWriter() throws InterruptedException {
        StorageDatabase database =
                DuckDbStorage.in(directory).open(new OpenRequest(Database.LEDGER, Profile.LEDGER, List.of()));
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        StorageSession first = database.begin(Access.WRITE);
        Thread closing = waiting(database::close);
        Thread writing = waiting(() -> {
            try (StorageSession second = database.begin(Access.WRITE)) {
                second.commit();
            } catch (RuntimeException e) {
                thrown.add(e);
            }
        });
        first.commit();
        first.close();
        closing.join(10_000);
        writing.join(10_000);
        assertThat(thrown).singleElement().isInstanceOf(ClosedException.class);
        for (Access access : Access.values()) {
            assertThatThrownBy(() -> database.begin(access))
                    .isInstanceOf(ClosedException.class)
                    .hasMessageContaining("it is closed")
                    .hasMessageContaining("ledger.duckdb");
        }
        assertThatThrownBy(database::check).isInstanceOf(ClosedException.class);
        assertThatThrownBy(database::checkpoint).isInstanceOf(ClosedException.class);
        database.close();
    }

    @Test
    @DisplayName("A database that nobody read from opens no connection once it is closed")
    void neverRead() {
        StorageDatabase database =
                DuckDbStorage.in(directory).open(new OpenRequest(Database.LEDGER, Profile.LEDGER, List.of()));
        database.close();
        assertThatThrownBy(() -> database.begin(Access.READ_ONCE)).isInstanceOf(ClosedException.class);
    }

    /** Reads until the end, and counts what was read; tells when something was. */
    private interface Reading {
        long rows(DailyPriceRepository prices, Runnable begun);
    }

    private static long scanned(DailyPriceRepository prices, Runnable begun) {
        long rows = 0;
        try (Cursor<DailyPrice> cursor = prices.scan(DailyPrice.TYPE.all())) {
            while (cursor.next() != null) {
                rows++;
                begun.run();
            }
        }
        return rows;
    }

    private static long columns(DailyPriceRepository prices, Runnable begun) {
        long rows = 0;
        try (ColumnCursor cursor = prices.columns(DailyPrice.TYPE.all(), List.of(DailyPrice.DATE, DailyPrice.CLOSE))) {
            for (Columns part = cursor.next(); part != null; part = cursor.next()) {
                rows += part.size();
                begun.run();
            }
        }
        return rows;
    }

    @Test
    @DisplayName("Whoever reads while the store is closed has read all, or is told that it was closed")
    void closedUnderReaders() throws Exception {
        int bars = 300_000;
        try (TradingStore store = DuckDbTradingStore.open(directory)) {
            store.history()
                    .dailyPrices()
                    .load(
                            IntStream.range(0, bars)
                                    .mapToObj(day -> new DailyPrice(
                                            "SPY", LocalDate.EPOCH.plusDays(day), 1, 2, 1, 2, null, null, null)),
                            OnConflict.SKIP);
        }
        int closed = 0;
        for (int round = 0; round < 30; round++) {
            Reading reading = round % 2 == 0 ? CloseTest::scanned : CloseTest::columns;
            TradingStore store = DuckDbTradingStore.open(directory);
            DailyPriceRepository prices = store.history().dailyPrices();
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Long> reader =
                    CompletableFuture.supplyAsync(() -> reading.rows(prices, begun::countDown));
            begun.await();
            // Into the middle, which nothing tells of.
            Thread.sleep(round);
            store.close();
            try {
                assertThat(reader.get(1, TimeUnit.MINUTES)).isEqualTo(bars);
            } catch (ExecutionException e) {
                assertThat(e.getCause()).as("round %s", round).isInstanceOf(ClosedException.class);
                closed++;
            }
        }
        assertThat(closed)
                .as("rounds in which the store was closed before the end")
                .isPositive();
    }
}
