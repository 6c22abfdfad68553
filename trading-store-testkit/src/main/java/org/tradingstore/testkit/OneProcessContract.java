package org.tradingstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.TradingStore;
import org.tradingstore.error.Advice;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.testkit.internal.crash.ChildJvm;
import org.tradingstore.testkit.internal.crash.ChildStore;
import org.tradingstore.testkit.internal.crash.Counting;
import org.tradingstore.testkit.internal.crash.Holding;
import org.tradingstore.testkit.internal.crash.Trying;
import org.tradingstore.testkit.internal.records.Fill;

/**
 * That a store is one process's at a time, and that another is told so: for engines that lack
 * {@link org.tradingstore.spi.Capability#SECOND_PROCESS}, in the place of {@link TwoProcessContract}.
 */
public abstract class OneProcessContract {
    /** How a process reaches the engine. */
    protected abstract Class<? extends StoreOpener> opener();

    /** What the opener is told. */
    protected abstract String place();

    /** Removes everything at the place; called before and after each test, when nothing is open. */
    protected abstract void wipe();

    @BeforeEach
    final void wipeBefore() {
        wipe();
    }

    @AfterEach
    final void wipeAfterwards() {
        wipe();
    }

    private TradingStore open() {
        return ChildStore.open(ChildStore.opener(opener()).storage(place(), Duration.ofSeconds(1)));
    }

    private String tried() {
        try (ChildJvm child = ChildJvm.start(Trying.class, opener(), place())) {
            String line = child.line();
            assertThat(child.exit()).isZero();
            return line;
        }
    }

    private static RecordDatabase database(TradingStore store) {
        return Counting.database(store);
    }

    @Test
    @DisplayName("JO1 a process that opens what another has open is refused as busy, and the other goes on unharmed")
    void refused() {
        try (TradingStore store = open()) {
            for (int i = 1; i <= 3; i++) {
                database(store).records(Fill.TYPE).append(Fill.of("KEPT", i));
                assertThat(tried()).startsWith("StoreBusyException RETRY Cannot open a database: ");
            }
            assertThat(database(store).records(Fill.TYPE).count(Fill.TYPE.all()))
                    .isEqualTo(3);
        }
        assertThat(tried()).isEqualTo("3");
    }

    @Test
    @DisplayName(
            "JO2 what another process holds in a transaction cannot be opened here; when that has ended, or was killed, it can")
    void held() {
        for (boolean killed : new boolean[] {false, true}) {
            try (ChildJvm holder = ChildJvm.start(Holding.class, opener(), place())) {
                assertThat(holder.line()).isEqualTo("holding");
                assertThat(catchThrowable(() -> open().close()))
                        .isInstanceOfSatisfying(
                                StoreBusyException.class,
                                busy -> assertThat(busy.advice()).isEqualTo(Advice.RETRY));
                if (killed) {
                    holder.kill();
                } else {
                    holder.tell("go on");
                    assertThat(holder.line()).isEqualTo("done");
                    assertThat(holder.exit()).isZero();
                }
            }
            try (TradingStore store = open()) {
                assertThat(database(store).records(Fill.TYPE).count(Fill.TYPE.all()))
                        .as("of the transaction that was committed, and none of that which was killed")
                        .isEqualTo(1);
            }
        }
    }
}
