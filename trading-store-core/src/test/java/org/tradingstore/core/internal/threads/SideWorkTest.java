package org.tradingstore.core.internal.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tradingstore.error.StorageException;

@Timeout(60)
class SideWorkTest {
    @Test
    @DisplayName("parts are done in their order on one other thread, which has ended soon after")
    void inOrder() throws InterruptedException {
        AtomicReference<Thread> beside = new AtomicReference<>();
        List<Integer> taken = new ArrayList<>();
        try (SideWork<Integer> work = new SideWork<>("beside")) {
            for (int i = 0; i < 20; i++) {
                int part = i;
                work.begin(() -> {
                    Thread thread = Thread.currentThread();
                    assertThat(beside.getAndSet(thread)).isIn(thread, part == 0 ? null : thread);
                    return part;
                });
                assertThat(work.begun()).isTrue();
                taken.add(work.take());
                assertThat(work.begun()).isFalse();
            }
        }
        assertThat(taken).hasSize(20).isSorted();
        Thread thread = Objects.requireNonNull(beside.get());
        assertThat(thread).isNotSameAs(Thread.currentThread());
        assertThat(thread.getName()).isEqualTo("beside");
        thread.join();
    }

    @Test
    @DisplayName("the caller goes on while a part is done, and begins none before it has taken it")
    void meanwhile() {
        CountDownLatch made = new CountDownLatch(1);
        try (SideWork<Integer> work = new SideWork<>("beside")) {
            work.begin(() -> {
                await(made);
                return 1;
            });
            assertThatThrownBy(() -> work.begin(() -> 2)).isInstanceOf(IllegalStateException.class);
            made.countDown();
            assertThat(work.take()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("what a part fails with is thrown as it is, where it is taken, and where the work is closed instead")
    void failure() {
        StorageException failure = new StorageException("Cannot write a part: it is none");
        try (SideWork<Integer> work = new SideWork<>("beside")) {
            work.begin(() -> {
                throw failure;
            });
            assertThatThrownBy(work::take).isSameAs(failure);
            assertThat(work.begun()).isFalse();
        }
        SideWork<Integer> work = new SideWork<>("beside");
        work.begin(() -> {
            throw new AssertionError("an error too");
        });
        assertThatThrownBy(work::close).isInstanceOf(AssertionError.class).hasMessage("an error too");
    }

    @Test
    @DisplayName("a caller that fails, or is interrupted, leaves no part that is still being done")
    void callerFails() {
        AtomicInteger done = new AtomicInteger();
        IllegalStateException own = new IllegalStateException("own");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> {
                    try (SideWork<Integer> work = new SideWork<>("beside")) {
                        work.begin(() -> {
                            giveTime();
                            return done.incrementAndGet();
                        });
                        throw own;
                    }
                })
                .isSameAs(own);
        assertThat(done).hasValue(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a caller that does not wait to go on in. */
    private static void giveTime() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
