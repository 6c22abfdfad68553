package org.tradingstore.core.internal;

import java.util.List;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.StorageException;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;

/**
 * Runs a group of writes in one transaction, so that one sync to disk serves all of them. A bad one fails alone: it is refused before
 * it wrote, or taken back to its savepoint; where neither is possible the group is run again, one by one.
 */
final class GroupRun implements GroupCommit.GroupRunner {
    private final StorageDatabase engine;
    private final boolean savepoints;
    private final Moments moments;
    private final ThreadLocal<Boolean> busy;

    GroupRun(StorageDatabase engine, boolean savepoints, Moments moments, ThreadLocal<Boolean> busy) {
        this.engine = engine;
        this.savepoints = savepoints;
        this.moments = moments;
        this.busy = busy;
    }

    /** Thrown inside a group that must be taken apart. */
    private static final class GroupBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GroupBroken(RuntimeException cause) {
            super(cause);
        }
    }

    @Override
    public void run(List<WriteRequest<?>> group) {
        busy.set(Boolean.TRUE);
        try {
            if (!attempt(group)) {
                for (WriteRequest<?> request : group) {
                    attempt(List.of(request));
                }
            }
        } finally {
            busy.remove();
        }
    }

    /** False where the group's transaction was given up, nothing is kept, and each is to be run alone. */
    private boolean attempt(List<WriteRequest<?>> group) {
        StorageSession session;
        try {
            session = engine.begin(Access.WRITE);
        } catch (RuntimeException e) {
            group.forEach(request -> request.fail(e));
            return true;
        }
        try (session) {
            for (WriteRequest<?> request : group) {
                runOne(session, request);
            }
            if (group.stream().allMatch(WriteRequest::failed)) {
                return true;
            }
            commit(session, group);
            return true;
        } catch (GroupBroken e) {
            if (group.size() > 1) {
                return false;
            }
            RuntimeException fault = e.getCause() instanceof RuntimeException own ? own : e;
            group.get(0).fail(fault);
            return true;
        }
    }

    private void runOne(StorageSession session, WriteRequest<?> request) {
        WriteTask<?> task = request.task();
        WriteContext context = new WriteContext(session, moments.next(task.changes()));
        boolean takeBack = savepoints && !task.atomic();
        Object savepoint = takeBack ? session.savepoint() : this;
        try {
            request.run(context);
        } catch (StorageException e) {
            throw new GroupBroken(e);
        } catch (RuntimeException e) {
            if (!task.atomic() && !savepoints) {
                throw new GroupBroken(e);
            }
            if (takeBack) {
                session.rollbackTo(savepoint);
            }
            request.fail(e);
            return;
        }
        if (takeBack) {
            session.release(savepoint);
        }
        if (task.changes()) {
            moments.changed(context.moment());
        }
    }

    private static void commit(StorageSession session, List<WriteRequest<?>> group) {
        try {
            session.commit();
        } catch (OutcomeUnknownException e) {
            for (WriteRequest<?> request : group) {
                if (!request.failed()) {
                    request.fail(unknown(request.task().records(), e));
                }
            }
        } catch (RuntimeException e) {
            for (WriteRequest<?> request : group) {
                if (!request.failed()) {
                    request.fail(e);
                }
            }
        }
    }

    private static OutcomeUnknownException unknown(List<?> records, OutcomeUnknownException e) {
        return new OutcomeUnknownException(
                ErrorText.of(
                        "Cannot tell whether a write is kept: the engine failed while it committed; ask resolve",
                        "records",
                        records.size()),
                records,
                e);
    }
}
