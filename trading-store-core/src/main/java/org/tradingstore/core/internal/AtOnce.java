package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Does several things that know nothing of each other at the same time, in the thread that asks and in others for as long as it takes. */
final class AtOnce {
    private AtOnce() {}

    /**
     * Runs all of them, also when one fails, as many at a time as there are processors. Ends when all have ended; an interrupt that comes
     * meanwhile is handed on to those that run, and is set again at the end.
     *
     * @param name of the threads
     * @throws RuntimeException what the first in the list that failed has thrown; the failures of others are suppressed in it
     */
    static void run(String name, List<Runnable> tasks) {
        AtomicReferenceArray<Throwable> failures = new AtomicReferenceArray<>(tasks.size());
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
                try {
                    tasks.get(i).run();
                } catch (RuntimeException | Error e) {
                    // Whatever it is, the others go on, and the caller gets it.
                    failures.set(i, e);
                }
            }
        };
        List<Thread> helpers = new ArrayList<>();
        int atOnce = Math.min(tasks.size(), Runtime.getRuntime().availableProcessors());
        for (int i = 1; i < atOnce; i++) {
            Thread helper = new Thread(worker, name + "-" + i);
            helper.setDaemon(true);
            try {
                helper.start();
            } catch (OutOfMemoryError e) {
                // The system gives no more threads: those that there are do all of it.
                break;
            }
            helpers.add(helper);
        }
        worker.run();
        await(helpers);
        throwFirst(failures);
    }

    private static void await(List<Thread> helpers) {
        boolean interrupted = false;
        for (Thread helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    helpers.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void throwFirst(AtomicReferenceArray<Throwable> failures) {
        FirstFailure<Throwable> first = new FirstFailure<>();
        for (int i = 0; i < failures.length(); i++) {
            Throwable failure = failures.get(i);
            if (failure != null) {
                first.add(failure);
            }
        }
        first.throwUnchecked();
    }
}
