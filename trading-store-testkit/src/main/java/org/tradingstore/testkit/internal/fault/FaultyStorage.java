package org.tradingstore.testkit.internal.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

/** Hands everything on to an engine, but for the calls that a plan lets fail. <em>Thread-safe.</em> */
public final class FaultyStorage implements Storage {
    private final Storage storage;
    private final FaultPlan plan;

    public FaultyStorage(Storage storage, FaultPlan plan) {
        this.storage = storage;
        this.plan = plan;
    }

    @Override
    public String engine() {
        return storage.engine();
    }

    @Override
    public StorageDatabase open(OpenRequest request) {
        return new FaultyDatabase(storage.open(request));
    }

    @Override
    public boolean exists(Database database) {
        return storage.exists(database);
    }

    private final class FaultyDatabase implements StorageDatabase {
        private final StorageDatabase database;

        FaultyDatabase(StorageDatabase database) {
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
            plan.call();
            return new FaultySession(database.begin(access));
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
            plan.call();
            return database.checkpoint();
        }

        @Override
        public <T> Optional<T> extension(Class<T> type) {
            return database.extension(type);
        }

        @Override
        public void close() {
            database.close();
        }
    }

    private final class FaultySession implements StorageSession {
        private final StorageSession session;

        FaultySession(StorageSession session) {
            this.session = session;
        }

        @Override
        public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
            plan.call();
            return session.write(type, mode, rows);
        }

        @Override
        public RowOutcome[] writeColumns(
                RecordType<?, ?> type,
                WriteMode mode,
                StoredEnvelope envelope,
                List<? extends OrderedField<?, ?>> fields,
                Columns columns) {
            plan.call();
            return session.writeColumns(type, mode, envelope, fields, columns);
        }

        @Override
        public void load(RecordType<?, ?> type, long rows) {
            plan.call();
            session.load(type, rows);
        }

        @Override
        public void loaded(RecordType<?, ?> type) {
            plan.call();
            session.loaded(type);
        }

        @Override
        public boolean[] delete(RecordType<?, ?> type, Scope scope, List<Object[]> keys) {
            plan.call();
            return session.delete(type, scope, keys);
        }

        @Override
        public @Nullable StoredRow fetch(RecordType<?, ?> type, Scope scope, Object[] key) {
            plan.call();
            return session.fetch(type, scope, key);
        }

        @Override
        public RowCursor scan(Scan scan) {
            plan.call();
            return new FaultyCursor(session.scan(scan));
        }

        @Override
        public long count(Selection selection) {
            plan.call();
            return session.count(selection);
        }

        @Override
        public RowCursor newestPer(NewestPer request) {
            plan.call();
            return new FaultyCursor(session.newestPer(request));
        }

        @Override
        public List<AggregateRow> aggregate(AggregateRequest request) {
            plan.call();
            return session.aggregate(request);
        }

        @Override
        public ColumnCursor scanColumns(Scan scan, List<? extends OrderedField<?, ?>> fields, int chunk) {
            plan.call();
            return session.scanColumns(scan, fields, chunk);
        }

        @Override
        public Object savepoint() {
            plan.call();
            return session.savepoint();
        }

        @Override
        public void rollbackTo(Object savepoint) {
            plan.call();
            session.rollbackTo(savepoint);
        }

        @Override
        public void release(Object savepoint) {
            plan.call();
            session.release(savepoint);
        }

        @Override
        public Storage copyTo(Path directory, Consumer<CopyStep> progress) {
            plan.call();
            return session.copyTo(directory, progress);
        }

        @Override
        public <T> Optional<T> extension(Class<T> type) {
            plan.call();
            return session.extension(type);
        }

        @Override
        public void commit() {
            plan.commit(session::commit);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    private final class FaultyCursor implements RowCursor {
        private final RowCursor cursor;

        FaultyCursor(RowCursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public @Nullable StoredRow next() {
            plan.call();
            return cursor.next();
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
