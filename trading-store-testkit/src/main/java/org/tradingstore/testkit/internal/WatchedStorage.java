package org.tradingstore.testkit.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.CopyStep;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageInfo;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.Vitals;
import org.tradingstore.spi.WriteMode;

/** Hands everything on to an engine and counts what is open. <em>Thread-safe.</em> */
public final class WatchedStorage implements Storage {
    private final Storage storage;
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger mostSessions = new AtomicInteger();
    private final AtomicInteger cursors = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger mostDeleted = new AtomicInteger();
    private final List<StorageDatabase> databases = new CopyOnWriteArrayList<>();

    public WatchedStorage(Storage storage) {
        this.storage = storage;
    }

    /** Sessions that were begun and not closed. */
    public int openSessions() {
        return sessions.get();
    }

    /** The most sessions that were open at once. */
    public int mostSessions() {
        return mostSessions.get();
    }

    /** Cursors that were opened and not closed. */
    public int openCursors() {
        return cursors.get();
    }

    /** Transactions committed so far. */
    public int commits() {
        return commits.get();
    }

    /** The most rows that one session was told to delete. */
    public int mostDeleted() {
        return mostDeleted.get();
    }

    /** Databases that were opened and not closed. */
    public int openDatabases() {
        return databases.size();
    }

    /** What the engine finds damaged in the databases that are open. */
    public List<String> damage() {
        List<String> found = new ArrayList<>();
        databases.forEach(database -> found.addAll(database.check()));
        return found;
    }

    @Override
    public String engine() {
        return storage.engine();
    }

    @Override
    public StorageDatabase open(OpenRequest request) {
        StorageDatabase opened = new WatchedDatabase(storage.open(request));
        databases.add(opened);
        return opened;
    }

    @Override
    public boolean exists(Database database) {
        return storage.exists(database);
    }

    private final class WatchedDatabase implements StorageDatabase {
        private final StorageDatabase database;

        WatchedDatabase(StorageDatabase database) {
            this.database = database;
        }

        @Override
        public StorageInfo info() {
            return database.info();
        }

        @Override
        public RowValues encode(RecordType<?, ?> type, @Nullable Object[] values) {
            return database.encode(type, values);
        }

        @Override
        public int valuesAtOnce() {
            return database.valuesAtOnce();
        }

        @Override
        public Duration conflictWait() {
            return database.conflictWait();
        }

        @Override
        public StorageSession begin(Access access) {
            StorageSession session = new WatchedSession(database.begin(access));
            int open = sessions.incrementAndGet();
            mostSessions.accumulateAndGet(open, Math::max);
            return session;
        }

        @Override
        public List<String> check() {
            return database.check();
        }

        @Override
        public Vitals vitals() {
            return database.vitals();
        }

        @Override
        public List<String> checkpoint() {
            return database.checkpoint();
        }

        @Override
        public <T> Optional<T> extension(Class<T> type) {
            return database.extension(type);
        }

        @Override
        public void close() {
            databases.remove(this);
            database.close();
        }
    }

    private final class WatchedSession implements StorageSession {
        private final StorageSession session;
        private int deleted;
        private boolean closed;

        WatchedSession(StorageSession session) {
            this.session = session;
        }

        @Override
        public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
            return session.write(type, mode, rows);
        }

        @Override
        public RowOutcome[] writeColumns(
                RecordType<?, ?> type,
                WriteMode mode,
                StoredEnvelope envelope,
                List<? extends OrderedField<?, ?>> fields,
                Columns columns) {
            return session.writeColumns(type, mode, envelope, fields, columns);
        }

        @Override
        public void load(RecordType<?, ?> type, long rows) {
            session.load(type, rows);
        }

        @Override
        public void loaded(RecordType<?, ?> type) {
            session.loaded(type);
        }

        @Override
        public boolean[] delete(RecordType<?, ?> type, Scope scope, List<Object[]> keys) {
            deleted += keys.size();
            mostDeleted.accumulateAndGet(deleted, Math::max);
            return session.delete(type, scope, keys);
        }

        @Override
        public @Nullable StoredRow fetch(RecordType<?, ?> type, Scope scope, Object[] key) {
            return session.fetch(type, scope, key);
        }

        @Override
        public RowCursor scan(Scan scan) {
            return new WatchedCursor(session.scan(scan));
        }

        @Override
        public long count(Selection selection) {
            return session.count(selection);
        }

        @Override
        public RowCursor newestPer(NewestPer request) {
            return new WatchedCursor(session.newestPer(request));
        }

        @Override
        public List<AggregateRow> aggregate(AggregateRequest request) {
            return session.aggregate(request);
        }

        @Override
        public ColumnCursor scanColumns(Scan scan, List<? extends OrderedField<?, ?>> fields, int chunk) {
            return new WatchedColumns(session.scanColumns(scan, fields, chunk));
        }

        @Override
        public Object savepoint() {
            return session.savepoint();
        }

        @Override
        public void rollbackTo(Object savepoint) {
            session.rollbackTo(savepoint);
        }

        @Override
        public void release(Object savepoint) {
            session.release(savepoint);
        }

        @Override
        public Storage copyTo(Path directory, Consumer<CopyStep> progress) {
            return session.copyTo(directory, progress);
        }

        @Override
        public <T> Optional<T> extension(Class<T> type) {
            return session.extension(type);
        }

        @Override
        public void commit() {
            session.commit();
            commits.incrementAndGet();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                sessions.decrementAndGet();
            }
            session.close();
        }
    }

    private final class WatchedCursor implements RowCursor {
        private final RowCursor cursor;
        private boolean closed;

        WatchedCursor(RowCursor cursor) {
            this.cursor = cursor;
            cursors.incrementAndGet();
        }

        @Override
        public @Nullable StoredRow next() {
            return cursor.next();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                cursors.decrementAndGet();
            }
            cursor.close();
        }
    }

    private final class WatchedColumns implements ColumnCursor {
        private final ColumnCursor cursor;
        private boolean closed;

        WatchedColumns(ColumnCursor cursor) {
            this.cursor = cursor;
            cursors.incrementAndGet();
        }

        @Override
        public @Nullable Columns next() {
            return cursor.next();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                cursors.decrementAndGet();
            }
            cursor.close();
        }
    }
}
