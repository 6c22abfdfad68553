package org.tradingstore.core.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.ledger.Versioned;
import org.tradingstore.core.internal.rows.ConditionMatcher;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Page;
import org.tradingstore.repository.PageToken;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.schema.BoundedQuery;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Envelope;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** The asking half of every repository. */
class Reads<R, K> implements ReadRepository<R, K> {
    private static final int LARGEST_PAGE = 10_000;
    private static final int COLUMN_CHUNK = 8_192;

    private final RecordType<R, K> type;
    private final BookScope scope;

    Reads(RecordType<R, K> type, BookScope scope) {
        this.type = type;
        this.scope = scope;
    }

    final BookScope scope() {
        return scope;
    }

    @Override
    public final RecordType<R, K> type() {
        return type;
    }

    @Override
    public final Optional<R> find(K key) {
        return StoredRecord.optional(type, fetch(key).map(StoredRow::values).orElse(null));
    }

    @Override
    public final Optional<Envelope> envelope(K key) {
        return scope.database().enveloped(type)
                ? fetch(key).map(row -> scope.envelope(row.envelope()))
                : Optional.empty();
    }

    /** The record with this key as a write that is under way sees it. */
    final Optional<R> in(WriteContext context, Origin origin, K key) {
        StoredRow row = context.session().fetch(type, origin.scope(), type.key().values(key));
        return StoredRecord.optional(type, row == null ? null : row.values());
    }

    private Optional<StoredRow> fetch(K key) {
        Object[] values = type.key().values(key);
        Scope where = scope.readScope();
        return scope.lane()
                .read(Access.READ_ONCE, session -> Optional.ofNullable(session.fetch(type, where, values)))
                .filter(this::counts);
    }

    /** What a record must meet at this moment to be there for those who ask; null where each that is kept is there. */
    @Nullable
    Condition<R> present() {
        return null;
    }

    /** Whether a kept row is there for those who ask. */
    final boolean counts(StoredRow row) {
        Condition<R> present = present();
        return present == null || ConditionMatcher.of(present).matches(row.values());
    }

    @Override
    public final List<R> list(BoundedQuery<R> query) {
        Scope where = scope.readScope();
        return scope.lane().read(Access.READ_ONCE, session -> list(session, where, query));
    }

    /** The records of several queries, one query after the other, all from one state. */
    final List<R> listEach(List<BoundedQuery<R>> queries) {
        Scope where = scope.readScope();
        return scope.lane().read(Access.READ, session -> {
            List<R> records = new ArrayList<>();
            queries.forEach(query -> records.addAll(list(session, where, query)));
            return records;
        });
    }

    /** The first {@code limit} records of several queries, one query after the other, all from one state. */
    final List<R> listInTurn(List<Query<R>> queries, int limit) {
        Scope where = scope.readScope();
        return scope.lane().read(Access.READ, session -> {
            List<R> records = new ArrayList<>();
            for (Query<R> query : queries) {
                int left = limit - records.size();
                if (left > 0 || records.isEmpty()) {
                    records.addAll(list(session, where, query.limit(left)));
                }
            }
            return records;
        });
    }

    /** The records of a query as a session that others read in too sees them. */
    final List<R> list(StorageSession session, Scope where, BoundedQuery<R> query) {
        List<R> records = new ArrayList<>();
        Scan scan = Scan.first(selection(query.query(), where), query.query().completeOrder(), query.limit());
        try (RowCursor rows = session.scan(scan.values())) {
            for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                records.add(StoredRecord.of(type, row.values()));
            }
        }
        return records;
    }

    @Override
    public final Page<R> page(Query<R> query, int size) {
        return page(query, size, Optional.empty());
    }

    @Override
    public final Page<R> page(Query<R> query, int size, PageToken after) {
        return page(query, size, Optional.of(after));
    }

    private Page<R> page(Query<R> query, int size, Optional<PageToken> after) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot make a page: its size is out of range",
                    "type",
                    type.name(),
                    "size",
                    size,
                    "at_least",
                    1,
                    "at_most",
                    LARGEST_PAGE));
        }
        requireOwn(query);
        PageTokens tokens = new PageTokens(query, scope.label());
        Selection selection = selection(query);
        List<Sort<R>> order = query.completeOrder();
        // One row beyond the page tells whether there is a next one.
        Scan scan = after.map(token -> new Scan(selection, order, tokens.read(token), size + 1))
                .orElseGet(() -> Scan.first(selection, order, size + 1));
        return scope.lane().read(Access.READ_ONCE, session -> {
            List<R> records = new ArrayList<>();
            StoredRow last = null;
            boolean more = false;
            try (RowCursor rows = session.scan(scan.values())) {
                for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                    if (records.size() == size) {
                        more = true;
                        break;
                    }
                    records.add(StoredRecord.of(type, row.values()));
                    last = row;
                }
            }
            return new Page<>(
                    records, more && last != null ? Optional.of(tokens.write(last.values())) : Optional.empty());
        });
    }

    @Override
    public final Cursor<R> scan(Query<R> query) {
        Selection selection = selection(query);
        return RecordCursor.open(
                scope,
                type.name(),
                session ->
                        session.scan(Scan.all(selection, query.completeOrder()).values()),
                row -> StoredRecord.of(type, row.values()));
    }

    /** As {@link #scan(Query)}, with what envelopes say of the strategy. */
    final Cursor<Versioned<R>> scanVersioned(Query<R> query) {
        Selection selection = selection(query);
        // Learnt before a session is open, since it takes another one.
        scope.database().numbers().learnStrategyVersions();
        return RecordCursor.open(
                scope,
                type.name(),
                session -> session.scan(Scan.all(selection, query.completeOrder())),
                row -> new Versioned<>(
                        StoredRecord.of(type, row.values()),
                        scope.database()
                                .numbers()
                                .strategyVersionOf(row.envelope().strategyVersion())));
    }

    @Override
    public final long count(Query<R> query) {
        Selection selection = selection(query);
        return scope.lane().read(Access.READ_ONCE, session -> session.count(selection));
    }

    @Override
    public final List<Group<R>> aggregate(Aggregation<R> aggregation) {
        if (aggregation.measures().isEmpty()) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot aggregate: no measure is asked for", "type", type.name()));
        }
        AggregateRequest request = GroupView.request(selection(aggregation.query()), aggregation);
        return scope.lane().read(Access.READ_ONCE, session -> GroupView.of(aggregation, session.aggregate(request)));
    }

    @Override
    public final Cursor<R> newestPer(OrderedField<R, ?> group, OrderedField<R, ?> order, Query<R> query) {
        return newestPer(new NewestPer(selection(query), List.of(group), order, null));
    }

    @Override
    public final Cursor<R> newestPer(
            OrderedField<R, ?> group, OrderedField<R, Instant> order, Instant asOf, Query<R> query) {
        return newestPer(new NewestPer(selection(query), List.of(group), order, order.toPortable(asOf)));
    }

    private Cursor<R> newestPer(NewestPer request) {
        return RecordCursor.open(
                scope, type.name(), session -> session.newestPer(request), row -> StoredRecord.of(type, row.values()));
    }

    @Override
    public final ColumnCursor columns(Query<R> query, List<OrderedField<R, ?>> fields) {
        if (fields.isEmpty()) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot read columns: no field is named", "type", type.name()));
        }
        Scan scan = Scan.all(selection(query), query.completeOrder());
        Lane.CursorSession held = scope.lane().openCursor();
        ColumnCursor columns;
        try {
            columns = held.session().scanColumns(scan, fields, COLUMN_CHUNK);
        } catch (RuntimeException e) {
            held.release().run();
            throw e;
        }
        return new HeldColumns(
                columns, type.name(), held.release(), scope.database().cursors());
    }

    /** Columns that give their session back when they are closed. */
    private static final class HeldColumns implements ColumnCursor {
        private final ColumnCursor columns;
        private final String type;
        private final OpenCursors.Entry entry;

        HeldColumns(ColumnCursor columns, String type, Runnable release, OpenCursors cursors) {
            this.columns = columns;
            this.type = type;
            this.entry = cursors.watch(this, () -> {
                try {
                    columns.close();
                } finally {
                    release.run();
                }
            });
        }

        @Override
        public @Nullable Columns next() {
            return entry.read(this, type, columns::next);
        }

        @Override
        public void close() {
            entry.close(this);
        }
    }

    @Override
    public final Digest digest(Query<R> query, Digest.Coverage coverage) {
        Selection selection = selection(query);
        return scope.lane().read(Access.READ, session -> {
            DigestSum sum = new DigestSum();
            digest(session, selection, coverage, sum);
            return sum.digest();
        });
    }

    /** Adds what the digest of a selection covers: its rows, and with STORED all revisions of an audited type too. */
    final void digest(StorageSession session, Selection selection, Digest.Coverage coverage, DigestSum sum) {
        RecordDigest rows = new RecordDigest(scope, type, coverage);
        rows.addAll(session, selection, sum);
    }

    private Selection selection(Query<R> query) {
        return selection(query, scope.readScope());
    }

    /** What a query is about; the scope is known before a session is open, since it may take another session to look it up. */
    final Selection selection(Query<R> query, Scope where) {
        requireOwn(query);
        Condition<R> present = present();
        Condition<R> condition =
                present == null ? query.condition() : query.condition().and(present);
        return new Selection(type, where, condition);
    }

    private void requireOwn(Query<R> query) {
        if (query.type() != type) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot answer a query: it asks for another type",
                    "repository",
                    type.name(),
                    "query",
                    query.type().name()));
        }
    }
}
