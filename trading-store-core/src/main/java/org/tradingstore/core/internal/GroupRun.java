package org.tradingstore.core.internal;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.StorageException;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.error.TradingStoreException;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.StorageDatabase;

/**
 * Runs a group of writes in one transaction, so that one sync to disk serves all of them. A bad one fails alone: it is refused before
 * it wrote, or taken back to its savepoint; where neither is possible the group is run again, one by one.
 */
final class GroupRun implements GroupCommit.GroupRunner {
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final StorageDatabase engine;
    private final CommitMarks marks;
    private final boolean savepoints;
    private final Moments moments;
    private final Busy busy;

    GroupRun(StorageDatabase engine, CommitMarks marks, boolean savepoints, Moments moments, Busy busy) {
        this.engine = engine;
        this.marks = marks;
        this.savepoints = savepoints;
        this.moments = moments;
        this.busy = busy;
    }

    /** Thrown inside a group that must be taken apart. */
    private static final class GroupBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GroupBroken(Throwable cause) {
            super(cause);
        }
    }

    @Override
    public void run(List<WriteRequest<?>> group) {
        busy.enter();
        try {
            if (!attempt(group, engine.conflictWait().toNanos() > 0)) {
                oneByOne(group);
            }
        } finally {
            busy.leave();
        }
    }

    /** Runs writes one by one, and each again as long as it meets changes of others and there is time, with pauses that grow. */
    private void oneByOne(List<WriteRequest<?>> group) {
        // All of them together, since who comes after them waits too.
        long end = System.nanoTime() + engine.conflictWait().toNanos();
        boolean interrupted = false;
        for (WriteRequest<?> request : group) {
            long pause = SHORTEST_PAUSE;
            while (!attempt(List.of(request), System.nanoTime() < end)) {
                LockSupport.parkNanos(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
                // The writes of others are under way and cannot be called back; the interrupt is kept for the caller.
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * False where the transaction was given up, nothing is kept, and its writes are to be run alone.
     *
     * @param again whether one that meets the change of another connection may be run again
     */
    private boolean attempt(List<WriteRequest<?>> group, boolean again) {
        CommitMarks.@Nullable Mark mark = null;
        boolean committing = false;
        long moment = moments.next(false);
        try (WriteSession session = new WriteSession(engine.begin(Access.WRITE))) {
            boolean marked = false;
            for (int i = 0; i < group.size(); ) {
                int end = GroupRows.end(engine, group, i);
                if (end - i > 1) {
                    GroupRows.write(session, group.subList(i, end), moments);
                } else {
                    WriteRequest<?> request = group.get(i);
                    marked |= runOne(session, request) && request.task().foundIn() == null;
                    end = i + 1;
                }
                i = end;
            }
            if (group.stream().allMatch(WriteRequest::failed)) {
                return true;
            }
            mark = marked ? marks.mark(session, moment) : null;
            committing = true;
            session.commit();
            group.forEach(WriteRequest::keep);
            return true;
        } catch (GroupRows.RowsBroken e) {
            return false;
        } catch (GroupBroken e) {
            if (group.size() > 1 || (again && e.getCause() instanceof StoreBusyException)) {
                return false;
            }
            group.get(0).fail(e.getCause() == null ? e : e.getCause());
            return true;
        } catch (RuntimeException | Error e) {
            if (committing && again && e instanceof StoreBusyException) {
                return false;
            }
            if (committing && CommitMarks.leavesOpen(e)) {
                marks.leave();
                CommitMarks.@Nullable Mark last = mark;
                failRest(group, request -> marks.unknown(request.task(), last, moment, e));
            } else {
                failRest(group, request -> notKept(e));
            }
            return true;
        }
    }

    private static void failRest(List<WriteRequest<?>> group, Function<WriteRequest<?>, RuntimeException> failure) {
        for (WriteRequest<?> request : group) {
            if (!request.failed()) {
                request.fail(failure.apply(request));
            }
        }
    }

    private static RuntimeException notKept(Throwable e) {
        return e instanceof TradingStoreException own
                ? own
                : new StorageException("Cannot write: the engine failed before the commit; nothing is kept", e);
    }

    /** Whether the request wrote anything. */
    private boolean runOne(WriteSession session, WriteRequest<?> request) {
        WriteTask<?> task = request.task();
        WriteContext context = new WriteContext(session, moments.next(task.changes()));
        boolean takeBack = savepoints && !task.atomic();
        Object savepoint = takeBack ? session.savepoint() : this;
        long before = session.effects();
        try {
            request.run(context);
        } catch (StorageException | StoreBusyException | Error e) {
            throw new GroupBroken(e);
        } catch (RuntimeException e) {
            if (!task.atomic() && !savepoints) {
                throw new GroupBroken(e);
            }
            if (takeBack) {
                session.rollbackTo(savepoint);
            }
            request.fail(e);
            return false;
        }
        if (takeBack) {
            session.release(savepoint);
        }
        boolean wrote = session.effects() > before;
        if (wrote && task.changes()) {
            moments.changed(context.moment());
        }
        return wrote;
    }
}
