package org.tradingstore.core.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tradingstore.cache.CacheEntryRepository.Computation;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/**
 * Values that are being computed, each by the first who asks for it and for all who ask meanwhile. The lock is held for looking only, never
 * while something is computed. <em>Thread-safe.</em>
 */
final class SharedComputations {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Subject, Computing> underWay = new HashMap<>();
    /** What a thread that waits waits for. */
    private final Map<Thread, Computing> awaited = new HashMap<>();

    /** What is computed: a key of one book. */
    record Subject(String book, String key) {}

    private static final class Computing {
        final Thread owner;
        final CountDownLatch ended = new CountDownLatch(1);
        volatile @Nullable String value;
        volatile @Nullable Throwable failure;

        Computing(Thread owner) {
            this.owner = owner;
        }
    }

    /**
     * What {@code computation} answers or throws: as it runs here, or as it runs for another who was first.
     *
     * @throws InvalidRequestException if the computation under way waits for this thread, and would do so for ever
     */
    <X extends Exception> String once(Subject subject, Computation<X> computation) throws X {
        Computing own = new Computing(Thread.currentThread());
        Computing others = join(subject, own);
        if (others != null) {
            return awaited(others);
        }
        try {
            String value = computation.compute();
            own.value = value;
            return value;
        } catch (Throwable e) {
            // Whatever the computation throws, those who wait for it get too.
            own.failure = e;
            throw e;
        } finally {
            // Who comes from now on looks for the value that is kept.
            leave(subject, own);
            own.ended.countDown();
        }
    }

    /** The computation that is under way, to be waited for; null where {@code own} is now the one. */
    private @Nullable Computing join(Subject subject, Computing own) {
        lock.lock();
        try {
            Computing first = underWay.putIfAbsent(subject, own);
            for (Computing each = first; each != null; each = awaited.get(each.owner)) {
                if (each.owner == own.owner) {
                    throw new InvalidRequestException(ErrorText.of(
                            "Cannot compute a cached value: its computation asks for a value that waits for it",
                            "book",
                            subject.book(),
                            "key",
                            subject.key()));
                }
            }
            if (first != null) {
                awaited.put(own.owner, first);
            }
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Subject subject, Computing own) {
        lock.lock();
        try {
            underWay.remove(subject);
            // Those who waited are still on their way to know it, and wait for nothing now.
            awaited.values().removeIf(each -> each == own);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("unchecked") // callers of one key throw alike
    private static <X extends Exception> String awaited(Computing computing) throws X {
        awaitEnd(computing);
        String value = computing.value;
        if (value != null) {
            return value;
        }
        Throwable failure = computing.failure;
        if (failure instanceof Error error) {
            throw error;
        }
        throw (X) Objects.requireNonNull(failure);
    }

    private static void awaitEnd(Computing computing) {
        boolean interrupted = false;
        while (true) {
            try {
                computing.ended.await();
                break;
            } catch (InterruptedException e) {
                // The computation is another thread's and goes on; the interrupt is kept for the caller.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
