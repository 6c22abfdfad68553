package org.tradingstore.testkit.plants;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.rows.RowOrder;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** A session that answers scans and counts itself, over all rows; a plant answers them wrongly. */
class AskedAnew extends ForwardingSession {
    AskedAnew(StorageSession session) {
        super(session);
    }

    /** Which rows meet a condition. */
    Predicate<RowValues> matcher(Condition<?> condition) {
        return condition.accept(new Matching());
    }

    /** In which order rows come. */
    Comparator<RowValues> order(List<? extends Sort<?>> terms) {
        return new RowOrder(terms);
    }

    /** Whether a row belongs on a page behind a place. */
    boolean behind(List<? extends Sort<?>> terms, RowValues row, @Nullable Object[] place) {
        return new RowOrder(terms).behind(row, place);
    }

    /** How many rows come at most. */
    long limit(Scan scan) {
        return scan.limit();
    }

    private Stream<StoredRow> matching(Selection selection) {
        Predicate<RowValues> matcher = matcher(selection.condition());
        return all(session(), selection.type(), selection.scope()).stream().filter(row -> matcher.test(row.values()));
    }

    /** All rows of a type, by key. */
    static List<StoredRow> all(StorageSession session, RecordType<?, ?> type, Scope scope) {
        Selection everything = new Selection(type, scope, Condition.always());
        return ListCursor.drained(session.scan(Scan.all(everything, type.all().completeOrder())));
    }

    @Override
    public RowCursor scan(Scan scan) {
        @Nullable Object @Nullable [] after = scan.after();
        Comparator<StoredRow> books =
                Comparator.comparingInt(row -> row.envelope().book());
        return new ListCursor(matching(scan.selection())
                .sorted(books.thenComparing(StoredRow::values, order(scan.order())))
                .filter(row -> after == null || behind(scan.order(), row.values(), after))
                .limit(limit(scan))
                .toList());
    }

    @Override
    public long count(Selection selection) {
        return matching(selection).count();
    }
}
