package org.tradingstore.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tradingstore.core.internal.SharedComputations.Subject;
import org.tradingstore.error.InvalidRequestException;

@Timeout(60)
class SharedComputationsTest {
    private static final Subject A = new Subject("kit", "a");
    private static final Subject B = new Subject("kit", "b");

    private final SharedComputations computations = new SharedComputations();
    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        others.shutdownNow();
    }

    @Test
    @DisplayName("a computation that asks for itself is refused")
    void itself() {
        assertThatThrownBy(() -> computations.once(A, () -> computations.once(A, () -> "inner")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("key=a");
    }

    @Test
    @DisplayName("who was waited for, and asks for what the former waiter computes next, is not refused")
    void formerWaiter() throws Exception {
        // The waiter goes on when the first computation has ended, a moment later than the one who computed it.
        for (int round = 0; round < 500; round++) {
            CountDownLatch computing = new CountDownLatch(1);
            CountDownLatch second = new CountDownLatch(1);
            Future<String> waiter = others.submit(() -> {
                String first = computations.once(B, () -> {
                    second.countDown();
                    computing.await();
                    return computations.once(A, () -> "late");
                });
                return first;
            });
            second.await();
            String own = computations.once(A, () -> {
                computing.countDown();
                Thread.onSpinWait();
                return "a";
            });
            assertThat(own).isEqualTo("a");
            // The other thread computes B still, and may only just have stopped waiting for A.
            assertThat(computations.once(B, () -> "b")).isIn("a", "late", "b");
            assertThat(waiter.get(30, TimeUnit.SECONDS)).isIn("a", "late");
        }
    }
}
