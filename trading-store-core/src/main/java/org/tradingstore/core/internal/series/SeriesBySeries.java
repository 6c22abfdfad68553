package org.tradingstore.core.internal.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.schema.TextField;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Reads series by a scan of columns for each, as any engine can. <em>Not thread-safe: it belongs to a session.</em> */
public final class SeriesBySeries implements SeriesScan {
    private static final int CHUNK = 8_192;

    private final StorageSession session;

    /** In {@code session}, which sees one state. */
    public SeriesBySeries(StorageSession session) {
        this.session = session;
    }

    @Override
    public void scan(Selection selection, Series series, SeriesSink sink) {
        for (String name : names(selection, series)) {
            scan(selection, series, name, sink);
        }
    }

    /** Hands over one series, if it has a row in the selection. */
    public void scan(Selection selection, Series series, String name, SeriesSink sink) {
        Selection own = new Selection(selection.type(), selection.scope(), and(selection, series, name));
        List<OrderedField<?, ?>> fields = List.of(series.time(), series.value());
        boolean any = false;
        try (ColumnCursor chunks = session.scanColumns(Scan.all(own, order(own.type(), series)), fields, CHUNK)) {
            for (Columns chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                any = true;
                sink.part(name, chunk.longs(0), chunk.doubles(1), chunk.size());
            }
        }
        if (any) {
            sink.end(name);
        }
    }

    private List<String> names(Selection selection, Series series) {
        List<String> names = new ArrayList<>();
        try (RowCursor newest =
                session.newestPer(new NewestPer(selection, List.of(series.name()), series.time(), null))) {
            for (StoredRow row = newest.next(); row != null; row = newest.next()) {
                names.add((String)
                        Objects.requireNonNull(row.values().value(series.name().ordinal())));
            }
        }
        return names;
    }

    @SuppressWarnings("unchecked") // selection and fields are of one type
    private static <R> Condition<R> and(Selection selection, Series series, String name) {
        return ((TextField<R>) series.name()).eq(name).and((Condition<R>) selection.condition());
    }

    @SuppressWarnings("unchecked") // type and field belong together
    private static <R> List<Sort<R>> order(RecordType<R, ?> type, Series series) {
        return type.all().orderBy(((OrderedField<R, ?>) series.time()).asc()).completeOrder();
    }
}
