package org.tradingstore.testkit.plants;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** Hands everything on to a session that works; a plant breaks one of the calls. */
class ForwardingSession implements StorageSession {
    private final StorageSession session;

    ForwardingSession(StorageSession session) {
        this.session = session;
    }

    final StorageSession session() {
        return session;
    }

    @Override
    public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
        return session.write(type, mode, rows);
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
        return session.delete(type, scope, keys);
    }

    @Override
    public @Nullable StoredRow fetch(RecordType<?, ?> type, Scope scope, Object[] key) {
        return session.fetch(type, scope, key);
    }

    @Override
    public RowCursor scan(Scan scan) {
        return session.scan(scan);
    }

    @Override
    public long count(Selection selection) {
        return session.count(selection);
    }

    @Override
    public RowCursor newestPer(NewestPer request) {
        return session.newestPer(request);
    }

    @Override
    public List<AggregateRow> aggregate(AggregateRequest request) {
        return session.aggregate(request);
    }

    @Override
    public ColumnCursor scanColumns(Scan scan, List<? extends OrderedField<?, ?>> fields, int chunk) {
        return session.scanColumns(scan, fields, chunk);
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
    public <T> Optional<T> extension(Class<T> type) {
        return session.extension(type);
    }

    @Override
    public void commit() {
        session.commit();
    }

    @Override
    public void close() {
        session.close();
    }
}
