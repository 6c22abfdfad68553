package org.tradingstore.core.internal;

import java.util.function.Function;
import org.tradingstore.repository.Pending;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StorageSession;

/** Several reads of one consistent state. Writes are not for it. */
final class SnapshotLane implements Lane {
    private final StorageSession session;

    private SnapshotLane(StorageSession session) {
        this.session = session;
    }

    /** Runs {@code work} on what {@code bind} makes of the scope; all that it reads is of one moment. In a transaction that is its own. */
    static <S, T> T read(BookScope scope, Function<BookScope, S> bind, Function<S, T> work) {
        if (scope.lane() instanceof TransactionLane || scope.lane() instanceof SnapshotLane) {
            return work.apply(bind.apply(scope));
        }
        Scope where = scope.readScope();
        return scope.lane()
                .read(Access.READ, session -> work.apply(bind.apply(scope.asOfNow(new SnapshotLane(session), where))));
    }

    @Override
    public <T> T read(Access access, Function<StorageSession, T> work) {
        return work.apply(session);
    }

    @Override
    public <T> T write(WriteTask<T> task) {
        throw readOnly();
    }

    @Override
    public <T> T writeAlone(WriteTask<T> task) {
        throw readOnly();
    }

    @Override
    public <T> Pending<T> writeLater(WriteTask<T> task) {
        throw readOnly();
    }

    @Override
    public CursorSession openCursor() {
        return new CursorSession(session, () -> {});
    }

    private static IllegalStateException readOnly() {
        return new IllegalStateException("A snapshot is read only");
    }
}
