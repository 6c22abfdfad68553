package org.tradingstore.core.internal.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ConcurrentChangeException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageInfo;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/**
 * An engine whose writers do not exclude each other, as there are several processes on MongoDB and PostgreSQL: each works on a snapshot of
 * its own, and a commit is refused where another changed one of the same rows since. Rows that a transaction only read do not count.
 */
public final class SnapshotStorage implements Storage {
    private final Map<Database, Content> contents = new EnumMap<>(Database.class);

    @Override
    public String engine() {
        return "snapshots";
    }

    @Override
    public StorageDatabase open(OpenRequest request) {
        Content content = contents.computeIfAbsent(request.database(), database -> new Content());
        return new Opening(content, new MemoryDatabase(content.data, request, true));
    }

    /** What all openings share: the rows, and by which commit each was changed last. */
    private static final class Content {
        private final MemoryData data = new MemoryData();
        private final Map<List<Object>, Integer> changes = new HashMap<>();
        private int commits;

        private synchronized void commit(
                int since, Map<List<Object>, Boolean> rows, List<Consumer<StorageSession>> work) {
            for (List<Object> row : rows.keySet()) {
                if (changes.getOrDefault(row, 0) > since) {
                    throw new ConcurrentChangeException(
                            ErrorText.of("Cannot commit: another transaction changed a row", "row", row));
                }
            }
            data.lock();
            try (StorageSession session = new MemorySession(data, Access.WRITE)) {
                work.forEach(each -> each.accept(session));
                session.commit();
            }
            commits++;
            rows.keySet().forEach(row -> changes.put(row, commits));
        }
    }

    private record Opening(Content content, MemoryDatabase memory) implements StorageDatabase {
        @Override
        public StorageInfo info() {
            StorageInfo info = memory.info();
            return new StorageInfo(
                    "snapshots",
                    info.version(),
                    false,
                    "memory",
                    "",
                    EnumSet.of(Capability.REOPEN, Capability.SAVEPOINTS));
        }

        @Override
        public StorageSession begin(Access access) {
            return access == Access.WRITE ? new Writing(content) : memory.begin(access);
        }

        @Override
        public List<String> check() {
            return List.of();
        }

        @Override
        public List<String> checkpoint() {
            return List.of();
        }

        @Override
        public void close() {
            memory.close();
        }
    }

    /** A transaction on a snapshot; it is never closed inside, since that would give back a lock which it did not take. */
    private static final class Writing implements StorageSession {
        private final Content content;
        private final MemorySession snapshot;
        private final int since;
        private final Map<List<Object>, Boolean> rows = new HashMap<>();
        private final List<Consumer<StorageSession>> work = new ArrayList<>();

        Writing(Content content) {
            this.content = content;
            synchronized (content) {
                this.snapshot = new MemorySession(content.data, Access.WRITE);
                this.since = content.commits;
            }
        }

        @Override
        public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> given) {
            RowOutcome[] outcomes = snapshot.write(type, mode, given);
            for (int i = 0; i < outcomes.length; i++) {
                if (outcomes[i] == RowOutcome.CREATED || outcomes[i] == RowOutcome.CHANGED) {
                    StoredRow row = given.get(i);
                    rows.put(name(type, row.envelope().book(), key(type, row)), true);
                    work.add(session -> session.write(type, mode, List.of(row)));
                }
            }
            return outcomes;
        }

        private static Object[] key(RecordType<?, ?> type, StoredRow row) {
            List<Object> values = new ArrayList<>();
            for (OrderedField<?, ?> field : type.key().fields()) {
                values.add(Objects.requireNonNull(row.values().value(field.ordinal())));
            }
            return values.toArray();
        }

        private static List<Object> name(RecordType<?, ?> type, int book, Object[] key) {
            return List.of(type.name(), book, Arrays.asList(key));
        }

        @Override
        public boolean[] delete(RecordType<?, ?> type, Scope scope, List<Object[]> keys) {
            keys.forEach(key -> rows.put(name(type, scope.book(), key), true));
            work.add(session -> session.delete(type, scope, keys));
            return snapshot.delete(type, scope, keys);
        }

        @Override
        public @Nullable StoredRow fetch(RecordType<?, ?> type, Scope scope, Object[] key) {
            return snapshot.fetch(type, scope, key);
        }

        @Override
        public RowCursor scan(Scan scan) {
            return snapshot.scan(scan);
        }

        @Override
        public long count(Selection selection) {
            return snapshot.count(selection);
        }

        @Override
        public RowCursor newestPer(NewestPer request) {
            return snapshot.newestPer(request);
        }

        @Override
        public List<AggregateRow> aggregate(AggregateRequest request) {
            return snapshot.aggregate(request);
        }

        private record Point(Object inside, int work) {}

        @Override
        public Object savepoint() {
            return new Point(snapshot.savepoint(), work.size());
        }

        @Override
        public void rollbackTo(Object savepoint) {
            Point point = (Point) savepoint;
            snapshot.rollbackTo(point.inside());
            work.subList(point.work(), work.size()).clear();
        }

        @Override
        public void commit() {
            content.commit(since, rows, work);
        }

        @Override
        public void close() {}
    }
}
