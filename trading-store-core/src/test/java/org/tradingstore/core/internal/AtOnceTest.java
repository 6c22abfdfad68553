package org.tradingstore.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AtOnceTest {
    private static final int MANY = 40;

    @Test
    @DisplayName("each of many runs once")
    void all() {
        AtomicInteger[] runs =
                IntStream.range(0, MANY).mapToObj(any -> new AtomicInteger()).toArray(AtomicInteger[]::new);
        AtOnce.run(
                "kit",
                IntStream.range(0, MANY)
                        .<Runnable>mapToObj(i -> runs[i]::incrementAndGet)
                        .toList());
        assertThat(runs).allSatisfy(each -> assertThat(each).hasValue(1));
    }

    @Test
    @DisplayName("of those that fail the first in the list is thrown with the others in it, and the rest ran")
    void failures() {
        IllegalStateException first = new IllegalStateException("first");
        AssertionError second = new AssertionError("second");
        Set<Integer> ran = ConcurrentHashMap.newKeySet();
        List<Runnable> tasks = IntStream.range(0, MANY)
                .<Runnable>mapToObj(i -> () -> {
                    ran.add(i);
                    if (i == 3) {
                        throw first;
                    }
                    if (i == MANY - 1) {
                        throw second;
                    }
                })
                .toList();
        assertThatThrownBy(() -> AtOnce.run("kit", tasks)).isSameAs(first).hasSuppressedException(second);
        assertThat(ran).hasSize(MANY);
    }

    @Test
    @DisplayName("an Error is thrown as it is")
    void error() {
        AssertionError error = new AssertionError("own");
        assertThatThrownBy(() -> AtOnce.run("kit", List.of(() -> {
                    throw error;
                })))
                .isSameAs(error);
    }

    @Test
    @DisplayName("an interrupt that comes while others run reaches them, and is set when all have ended")
    void interrupt() {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        Thread caller = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();
        Runnable task = () -> {
            if (Thread.currentThread() == caller) {
                // Waits for the other one, in whose midst the interrupt comes.
                assertThat(begun).satisfies(CountDownLatch::await);
                caller.interrupt();
                return;
            }
            begun.countDown();
            try {
                Thread.sleep(50_000);
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
            }
        };
        AtOnce.run("kit", List.of(task, task));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted).hasValue(1);
    }
}
