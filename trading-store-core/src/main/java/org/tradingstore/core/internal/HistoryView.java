package org.tradingstore.core.internal;

import java.time.Instant;
import java.util.Optional;
import org.tradingstore.core.internal.rows.ConditionMatcher;
import org.tradingstore.repository.AsOf;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.StoredRow;

/** Audited records as they were at a moment: the newest revision not after it, unless that is a deletion. */
final class HistoryView<R, K> implements AsOf<R, K> {
    private final RecordType<R, K> type;
    private final HistoryType<R, K> history;
    private final BookScope scope;
    private final Instant moment;

    HistoryView(RecordType<R, K> type, HistoryType<R, K> history, BookScope scope, Instant moment) {
        this.type = type;
        this.history = history;
        this.scope = scope;
        this.moment = Canonical.instant(moment);
    }

    @Override
    public Optional<R> find(K key) {
        Scan revision = history.ofKeyAsOf(scope.readScope(), type.key().values(key), moment);
        return scope.lane().read(Access.READ_ONCE, session -> {
            try (RowCursor rows = session.scan(revision)) {
                StoredRow row = rows.next();
                return row == null || history.deleted(row)
                        ? Optional.empty()
                        : Optional.of(StoredRecord.of(type, row.values()));
            }
        });
    }

    @Override
    public Cursor<R> scan(Condition<R> condition) {
        // The condition speaks of the record as it was then, so it can only be asked of the revision that was found.
        ConditionMatcher matcher = ConditionMatcher.of(condition);
        NewestPer revisions = history.asOf(scope.readScope(), moment);
        return RecordCursor.open(
                scope,
                type.name(),
                session -> session.newestPer(revisions),
                row -> history.deleted(row) || !matcher.matches(row.values())
                        ? null
                        : StoredRecord.of(type, row.values()));
    }
}
