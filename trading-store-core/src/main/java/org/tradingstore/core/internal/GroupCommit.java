package org.tradingstore.core.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;
import org.tradingstore.repository.Pending;

/**
 * Gathers the writes to one database: whoever finds the writer free commits for all that wait, leads one group only, and hands the
 * writer on to the first that waits. Waiting callers are served in the order they came, which keeps the slowest near the median.
 * A transaction of the application waits in the same line and has the writer for itself.
 */
final class GroupCommit {
    /** Beyond so many, a group's first callers would wait longer than the gathering saves. */
    private static final int LARGEST_GROUP = 4_096;

    private final GroupRunner runner;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private final Semaphore room = new Semaphore(LARGEST_GROUP);
    private boolean held;
    private boolean closed;
    private @Nullable Thread background;
    private boolean backgroundGranted;

    GroupCommit(GroupRunner runner, String name) {
        this.runner = runner;
        this.name = name;
    }

    /** A place in the line. */
    private static final class Ticket {
        /** Null for a caller that wants the writer for itself. */
        final @Nullable WriteRequest<?> request;

        /** Null where nobody waits: the background thread takes it. */
        final @Nullable Thread owner;

        volatile boolean granted;

        Ticket(@Nullable WriteRequest<?> request, @Nullable Thread owner) {
            this.request = request;
            this.owner = owner;
        }
    }

    /** Runs {@code task} in a group and answers when it is durable. */
    <T> T write(WriteTask<T> task) {
        WriteRequest<T> request = new WriteRequest<>(task);
        Ticket ticket = new Ticket(request, Thread.currentThread());
        if (enter(ticket)) {
            lead(ticket);
        } else {
            awaitTurnOrResult(ticket, request);
        }
        return request.result();
    }

    /** Queues {@code task}; blocks only while too many are on their way. */
    <T> Pending<T> writeLater(WriteTask<T> task) {
        WriteRequest<T> request = new WriteRequest<>(task);
        room.acquireUninterruptibly();
        request.onDone(room::release);
        Ticket ticket = new Ticket(request, null);
        lock.lock();
        try {
            requireOpen();
            startBackground();
            waiting.addLast(ticket);
            if (!held) {
                held = true;
                handOn();
            }
        } catch (ClosedException e) {
            room.release();
            throw e;
        } finally {
            lock.unlock();
        }
        return request;
    }

    /** Takes the writer for the calling thread; to be given back with {@link #release}. */
    void acquire() {
        Ticket ticket = new Ticket(null, Thread.currentThread());
        if (!enter(ticket)) {
            awaitGrant(ticket);
        }
    }

    /** Hands the writer to the first that waits. */
    void release() {
        lock.lock();
        try {
            handOn();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses new writes, and answers when all that were under way are done. */
    void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
        } finally {
            lock.unlock();
        }
        acquire();
        Thread ended;
        lock.lock();
        try {
            closed = true;
            ended = background;
        } finally {
            lock.unlock();
        }
        release();
        if (ended != null) {
            LockSupport.unpark(ended);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new ClosedException(ErrorText.of("Cannot write: the store is closed", "database", name));
        }
    }

    /** Joins the line; true where the caller now has the writer. */
    private boolean enter(Ticket ticket) {
        lock.lock();
        try {
            requireOpen();
            if (held) {
                waiting.addLast(ticket);
                return false;
            }
            held = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void awaitTurnOrResult(Ticket ticket, WriteRequest<?> request) {
        boolean interrupted = false;
        while (!request.done()) {
            if (ticket.granted) {
                lead(ticket);
                break;
            }
            LockSupport.park(this);
            // A write that is under way cannot be called back, so an interrupt is kept for the caller.
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitGrant(Ticket ticket) {
        boolean interrupted = false;
        while (!ticket.granted) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Commits for the ticket's own request and all that wait before the next transaction; then hands the writer on. */
    private void lead(Ticket own) {
        List<WriteRequest<?>> group = new ArrayList<>();
        List<Thread> owners = new ArrayList<>();
        WriteRequest<?> first = own.request;
        if (first != null) {
            group.add(first);
        }
        gather(group, owners);
        Throwable fault = null;
        try {
            runner.run(group);
        } catch (RuntimeException | Error e) {
            fault = e;
            throw e;
        } finally {
            Throwable cause = fault;
            for (WriteRequest<?> request : group) {
                request.failUnlessKept(() -> new StorageException(
                        ErrorText.of("Cannot write: the group was given up before its commit", "database", name),
                        cause));
            }
            release();
            // Callers are told once the writer is free, so that whoever acts on the result at once can write.
            for (WriteRequest<?> request : group) {
                request.complete();
            }
            owners.forEach(LockSupport::unpark);
        }
    }

    private void gather(List<WriteRequest<?>> group, List<Thread> owners) {
        lock.lock();
        try {
            while (group.size() < LARGEST_GROUP) {
                Ticket next = waiting.peekFirst();
                if (next == null || next.request == null) {
                    return;
                }
                waiting.removeFirst();
                group.add(next.request);
                if (next.owner != null) {
                    owners.add(next.owner);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Called with the lock: grants the writer to the head of the line, or frees it. */
    private void handOn() {
        Ticket next = waiting.peekFirst();
        if (next == null) {
            held = false;
            return;
        }
        if (next.owner == null) {
            backgroundGranted = true;
            LockSupport.unpark(background);
            return;
        }
        waiting.removeFirst();
        next.granted = true;
        LockSupport.unpark(next.owner);
    }

    private void startBackground() {
        if (background == null) {
            Thread thread = new Thread(this::drain, "trading-store-writer-" + name);
            thread.setDaemon(true);
            background = thread;
            thread.start();
        }
    }

    private void drain() {
        while (true) {
            boolean mine;
            lock.lock();
            try {
                mine = backgroundGranted;
                backgroundGranted = false;
                if (!mine && closed) {
                    return;
                }
            } finally {
                lock.unlock();
            }
            if (mine) {
                lead(new Ticket(null, null));
            } else {
                LockSupport.park(this);
            }
        }
    }

    /** Runs a group in one transaction and settles each of its requests. */
    interface GroupRunner {
        void run(List<WriteRequest<?>> group);
    }
}
