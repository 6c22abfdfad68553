package org.tradingstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.StorageException;
import org.tradingstore.repository.Resolution;
import org.tradingstore.schema.Database;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.Storage;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.fault.FaultPlan;
import org.tradingstore.testkit.internal.fault.FaultyStorage;
import org.tradingstore.testkit.internal.fault.Scenario;

/** That operations are done in whole or not at all, whichever call of the engine fails. */
public abstract class FaultContract {
    private static final int MOST_CALLS = 1_000;

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
            "X1 whichever call of the engine fails, each operation is done in whole or not at all, and the store goes on")
    @ParameterizedTest(name = "X1 whichever call fails, {0}, each operation is done in whole or not at all")
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
                if (act.appended() != null) {
                    assertThat(Scenario.database(store).resolve(e))
                            .as(name)
                            .isEqualTo(done ? Resolution.COMMITTED : Resolution.NOT_COMMITTED);
                }
                store = reopened(place);
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
        Storage elsewhere = MemoryStorage.forTests();
        return place.open(builder -> builder.storage(Database.LEDGER, elsewhere)
                .storage(Database.PORTFOLIO, elsewhere)
                .storage(Database.HISTORY, elsewhere));
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
