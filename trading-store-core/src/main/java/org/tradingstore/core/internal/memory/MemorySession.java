package org.tradingstore.core.internal.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.rows.ConditionMatcher;
import org.tradingstore.core.internal.rows.RowAggregator;
import org.tradingstore.core.internal.rows.RowOrder;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.Access;
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

/** Work on one state of the content; what is written is seen by others from commit on. */
final class MemorySession implements StorageSession {
    private final MemoryData data;
    private final boolean writes;
    private Map<String, Table> tables;
    private boolean closed;

    MemorySession(MemoryData data, Access access) {
        this.data = data;
        this.writes = access == Access.WRITE;
        this.tables = data.tables();
    }

    @Override
    public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
        RowOutcome[] outcomes = new RowOutcome[rows.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = write(type, mode, rows.get(i));
        }
        return outcomes;
    }

    private RowOutcome write(RecordType<?, ?> type, WriteMode mode, StoredRow row) {
        Table table = MemoryData.table(tables, type);
        StoredRow kept = table.sameKey(row);
        if (mode == WriteMode.INSERT && kept != null) {
            return RowOutcome.EXISTS;
        }
        if (mode == WriteMode.UPDATE
                && (kept == null || kept.envelope().revision() != row.envelope().revision() - 1)) {
            return RowOutcome.MOVED_ON;
        }
        if (mode == WriteMode.UPSERT && kept != null && same(type, kept, row)) {
            return RowOutcome.SAME;
        }
        if (table.takenByOther(row)) {
            return RowOutcome.EXISTS;
        }
        put(type, table.with(kept == null ? row : keepingCreation(row, kept)));
        return kept == null ? RowOutcome.CREATED : RowOutcome.CHANGED;
    }

    private static StoredRow keepingCreation(StoredRow row, StoredRow kept) {
        StoredEnvelope given = row.envelope();
        return new StoredRow(
                new StoredEnvelope(
                        given.book(),
                        given.writer(),
                        given.strategyVersion(),
                        kept.envelope().createdAt(),
                        given.updatedAt(),
                        given.revision()),
                row.values());
    }

    private static boolean same(RecordType<?, ?> type, StoredRow left, StoredRow right) {
        for (Field<?, ?> field : type.fields()) {
            if (!Objects.equals(
                    left.values().value(field.ordinal()), right.values().value(field.ordinal()))) {
                return false;
            }
        }
        return true;
    }

    private void put(RecordType<?, ?> type, Table table) {
        if (!writes || closed) {
            throw new IllegalStateException("The session cannot write");
        }
        Map<String, Table> changed = new HashMap<>(tables);
        changed.put(type.name(), table);
        tables = changed;
    }

    @Override
    public boolean[] delete(RecordType<?, ?> type, Scope scope, List<Object[]> keys) {
        boolean[] found = new boolean[keys.size()];
        for (int i = 0; i < found.length; i++) {
            Table table = MemoryData.table(tables, type);
            StoredRow row = table.get(scope.book(), keys.get(i));
            found[i] = row != null;
            if (row != null) {
                put(type, table.without(row));
            }
        }
        return found;
    }

    @Override
    public @Nullable StoredRow fetch(RecordType<?, ?> type, Scope scope, Object[] key) {
        return MemoryData.table(tables, type).get(scope.book(), key);
    }

    @Override
    public RowCursor scan(Scan scan) {
        Iterator<StoredRow> matching = select(scan.selection());
        RowOrder order = new RowOrder(scan.order());
        @Nullable Object @Nullable [] after = scan.after();
        if (!inKeyOrder(scan)) {
            List<StoredRow> rows = new ArrayList<>();
            matching.forEachRemaining(rows::add);
            // Rows come by book, and sorting keeps them so where all books are asked for.
            rows.sort((left, right) -> {
                int books =
                        Integer.compare(left.envelope().book(), right.envelope().book());
                return books != 0 ? books : order.compare(left.values(), right.values());
            });
            matching = rows.iterator();
        }
        Iterator<StoredRow> sorted = matching;
        return new RowCursor() {
            private int left = scan.limit();

            @Override
            public @Nullable StoredRow next() {
                while (left > 0 && sorted.hasNext()) {
                    StoredRow row = sorted.next();
                    if (after == null || order.behind(row.values(), after)) {
                        left--;
                        return row;
                    }
                }
                return null;
            }

            @Override
            public void close() {
                left = 0;
            }
        };
    }

    private static boolean inKeyOrder(Scan scan) {
        List<? extends OrderedField<?, ?>> key = scan.selection().type().key().fields();
        if (scan.order().size() != key.size()) {
            return false;
        }
        for (int i = 0; i < key.size(); i++) {
            Sort<?> term = scan.order().get(i);
            if (term.field() != key.get(i) || term.direction() != Sort.Direction.ASC) {
                return false;
            }
        }
        return true;
    }

    /** Matching rows by book, then key. */
    private Iterator<StoredRow> select(Selection selection) {
        ConditionMatcher matcher = ConditionMatcher.of(selection.condition());
        Iterator<StoredRow> rows = MemoryData.table(tables, selection.type()).rows(selection.scope());
        boolean all = selection.scope().all();
        int book = selection.scope().book();
        return new Iterator<>() {
            private @Nullable StoredRow ahead = advance();

            private @Nullable StoredRow advance() {
                while (rows.hasNext()) {
                    StoredRow row = rows.next();
                    if (!all && row.envelope().book() != book) {
                        return null;
                    }
                    if (matcher.matches(row.values())) {
                        return row;
                    }
                }
                return null;
            }

            @Override
            public boolean hasNext() {
                return ahead != null;
            }

            @Override
            public StoredRow next() {
                StoredRow current = Objects.requireNonNull(ahead);
                ahead = advance();
                return current;
            }
        };
    }

    @Override
    public long count(Selection selection) {
        long count = 0;
        for (Iterator<StoredRow> rows = select(selection); rows.hasNext(); rows.next()) {
            count++;
        }
        return count;
    }

    @Override
    public RowCursor newestPer(NewestPer request) {
        TupleOrder groupOrder = new TupleOrder(request.groups());
        TreeMap<Object[], StoredRow> newest = new TreeMap<>(groupOrder);
        OrderedField<?, ?> by = request.order();
        Object asOf = request.asOf();
        for (Iterator<StoredRow> rows = select(request.selection()); rows.hasNext(); ) {
            StoredRow row = rows.next();
            Object value = row.values().value(by.ordinal());
            Object[] group = group(request, row);
            if (value == null || group == null || (asOf != null && PortableOrder.compare(by.kind(), value, asOf) > 0)) {
                continue;
            }
            StoredRow best = newest.get(group);
            // Rows come by key, so of equals the later one has the greater key.
            if (best == null
                    || PortableOrder.compare(
                                    by.kind(),
                                    value,
                                    Objects.requireNonNull(best.values().value(by.ordinal())))
                            >= 0) {
                newest.put(group, row);
            }
        }
        Iterator<StoredRow> found = newest.values().iterator();
        return new RowCursor() {
            @Override
            public @Nullable StoredRow next() {
                return found.hasNext() ? found.next() : null;
            }

            @Override
            public void close() {
                // The rows are in memory; there is nothing to give back.
            }
        };
    }

    private static Object @Nullable [] group(NewestPer request, StoredRow row) {
        Object[] group = new Object[request.groups().size() + 1];
        group[0] = row.envelope().book();
        for (int i = 1; i < group.length; i++) {
            Object value = row.values().value(request.groups().get(i - 1).ordinal());
            if (value == null) {
                return null;
            }
            group[i] = value;
        }
        return group;
    }

    @Override
    public List<AggregateRow> aggregate(AggregateRequest request) {
        RowAggregator aggregator = new RowAggregator(request);
        select(request.selection()).forEachRemaining(aggregator::add);
        return aggregator.result();
    }

    @Override
    public Object savepoint() {
        return tables;
    }

    @Override
    @SuppressWarnings("unchecked") // a savepoint is what savepoint() gave
    public void rollbackTo(Object savepoint) {
        tables = (Map<String, Table>) savepoint;
    }

    @Override
    public void commit() {
        data.publish(tables);
    }

    @Override
    public void close() {
        if (!closed && writes) {
            data.unlock();
        }
        closed = true;
    }
}
