package org.tradingstore.core.internal;

import java.util.Optional;
import java.util.function.Function;
import org.tradingstore.repository.Pending;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.StorageSession;

/** Each call on its own: reads in a session of their own, writes gathered with those of other callers. */
final class OwnLane implements Lane {
    private final DatabaseRuntime database;

    OwnLane(DatabaseRuntime database) {
        this.database = database;
    }

    @Override
    public <T> T read(Access access, Function<StorageSession, T> work) {
        return database.read(access, work);
    }

    @Override
    public <T> T write(WriteTask<T> task) {
        return database.writer().write(task);
    }

    @Override
    public <T> T writeAlone(WriteTask<T> task) {
        return database.writeAlone(task);
    }

    @Override
    public <T> Pending<T> writeLater(WriteTask<T> task) {
        return database.writer().writeLater(task);
    }

    @Override
    public <T> Optional<T> extension(Class<T> type) {
        database.requireUsable();
        return database.engine().extension(type);
    }

    @Override
    public CursorSession openCursor() {
        database.requireUsable();
        StorageSession session = database.engine().begin(Access.READ_ONCE);
        return new CursorSession(session, session::close);
    }
}
