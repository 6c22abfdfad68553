package org.tradingstore.core.internal;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.ErrorText;

/** Knows the cursors that are open, reports those that nobody closed with the stack that opened them, and closes them. */
final class OpenCursors {
    private static final Logger LOG = LoggerFactory.getLogger(OpenCursors.class);
    private static final Cleaner CLEANER = Cleaner.create();

    private final String database;
    private final Set<Entry> open = ConcurrentHashMap.newKeySet();

    OpenCursors(String database) {
        this.database = database;
    }

    /** What is left of a cursor when nobody refers to it; must not refer to the cursor itself. */
    final class Entry implements Runnable {
        private final Runnable release;
        private final Throwable opened = new Throwable("The cursor was opened here");
        private final long openedNanos = System.nanoTime();
        private volatile boolean ended;

        private Entry(Runnable release) {
            this.release = release;
        }

        /** Called for a cursor that became unreachable without having been closed. */
        @Override
        public void run() {
            if (open.remove(this)) {
                ended = true;
                LOG.warn("A cursor was left open {database={}}: close it, or use a callback", database, opened);
                release.run();
            }
        }

        /** Called when the cursor is closed as it should be. */
        void close(Object cursor) {
            try {
                if (open.remove(this)) {
                    ended = true;
                    release.run();
                }
            } finally {
                // Else it could be found unreachable, and reported, before this has removed it.
                Reference.reachabilityFence(cursor);
            }
        }

        /**
         * Reads on in the cursor.
         *
         * @param type what it reads
         * @throws ClosedException if it was closed, by its reader or with its store, also while it is read
         */
        <T> @Nullable T read(Object cursor, String type, Supplier<? extends @Nullable T> reading) {
            if (ended) {
                throw closed(type, null);
            }
            try {
                return reading.get();
            } catch (RuntimeException e) {
                // Engines fail in their own ways when a store is closed under whoever reads.
                throw ended ? closed(type, e) : e;
            } finally {
                Reference.reachabilityFence(cursor);
            }
        }

        private static ClosedException closed(String type, @Nullable RuntimeException cause) {
            return new ClosedException(ErrorText.of("Cannot read on: the cursor is closed", "type", type), cause);
        }
    }

    /** Watches {@code cursor}; {@code release} gives back what it holds. */
    Entry watch(Object cursor, Runnable release) {
        Entry entry = new Entry(release);
        open.add(entry);
        CLEANER.register(cursor, entry);
        return entry;
    }

    int count() {
        return open.size();
    }

    /** How long the oldest has been open, or null where none is. */
    @Nullable
    Duration oldest() {
        long now = System.nanoTime();
        long oldest = Long.MIN_VALUE;
        for (Entry entry : open) {
            oldest = Math.max(oldest, now - entry.openedNanos);
        }
        return oldest == Long.MIN_VALUE ? null : Duration.ofNanos(oldest);
    }

    /** Reports and closes what is still open. */
    void closeAll() {
        open.forEach(Entry::run);
    }
}
