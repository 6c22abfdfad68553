package org.tradingstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.MaintenanceRun;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.StorageException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.repository.Resolution;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.Storage;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.fault.FaultPlan;
import org.tradingstore.testkit.internal.fault.FaultyStorage;
import org.tradingstore.testkit.internal.fault.Gathering;
import org.tradingstore.testkit.internal.fault.Scenario;
import org.tradingstore.testkit.internal.records.Alarm;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Memo;

/** That operations are done in whole or not at all, whichever call of the engine fails. */
public abstract class FaultContract {
    private static final int MOST_CALLS = 1_000;
    private static final int GATHERED = 8;

    private final FaultPlan plan = new FaultPlan();

    /** The engine, and what it cannot do; called before each test. */
    protected abstract StorageUnderTest open();

    /** Removes everything at the place where {@link #open} opens; called before and after each test, when nothing is open. */
    protected abstract void wipe();

    @AfterEach
    final void wipeAfterwards() {
        wipe();
    }

    private Place place() {
        wipe();
        StorageUnderTest engine = open();
        StorageUnderTest faulty = StorageUnderTest.of(() -> new FaultyStorage(engine.storage(), plan))
                .backups(engine::backup);
        for (Capability capability : Capability.values()) {
            faulty = engine.has(capability) ? faulty : faulty.lacking(capability);
        }
        return new Place(faulty);
    }

    @DisplayName(
            "FT1 whichever call of the engine fails, each operation is done in whole or not at all, and the store goes on")
    @ParameterizedTest(name = "FT1 whichever call fails, {0}, each operation is done in whole or not at all")
    @EnumSource(FaultPlan.Manner.class)
    void everyCall(FaultPlan.Manner manner) {
        List<List<Object>> states = inPlace(FaultContract::undisturbed);
        int call = 1;
        while (failed(manner, call, states)) {
            call++;
            assertThat(call).as("calls of the scenario").isLessThan(MOST_CALLS);
        }
        assertThat(call).as("faults that were injected").isGreaterThan(states.size());
    }

    @DisplayName(
            "FT2 whichever call of the engine fails while it runs a group, every caller learns what became of its own write")
    @ParameterizedTest(name = "FT2 whichever call fails in a group, {0}, every caller learns what became of its write")
    @EnumSource(FaultPlan.Manner.class)
    void everyCallOfAGroup(FaultPlan.Manner manner) {
        int call = 1;
        while (failedInGroup(manner, call)) {
            call++;
            assertThat(call).as("calls of the group").isLessThan(MOST_CALLS);
        }
        int least = manner == FaultPlan.Manner.BEFORE ? GATHERED : 1;
        assertThat(call).as("faults that were injected").isGreaterThan(least);
    }

    private boolean failedInGroup(FaultPlan.Manner manner, int call) {
        return inPlace(place -> {
            RecordDatabase database = Scenario.database(opened(place));
            // A first write makes the book, so that the others go straight to the writer.
            database.records(Counter.TYPE).upsert(Counter.of("first", 1));
            List<Runnable> writes = new ArrayList<>();
            for (int i = 0; i < GATHERED; i++) {
                int number = i;
                writes.add(() -> write(database, number));
            }
            // The commit of the transaction that gathers them is the first call.
            List<@Nullable Throwable> thrown = Gathering.run(database, writes, () -> plan.arm(manner, call + 1));
            boolean fired = plan.fired();
            plan.disarm();
            for (int i = 0; i < GATHERED; i++) {
                String name = "write " + i + ", call " + call + " failed, " + manner;
                assertOutcome(database, i, thrown.get(i), name);
            }
            return fired;
        });
    }

    /** Writes of every kind in turn: each is one row that is told by its number. */
    private static void write(RecordDatabase database, int number) {
        switch (number % 4) {
            case 0 -> database.records(Counter.TYPE).upsert(Counter.of("c" + number, number));
            case 1 -> database.records(Fill.TYPE).append(Fill.of("GROUP", number));
            case 2 -> database.records(Fill.TYPE).appendAll(List.of(Fill.of("GROUP", number)));
            default -> database.records(Memo.TYPE).upsert(Memo.of("me", "m" + number, number));
        }
    }

    private static boolean written(RecordDatabase database, int number) {
        return switch (number % 4) {
            case 0 -> database.records(Counter.TYPE).find("c" + number).isPresent();
            case 1, 2 ->
                database.records(Fill.TYPE).find(Fill.of("GROUP", number).id()).isPresent();
            default ->
                database.records(Memo.TYPE)
                        .find(new Memo.Id("me", "m" + number))
                        .isPresent();
        };
    }

    private static void assertOutcome(RecordDatabase database, int number, @Nullable Throwable thrown, String name) {
        boolean written = written(database, number);
        if (thrown instanceof OutcomeUnknownException e) {
            assertThat(database.resolve(e))
                    .as(name)
                    .isEqualTo(written ? Resolution.COMMITTED : Resolution.NOT_COMMITTED);
            return;
        }
        if (thrown != null) {
            assertThat(thrown).as(name).isInstanceOf(StorageException.class);
        }
        assertThat(written).as(name + ", kept").isEqualTo(thrown == null);
    }

    @DisplayName("FT3 an error in the function of one caller reaches that caller alone, whoever runs its group")
    @Test
    void errorOfOneCaller() {
        boolean done = inPlace(place -> {
            RecordDatabase database = Scenario.database(opened(place));
            database.records(Counter.TYPE).upsert(Counter.of("hits", 1));
            AssertionError own = new AssertionError("own");
            List<@Nullable Throwable> thrown = Gathering.run(
                    database,
                    List.of(
                            () -> write(database, 0),
                            () -> database.records(Counter.TYPE).update("hits", counter -> {
                                throw own;
                            }),
                            () -> write(database, 1)),
                    () -> {});
            assertThat(thrown.get(0)).isNull();
            assertThat(thrown.get(1)).isSameAs(own);
            assertThat(thrown.get(2)).isNull();
            assertThat(database.records(Counter.TYPE).find("hits")).contains(Counter.of("hits", 1));
            return written(database, 0) && written(database, 1);
        });
        assertThat(done).isTrue();
    }

    @DisplayName("FT4 what became of a write is asked in its own database and book, and outside of a transaction")
    @Test
    void askedElsewhere() {
        OutcomeUnknownException unknown = inPlace(place -> {
            TradingStore store = opened(place);
            RecordDatabase database = Scenario.database(store);
            database.records(Fill.TYPE).append(Fill.of("FIRST", 1));
            plan.arm(FaultPlan.Manner.AFTER_COMMIT, 1);
            OutcomeUnknownException e = Objects.requireNonNull(catchThrowableOfType(
                    OutcomeUnknownException.class,
                    () -> database.records(Fill.TYPE).append(Fill.of("LOST", 1))));
            assertThatThrownBy(() -> store.book("other", Mode.TEST)
                            .database(Database.OPERATIONS)
                            .resolve(e))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("it was made elsewhere")
                    .hasMessageContaining("asked_book=other/TEST");
            assertThatThrownBy(() -> store.book("faults", Mode.TEST).ledger().resolve(e))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("database=OPERATIONS");
            assertThatThrownBy(() -> database.inTransaction(tx -> tx.resolve(e)))
                    .isInstanceOf(TransactionScopeException.class);
            assertThat(database.resolve(e)).isEqualTo(Resolution.COMMITTED);
            return e;
        });
        assertThat(unknown.advice()).isEqualTo(Advice.RECONCILE);
    }

    @DisplayName("FT5 an answer of a week ago is no longer known, and upkeep removes by what it was")
    @Test
    void longAgo() {
        Resolution late = inPlace(place -> {
            TradingStore store = opened(place);
            RecordDatabase database = Scenario.database(store);
            database.records(Counter.TYPE).upsert(Counter.of("hits", 1));
            OutcomeUnknownException kept = lost(database, FaultPlan.Manner.AFTER_COMMIT);
            OutcomeUnknownException lost = lost(database, FaultPlan.Manner.BEFORE_COMMIT);
            place.clock().move(Duration.ofDays(7));
            assertThat(removedMarks(store)).isZero();
            assertThat(database.resolve(kept)).isEqualTo(Resolution.COMMITTED);
            assertThat(database.resolve(lost)).isEqualTo(Resolution.NOT_COMMITTED);
            place.clock().move(Duration.ofDays(1));
            assertThat(removedMarks(store)).isPositive();
            assertThat(database.resolve(lost)).isEqualTo(Resolution.UNDETERMINED);
            return database.resolve(kept);
        });
        assertThat(late).isEqualTo(Resolution.UNDETERMINED);
    }

    @DisplayName(
            "FT6 a run of upkeep on a schedule that fails is found afterwards, and the next one comes all the same")
    @Test
    void failedUpkeep() {
        long rows = inPlace(place -> {
            TradingStore store = opened(place, builder -> builder.maintainEvery(Duration.ofSeconds(1)));
            RecordDatabase database = Scenario.database(store);
            database.records(Alarm.TYPE).append(new Alarm(1, "old", Instant.EPOCH));
            plan.arm(FaultPlan.Manner.BEFORE, 1);
            MaintenanceRun failed = await(store, run -> run.failure() != null);
            assertThat(failed.failure()).isInstanceOf(StorageException.class);
            MaintenanceRun next = await(store, run -> run.failure() == null);
            assertThat(next.report().steps()).isNotEmpty();
            return database.records(Alarm.TYPE).count(Alarm.TYPE.all());
        });
        assertThat(rows).isZero();
    }

    private static MaintenanceRun await(TradingStore store, Predicate<MaintenanceRun> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            MaintenanceRun last = store.lastMaintenance().orElse(null);
            if (last != null && wanted.test(last)) {
                return last;
            }
            assertThat(System.nanoTime()).as("time until upkeep has run").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** An update whose commit fails in this way. */
    private OutcomeUnknownException lost(RecordDatabase database, FaultPlan.Manner manner) {
        plan.arm(manner, 1);
        return Objects.requireNonNull(catchThrowableOfType(
                OutcomeUnknownException.class,
                () -> database.records(Counter.TYPE)
                        .update("hits", counter -> counter.withValue(counter.value() + 1))));
    }

    private static long removedMarks(TradingStore store) {
        return store.maintain().steps().stream()
                .filter(step -> step.what().equals("marks of commits"))
                .mapToLong(MaintenanceReport.Step::rows)
                .sum();
    }

    private <T> T inPlace(Function<Place, T> work) {
        Place place = place();
        try {
            return work.apply(place);
        } finally {
            plan.disarm();
            place.leave();
        }
    }

    private boolean failed(FaultPlan.Manner manner, int call, List<List<Object>> states) {
        return inPlace(place -> fails(place, manner, call, states));
    }

    /** The content before and after each operation. */
    private static List<List<Object>> undisturbed(Place place) {
        TradingStore store = opened(place);
        List<List<Object>> states = new ArrayList<>();
        states.add(Scenario.content(store));
        for (Scenario.Act act : Scenario.acts()) {
            act.run().on(store);
            states.add(Scenario.content(store));
        }
        return states;
    }

    /** Goes through the scenario; false where all of it passed before the call that was to fail. */
    private boolean fails(Place place, FaultPlan.Manner manner, int call, List<List<Object>> states) {
        TradingStore store = opened(place);
        plan.arm(manner, call);
        List<Scenario.Act> acts = Scenario.acts();
        for (int i = 0; i < acts.size(); i++) {
            Scenario.Act act = acts.get(i);
            String name = act.name() + ", call " + call + " failed, " + manner;
            List<Object> before = states.get(i);
            List<Object> after = states.get(i + 1);
            try {
                act.run().on(store);
            } catch (OutcomeUnknownException e) {
                assertThat(plan.fired()).as(name).isTrue();
                boolean done = Scenario.content(store).equals(after);
                assertThat(done).as(name).isEqualTo(manner == FaultPlan.Manner.AFTER_COMMIT);
                Resolution truth = done ? Resolution.COMMITTED : Resolution.NOT_COMMITTED;
                assertThat(Scenario.database(store).resolve(e)).as(name).isEqualTo(truth);
                assertThat(Scenario.database(store).resolve(e)).as(name).isEqualTo(truth);
                store = reopened(place);
                assertThat(Scenario.database(store).resolve(e)).as(name).isEqualTo(truth);
                again(store, act, before, after, name);
            } catch (StorageException e) {
                assertThat(plan.fired()).as(name).isTrue();
                store = reopened(place);
                // Rows that are due go before what follows in maintenance fails.
                if (!act.name().equals("maintain")) {
                    assertThat(Scenario.content(store)).as(name).isEqualTo(before);
                }
                again(store, act, before, after, name);
            }
            if (plan.fired()) {
                assertThat(Scenario.content(store)).as(name).isEqualTo(after);
            }
        }
        return plan.fired();
    }

    private static TradingStore reopened(Place place) {
        if (!place.has(Capability.REOPEN)) {
            throw new IllegalStateException("Faults are tried on engines that keep their content");
        }
        place.closeAll();
        return opened(place);
    }

    /** The databases that the scenario leaves alone are elsewhere, as making them takes longer than the scenario. */
    private static TradingStore opened(Place place) {
        return opened(place, builder -> builder);
    }

    private static TradingStore opened(Place place, UnaryOperator<TradingStores.Builder> more) {
        Storage elsewhere = MemoryStorage.forTests();
        return place.open(builder -> more.apply(builder.storage(Database.LEDGER, elsewhere)
                .storage(Database.PORTFOLIO, elsewhere)
                .storage(Database.HISTORY, elsewhere)));
    }

    /** Does an operation again where it was not done. */
    private static void again(
            TradingStore store, Scenario.Act act, List<Object> before, List<Object> after, String name) {
        List<Object> now = Scenario.content(store);
        assertThat(now).as(name).isIn(before, after);
        if (!now.equals(after)) {
            act.run().on(store);
        }
    }
}
