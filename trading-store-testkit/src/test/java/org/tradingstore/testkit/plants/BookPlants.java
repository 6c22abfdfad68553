package org.tradingstore.testkit.plants;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.ledger.Order;
import org.tradingstore.plays.Play;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.testkit.internal.records.Fill;

/** Engines that mix books, each in one way of asking. */
final class BookPlants {
    private static final int BOOKS = 10;

    private BookPlants() {}

    static List<Plant> all() {
        return List.of(
                Plant.session("lists the rows of all books", "B2", session -> new ForwardingSession(session) {
                    @Override
                    public RowCursor scan(Scan scan) {
                        // Where a write looks for what is in its way it finds no more than it should.
                        return scan.selection().type() == Fill.TYPE && scan.after() == null
                                ? super.scan(Scan.first(all(scan.selection()), scan.order(), scan.limit()))
                                : super.scan(scan);
                    }
                }),
                Plant.session("counts the rows of all books", "B3", session -> new ForwardingSession(session) {
                    @Override
                    public long count(Selection selection) {
                        return super.count(all(selection));
                    }
                }),
                Plant.session("aggregates the rows of all books", "B4", session -> new ForwardingSession(session) {
                    @Override
                    public List<AggregateRow> aggregate(AggregateRequest request) {
                        return super.aggregate(new AggregateRequest(
                                all(request.selection()),
                                request.groups(),
                                request.buckets(),
                                request.measures(),
                                request.mostGroups()));
                    }
                }),
                Plant.session("gives the newest rows of all books", "B4", session -> new ForwardingSession(session) {
                    @Override
                    public RowCursor newestPer(NewestPer request) {
                        return super.newestPer(new NewestPer(
                                all(request.selection()), request.groups(), request.order(), request.asOf()));
                    }
                }),
                Plant.session("gives columns of all books", "B5", session -> new ForwardingSession(session) {
                    @Override
                    public ColumnCursor scanColumns(Scan scan, List<? extends OrderedField<?, ?>> fields, int chunk) {
                        return super.scanColumns(Scan.all(all(scan.selection()), scan.order()), fields, chunk);
                    }
                }),
                Plant.session("finds a key in whatever book has it", "F5", FindsAnywhere::new),
                Plant.session("deletes another book's row too", "B6", DeletesEverywhere::new),
                Plant.session("lists the plays of all books", "IB1", session -> new ForwardingSession(session) {
                    @Override
                    public RowCursor scan(Scan scan) {
                        return scan.selection().type() == Play.TYPE && scan.after() == null
                                ? super.scan(Scan.first(all(scan.selection()), scan.order(), scan.limit()))
                                : super.scan(scan);
                    }
                }),
                Plant.session("deletes an order in every book", "IB1", session -> new DeletesEverywhere(session) {
                    @Override
                    public boolean[] delete(RecordType<?, ?> type, Scope scope, List<Object[]> keys) {
                        return type == Order.TYPE
                                ? super.delete(type, scope, keys)
                                : session().delete(type, scope, keys);
                    }
                }),
                Plant.session("gives the rows of all books in no order of books", "W6", Unordered::new));
    }

    private static Selection all(Selection selection) {
        boolean ofTheStore = selection.type().name().startsWith("ts_");
        return selection.scope().shared() || ofTheStore
                ? selection
                : new Selection(selection.type(), Scope.ALL, selection.condition());
    }

    private static final class FindsAnywhere extends ForwardingSession {
        FindsAnywhere(StorageSession session) {
            super(session);
        }

        @Override
        public @Nullable StoredRow fetch(RecordType<?, ?> type, Scope scope, Object[] key) {
            StoredRow found = super.fetch(type, scope, key);
            for (int book = 1; found == null && !scope.shared() && book < BOOKS; book++) {
                found = super.fetch(type, Scope.book(book), key);
            }
            return found;
        }
    }

    private static class DeletesEverywhere extends ForwardingSession {
        DeletesEverywhere(StorageSession session) {
            super(session);
        }

        @Override
        public boolean[] delete(RecordType<?, ?> type, Scope scope, List<Object[]> keys) {
            boolean[] found = super.delete(type, scope, keys);
            for (int book = 1; !scope.shared() && book < BOOKS; book++) {
                super.delete(type, Scope.book(book), keys);
            }
            return found;
        }
    }

    private static final class Unordered extends ForwardingSession {
        Unordered(StorageSession session) {
            super(session);
        }

        @Override
        public RowCursor scan(Scan scan) {
            List<StoredRow> rows = new ArrayList<>(ListCursor.drained(super.scan(scan)));
            if (scan.selection().scope().all()) {
                rows.sort((left, right) ->
                        Integer.compare(right.envelope().book(), left.envelope().book()));
            }
            return new ListCursor(rows);
        }
    }
}
