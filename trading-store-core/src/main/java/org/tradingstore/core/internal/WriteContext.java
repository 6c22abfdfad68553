package org.tradingstore.core.internal;

import java.util.List;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** The session that one task or transaction writes in, and the one moment that all its rows share. */
final class WriteContext {
    private final WriteSession session;
    private long moment;

    WriteContext(WriteSession session, long moment) {
        this.session = session;
        this.moment = moment;
    }

    WriteSession session() {
        return session;
    }

    /** Microseconds since 1970-01-01T00:00Z. */
    long moment() {
        return moment;
    }

    /**
     * The moment for a change of a row that was last changed at {@code former}: later than it even where another process has a clock
     * that is ahead.
     */
    long momentAfter(long former) {
        if (moment <= former) {
            moment = former + 1;
        }
        return moment;
    }

    StoredEnvelope created(Origin origin) {
        return new StoredEnvelope(origin.book(), origin.writer(), origin.strategyVersion(), moment, moment, 1);
    }

    /** Rows that are created, all in one envelope. */
    List<StoredRow> created(Origin origin, List<RowValues> rows) {
        StoredEnvelope envelope = created(origin);
        return rows.stream().map(row -> new StoredRow(envelope, row)).toList();
    }

    RowOutcome insert(RecordType<?, ?> type, StoredEnvelope envelope, RowValues values) {
        return session.write(type, WriteMode.INSERT, List.of(new StoredRow(envelope, values)))[0];
    }
}
