package org.tradingstore.core.internal;

import java.util.Optional;
import java.util.function.Function;
import org.tradingstore.repository.Pending;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.StorageSession;

/** The way that a repository's calls take to the engine: each on its own, or all in one transaction. */
interface Lane {
    <T> T read(Access access, Function<StorageSession, T> work);

    <T> T write(WriteTask<T> task);

    /** Runs a long write once, on the calling thread, in a transaction of its own where it is in none. */
    <T> T writeAlone(WriteTask<T> task);

    <T> Pending<T> writeLater(WriteTask<T> task);

    /** A faster way of the engine that reads a state of its own; empty where reads must see what a transaction wrote. */
    default <T> Optional<T> extension(Class<T> type) {
        return Optional.empty();
    }

    /** A session for a cursor. */
    CursorSession openCursor();

    /** A session, and what is to be done with it when its cursor is closed. */
    record CursorSession(StorageSession session, Runnable release) {}
}
