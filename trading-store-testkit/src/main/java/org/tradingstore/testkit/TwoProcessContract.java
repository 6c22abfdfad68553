package org.tradingstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
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
import org.tradingstore.testkit.internal.crash.Looking;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Memo;

/** That two processes use one store at a time. For engines that can do so. */
public abstract class TwoProcessContract {
    private static final int ROWS = 300;

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

    private TradingStore open(Duration lockTimeout) {
        return ChildStore.open(ChildStore.opener(opener()).storage(place(), lockTimeout));
    }

    @Test
    @DisplayName("J1 two processes that write at once keep all their rows, and no update is lost")
    void both() {
        try (TradingStore store = open(Duration.ofMinutes(1))) {
            RecordDatabase database = Counting.database(store);
            database.records(Counter.TYPE).upsert(Counter.of(Counting.COUNTER, 0));
            database.records(Memo.TYPE).upsert(Memo.of(Counting.MEMO.owner(), Counting.MEMO.name(), 0));
            try (ChildJvm left = ChildJvm.start(Counting.class, opener(), place(), "LEFT", ROWS);
                    ChildJvm right = ChildJvm.start(Counting.class, opener(), place(), "RIGHT", ROWS)) {
                List<ChildJvm> both = List.of(left, right);
                both.forEach(child -> assertThat(child.line()).isEqualTo("ready"));
                both.forEach(child -> child.tell("go"));
                both.forEach(child -> assertThat(child.line()).isEqualTo("done"));
                both.forEach(child -> assertThat(child.exit()).isZero());
            }
            for (String name : List.of("LEFT", "RIGHT")) {
                assertThat(database.records(Fill.TYPE).count(Fill.TYPE.where(Fill.SYMBOL.eq(name))))
                        .isEqualTo(ROWS);
            }
            assertThat(database.records(Counter.TYPE).find(Counting.COUNTER))
                    .contains(Counter.of(Counting.COUNTER, 2 * ROWS));
            assertThat(database.records(Counter.TYPE).revisions(Counting.COUNTER, 10 * ROWS))
                    .hasSize(1 + 2 * ROWS);
            assertThat(database.records(Memo.TYPE).find(Counting.MEMO))
                    .hasValueSatisfying(memo -> assertThat(memo.count()).isEqualTo(2 * ROWS));
        }
    }

    @Test
    @DisplayName(
            "J2 a store that another process holds beyond the time allowed is busy, nothing is written, and then it goes on")
    void held() {
        try (TradingStore store = open(Duration.ofMillis(300))) {
            RecordDatabase database = Counting.database(store);
            database.records(Fill.TYPE).append(Fill.of("BEFORE", 1));
            try (ChildJvm holder = ChildJvm.start(Holding.class, opener(), place())) {
                assertThat(holder.line()).isEqualTo("holding");
                Throwable thrown =
                        catchThrowable(() -> database.records(Fill.TYPE).append(Fill.of("BUSY", 1)));
                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                StoreBusyException.class,
                                busy -> assertThat(busy.advice()).isEqualTo(Advice.RETRY));
                assertThat(database.records(Fill.TYPE).count(Fill.TYPE.all())).isEqualTo(1);
                holder.tell("go on");
                assertThat(holder.line()).isEqualTo("done");
                assertThat(holder.exit()).isZero();
            }
            database.records(Fill.TYPE).append(Fill.of("BUSY", 1));
            assertThat(database.records(Fill.TYPE).count(Fill.TYPE.all())).isEqualTo(3);
        }
    }

    @Test
    @DisplayName(
            "J3 a store stays whole when its process opens and closes another at the same place, and other processes come and go")
    void openedTwice() {
        try (TradingStore store = open(Duration.ofMinutes(1))) {
            RecordDatabase database = Counting.database(store);
            for (int i = 1; i <= 3; i++) {
                database.records(Fill.TYPE).append(Fill.of("KEPT", i));
                open(Duration.ofMinutes(1)).close();
                try (ChildJvm child = ChildJvm.start(Looking.class, opener(), place())) {
                    assertThat(child.line()).isEqualTo(Integer.toString(i));
                    assertThat(child.exit()).isZero();
                }
            }
        }
    }
}
