package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.MaintenanceRun;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.SlowStorage;
import org.tradingstore.testkit.internal.records.Alarm;
import org.tradingstore.testkit.internal.records.Counter;

/** Upkeep runs when it is called or on a schedule, never twice at once, and ends with its store. */
public abstract class UpkeepRules extends Rules {
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    protected UpkeepRules(Supplier<Place> places) {
        super(places);
    }

    private static AppendRepository<Alarm, Long> alarms(TradingStore store) {
        return store.book("kit", Mode.TEST).database(Database.OPERATIONS).records(Alarm.TYPE);
    }

    private Alarm due(long number) {
        return new Alarm(number, "old", clock().instant().minus(Alarm.KEEP).minus(Duration.ofDays(1)));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time until upkeep has run").isLessThan(end);
            Thread.sleep(5);
        }
    }

    @Test
    @DisplayName("UK1 on a schedule upkeep comes again and again, beside the application's work")
    void schedule() throws InterruptedException {
        TradingStore store = place().open(builder -> builder.maintainEvery(SOON));
        for (long round = 1; round <= 3; round++) {
            alarms(store).append(due(round));
            await(() -> alarms(store).count(Alarm.TYPE.all()) == 0);
        }
        await(() -> store.lastMaintenance().isPresent());
        MaintenanceRun last = store.lastMaintenance().orElseThrow();
        assertThat(last.failure()).isNull();
        assertThat(last.startedAt()).isEqualTo(clock().instant());
        assertThat(last.endedAt()).isEqualTo(clock().instant());
        assertThat(last.report().steps())
                .anySatisfy(step -> assertThat(step.what()).isEqualTo("retention " + Alarm.TYPE.name()));
    }

    @Test
    @DisplayName("UK2 a run that was called is the last run; before the first there is none")
    void lastRun() {
        assertThat(store().lastMaintenance()).isEmpty();
        alarms().append(due(1));
        MaintenanceReport report = store().maintain();
        assertThat(store().lastMaintenance().orElseThrow().report()).isEqualTo(report);
        assertThat(report.steps()).anySatisfy(step -> assertThat(step.rows()).isEqualTo(1));
    }

    @Test
    @DisplayName("UK3 no two runs happen at once, of callers or of the schedule")
    void neverTwo() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        SlowStorage slow = new SlowStorage(place().storage(), "checkpoint", () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            pause();
            running.decrementAndGet();
            runs.incrementAndGet();
        });
        TradingStore store = place().open(
                        builder -> builder.storage(Database.OPERATIONS, slow).maintainEvery(SOON));
        alarms(store).append(due(1));
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread caller = new Thread(store::maintain);
            callers.add(caller);
            caller.start();
        }
        for (Thread caller : callers) {
            caller.join(PATIENCE.toMillis());
        }
        await(() -> runs.get() >= 6);
        assertThat(most).hasValue(1);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("UK4 closing a store has a run end after its present step, and leaves what is due to another time")
    void close() throws InterruptedException {
        AtomicInteger steps = new AtomicInteger();
        SlowStorage slow = new SlowStorage(place().storage(), "begin", () -> {
            steps.incrementAndGet();
            pause();
        });
        TradingStore store = place().open(
                        builder -> builder.storage(Database.OPERATIONS, slow).maintainEvery(SOON));
        alarms(store)
                .appendAll(
                        LongStream.rangeClosed(1, 100_000).mapToObj(this::due).toList());
        int before = steps.get();
        await(() -> steps.get() > before + 5);
        store.close();
        int atClose = steps.get();
        assertThat(atClose - before).as("steps of a run that was ended").isLessThan(90);
        Thread.sleep(200);
        assertThat(steps).as("steps after the close").hasValue(atClose);
        if (place().has(Capability.REOPEN)) {
            assertThat(alarms(place().open()).count(Alarm.TYPE.all())).isPositive();
        }
    }

    @Test
    @DisplayName("UK5 upkeep, and closing the store, are refused inside of a transaction, and the store goes on")
    void insideOfATransaction() {
        TradingStore store = place().open(builder -> builder.maintainEvery(SOON));
        var operations = store.book("kit", Mode.TEST).database(Database.OPERATIONS);
        operations.inTransaction(tx -> {
            refused(TransactionScopeException.class, Advice.FIX_CALLER, store::maintain);
            refused(TransactionScopeException.class, Advice.FIX_CALLER, store::close);
            tx.records(Counter.TYPE).upsert(Counter.of("a", 1));
        });
        assertThat(operations.records(Counter.TYPE).find("a")).contains(Counter.of("a", 1));
        store.maintain();
    }

    @Test
    @DisplayName("UK6 a pause below 100 milliseconds or above 30 days is refused")
    void pauses() {
        for (Duration pause : List.of(
                Duration.ZERO, Duration.ofMillis(99), Duration.ofDays(30).plusNanos(1))) {
            assertThatThrownBy(() -> TradingStores.builder().maintainEvery(pause))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("pause=" + pause);
        }
    }
}
