package org.tradingstore.core.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
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
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/**
 * A session for writing. It counts the rows that were really written: one that answers SAME or EXISTS changed nothing. Once it is
 * committed, a failure to close it is reported and no more: what was written is kept, and that is what callers have to be told.
 */
final class WriteSession implements StorageSession {
    private static final Logger LOG = LoggerFactory.getLogger(WriteSession.class);

    private final StorageSession session;
    private long effects;
    private boolean committed;

    WriteSession(StorageSession session) {
        this.session = session;
    }

    /** Rows written or removed so far, also those that were taken back to a savepoint. */
    long effects() {
        return effects;
    }

    /** Counts rows that an extension of the engine wrote. */
    void wrote(long rows) {
        effects += rows;
    }

    @Override
    public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
        return counted(session.write(type, mode, rows));
    }

    @Override
    public RowOutcome[] writeColumns(
            RecordType<?, ?> type,
            WriteMode mode,
            StoredEnvelope envelope,
            List<? extends OrderedField<?, ?>> fields,
            Columns columns) {
        return counted(session.writeColumns(type, mode, envelope, fields, columns));
    }

    private RowOutcome[] counted(RowOutcome[] outcomes) {
        for (RowOutcome outcome : outcomes) {
            switch (outcome) {
                case CREATED, CHANGED -> effects++;
                case SAME, EXISTS, MOVED_ON -> {}
            }
        }
        return outcomes;
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
        boolean[] found = session.delete(type, scope, keys);
        for (boolean each : found) {
            effects += each ? 1 : 0;
        }
        return found;
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
        committed = true;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (RuntimeException e) {
            if (!committed) {
                throw e;
            }
            LOG.warn("A session could not be closed after its commit, which is kept", e);
        }
    }
}
