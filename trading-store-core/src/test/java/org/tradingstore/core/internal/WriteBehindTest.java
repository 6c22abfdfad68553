package org.tradingstore.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tradingstore.error.StorageException;

@Timeout(60)
class WriteBehindTest {
    @Test
    @DisplayName("parts are written one at a time and in their order, on another thread, and told of on the caller's")
    void inOrder() {
        AtomicInteger writing = new AtomicInteger();
        List<String> told = new ArrayList<>();
        Thread caller = Thread.currentThread();
        try (WriteBehind<String> behind = new WriteBehind<>(part -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            told.add(part);
        })) {
            for (int i = 0; i < 20; i++) {
                String part = "part " + i;
                behind.begin(() -> {
                    assertThat(Thread.currentThread()).isNotSameAs(caller);
                    assertThat(writing.incrementAndGet()).isEqualTo(1);
                    sleep(1);
                    writing.decrementAndGet();
                    return part;
                });
                assertThat(told).hasSize(i);
            }
            behind.await();
        }
        assertThat(told).hasSize(20).startsWith("part 0", "part 1").endsWith("part 19");
    }

    @Test
    @DisplayName("the caller goes on while a part is written")
    void meanwhile() throws InterruptedException {
        CountDownLatch made = new CountDownLatch(1);
        List<Integer> told = new ArrayList<>();
        try (WriteBehind<Integer> behind = new WriteBehind<>(told::add)) {
            behind.begin(() -> {
                try {
                    made.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return 1;
            });
            made.countDown();
            behind.await();
        }
        assertThat(told).containsExactly(1);
    }

    @Test
    @DisplayName("what a part fails with is thrown as it is, before the next is begun")
    void failure() {
        StorageException failure = new StorageException("Cannot write a part: it is none");
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() -> {
                    try (WriteBehind<Integer> behind = new WriteBehind<>(part -> {})) {
                        behind.begin(() -> {
                            throw failure;
                        });
                        behind.begin(begun::incrementAndGet);
                    }
                })
                .isSameAs(failure);
        assertThat(begun).hasValue(0);
    }

    @Test
    @DisplayName("a caller that fails, or is interrupted, leaves no part that is still being written")
    void callerFails() {
        AtomicInteger written = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        IllegalStateException own = new IllegalStateException("own");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> {
                    try (WriteBehind<Integer> behind = new WriteBehind<>(part -> written.set(-1))) {
                        behind.begin(() -> {
                            begun.countDown();
                            sleep(100);
                            return written.incrementAndGet();
                        });
                        throw own;
                    }
                })
                .isSameAs(own);
        assertThat(written).hasValue(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Lets whoever does not wait for a part that is being written show it. */
    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
