package org.tradingstore.core.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.AsOf;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.Revision;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;

/** Keyed records that leave each of their revisions, and each deletion, in a history. */
class AuditedRecords<R, K> extends KeyedRecords<R, K> implements AuditedRepository<R, K> {
    private final HistoryType<R, K> history;

    AuditedRecords(AuditedType<R, K> type, BookScope scope) {
        this(type, scope, WriteRules.of(type));
    }

    AuditedRecords(AuditedType<R, K> type, BookScope scope, @Nullable WriteRule<R> rule) {
        super(type, scope, rule);
        this.history = scope.database().history(type);
    }

    @Override
    public final AsOf<R, K> asOf(Instant moment) {
        return new HistoryView<>(type(), history, scope(), moment);
    }

    @Override
    public final List<Revision<R>> revisions(K key, int limit) {
        if (limit < 1) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot list revisions: the limit is below 1", "type", type().name(), "limit", limit));
        }
        Scan newest = history.ofKey(scope().readScope(), type().key().values(key), limit);
        List<StoredRow> kept = scope().lane().read(Access.READ_ONCE, session -> {
            List<StoredRow> found = new ArrayList<>();
            try (RowCursor rows = session.scan(newest)) {
                for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                    found.add(row);
                }
            }
            return found;
        });
        // With the session closed: to look up a writer takes another one.
        return kept.stream()
                .map(row -> new Revision<>(
                        StoredRecord.of(type(), row.values()),
                        scope().envelope(history.envelope(row)),
                        history.deleted(row)))
                .toList();
    }

    @Override
    final boolean atomic() {
        return false;
    }

    @Override
    final boolean insert(WriteContext context, Origin origin, RowValues row) {
        References.require(context.session(), type(), origin.scope(), row);
        StoredEnvelope envelope = context.created(origin);
        StoredRow last = lastRevision(context, origin, collisions().key(row));
        if (last != null && !history.deleted(last)) {
            return false;
        }
        if (last != null) {
            long moment = context.momentAfter(history.envelope(last).updatedAt());
            envelope = new StoredEnvelope(
                    origin.book(),
                    origin.writer(),
                    origin.strategyVersion(),
                    moment,
                    moment,
                    history.envelope(last).revision() + 1);
        }
        if (context.insert(type(), envelope, row) != RowOutcome.CREATED) {
            return false;
        }
        kept(context, envelope, row, false);
        created(context, origin, row);
        return true;
    }

    @Override
    final boolean delete(WriteContext context, Origin origin, Object[] key) {
        StoredRow current = context.session().fetch(type(), origin.scope(), key);
        if (current == null || !super.delete(context, origin, key)) {
            return false;
        }
        StoredEnvelope former = current.envelope();
        StoredEnvelope envelope = new StoredEnvelope(
                origin.book(),
                origin.writer(),
                origin.strategyVersion(),
                former.createdAt(),
                context.momentAfter(former.updatedAt()),
                former.revision() + 1);
        kept(context, envelope, current.values(), true);
        return true;
    }

    @Override
    final void kept(WriteContext context, StoredEnvelope envelope, RowValues row, boolean deleted) {
        RowValues past = scope().database().encode(history.type(), history.values(row, envelope, deleted));
        // The revision and its moment are components of a history's row, whose own envelope is that of any append-only
        // one.
        StoredEnvelope own = new StoredEnvelope(
                envelope.book(),
                envelope.writer(),
                envelope.strategyVersion(),
                envelope.createdAt(),
                envelope.createdAt(),
                1);
        if (context.insert(history.type(), own, past) != RowOutcome.CREATED) {
            throw new IllegalStateException("A revision of " + type() + " was kept before");
        }
    }

    private @Nullable StoredRow lastRevision(WriteContext context, Origin origin, Object[] key) {
        try (RowCursor rows = context.session().scan(history.ofKey(origin.scope(), key, 1))) {
            return rows.next();
        }
    }
}
