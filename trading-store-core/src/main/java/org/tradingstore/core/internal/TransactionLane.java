package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.repository.Pending;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.StorageSession;

/** All calls in one transaction, on the thread that began it, until it ends. */
final class TransactionLane implements Lane {
    private final DatabaseRuntime database;
    private final WriteContext context;
    private final boolean savepoints;
    private final Thread owner = Thread.currentThread();
    private final List<Runnable> atEnd = new ArrayList<>();
    private boolean ended;
    private @Nullable Throwable broken;

    TransactionLane(DatabaseRuntime database, WriteContext context, boolean savepoints) {
        this.database = database;
        this.context = context;
        this.savepoints = savepoints;
    }

    DatabaseRuntime database() {
        return database;
    }

    @Override
    public <T> T read(Access access, Function<StorageSession, T> work) {
        requireOpen();
        return work.apply(context.session());
    }

    @Override
    public <T> T write(WriteTask<T> task) {
        requireOpen();
        boolean takeBack = savepoints && !task.atomic();
        Object savepoint = takeBack ? context.session().savepoint() : this;
        T result;
        try {
            result = task.run(context);
        } catch (RuntimeException | Error e) {
            if (e instanceof StorageException
                    || e instanceof StoreBusyException
                    || e instanceof Error
                    || (!task.atomic() && !savepoints)) {
                broken = e;
            } else if (takeBack) {
                context.session().rollbackTo(savepoint);
            }
            throw e;
        }
        if (takeBack) {
            context.session().release(savepoint);
        }
        return result;
    }

    @Override
    public <T> T writeAlone(WriteTask<T> task) {
        return write(task);
    }

    @Override
    public <T> Pending<T> writeLater(WriteTask<T> task) {
        T result = write(task);
        return new Pending<>() {
            @Override
            public T await() {
                return result;
            }

            @Override
            public boolean done() {
                return true;
            }
        };
    }

    @Override
    public CursorSession openCursor() {
        requireOpen();
        return new CursorSession(context.session(), () -> {});
    }

    /** Has {@code action} run when the transaction ends. */
    void atEnd(Runnable action) {
        atEnd.add(action);
    }

    /** Refuses to commit after a failed write that the engine could not take back. */
    void requireWhole() {
        if (broken != null) {
            throw new TransactionScopeException(
                    ErrorText.of(
                            "Cannot commit: a write of the transaction failed and could not be taken back alone",
                            "database",
                            database.database()),
                    broken);
        }
    }

    void end() {
        ended = true;
        atEnd.forEach(Runnable::run);
    }

    private void requireOpen() {
        if (ended) {
            throw new ClosedException(
                    ErrorText.of("Cannot use a transaction: it has ended", "database", database.database()));
        }
        if (Thread.currentThread() != owner) {
            throw new TransactionScopeException(ErrorText.of(
                    "Cannot use a transaction: it belongs to another thread", "database", database.database()));
        }
    }
}
