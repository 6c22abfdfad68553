package org.tradingstore.duckdb.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.CopyStep;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Storage;

/** Reads on a connection of the pool. */
final class DuckdbReadSession extends DuckdbSession {
    /** So few rows are read sooner without the transaction that chunks need. */
    private static final int FEW = 256;

    private final DuckdbReaders readers;
    private final Reader reader;
    private final DuckdbDialect dialect;
    private final KeyOrders orders;
    private final boolean snapshot;
    private boolean copied;
    private boolean closed;

    private DuckdbReadSession(
            Map<String, TableSql> tables,
            DuckdbDialect dialect,
            KeyOrders orders,
            DuckdbReaders readers,
            Reader reader,
            boolean snapshot) {
        super(tables, dialect, reader.statements(), reader.connection());
        this.readers = readers;
        this.reader = reader;
        this.dialect = dialect;
        this.orders = orders;
        this.snapshot = snapshot;
    }

    static DuckdbReadSession begin(
            Map<String, TableSql> tables,
            DuckdbDialect dialect,
            KeyOrders orders,
            DuckdbReaders readers,
            boolean snapshot) {
        Reader reader = readers.take();
        DuckdbReadSession session = new DuckdbReadSession(tables, dialect, orders, readers, reader, snapshot);
        if (snapshot) {
            try {
                reader.begin();
                // A transaction sees the state of its first read, so that read is made now.
                reader.statements().execute("SELECT 1 FROM " + FileMark.TABLE);
            } catch (SQLException e) {
                session.close();
                throw dialect.translate(e, "begin a read");
            }
        }
        return session;
    }

    /** A session for one question streams its answer; in others a further question would find the connection taken. */
    @Override
    protected @Nullable ColumnCursor scanOwnWay(
            TableSql table, Scan scan, List<? extends OrderedField<?, ?>> fields, int chunk) throws SQLException {
        if (snapshot) {
            return null;
        }
        String selected = fields.stream()
                .map(field -> ChunkColumnCursor.selected(dialect, field))
                .collect(Collectors.joining(", "));
        return new ChunkColumnCursor(
                new ChunkReading(reader, dialect, inOrder(table, scan, ascends(table, scan), selected)),
                dialect,
                fields,
                chunk);
    }

    /** Whether rows can be read as they lie, in the state that is then the session's. */
    private boolean ascends(TableSql table, Scan scan) throws SQLException {
        return KeyOrders.asksForKeyOrder(table, scan) && orders.ascend(reader, table, scan.selection());
    }

    private Question inOrder(TableSql table, Scan scan, boolean asTheyLie, String selected) {
        return asTheyLie
                ? question(table, scan.selection(), selected)
                : question(table, FixedFields.without(scan), selected);
    }

    @Override
    protected @Nullable RowCursor scanOwnWay(TableSql table, Scan scan) throws SQLException {
        ScanFields fields = new ScanFields(table, scan);
        if (snapshot || scan.limit() <= FEW || !fields.served()) {
            return null;
        }
        boolean asTheyLie = ascends(table, scan);
        if (fields.worthNaming()) {
            // Names and rows have to be of one state.
            reader.begin();
            // Rows that are known to ascend are many.
            fields.name(
                    asTheyLie ? ScanFields.Texts.ALL : ScanFields.Texts.OF_KEY,
                    (field, most) -> names(table, scan, field, most));
        }
        List<ChunkField> read = fields.list();
        String selected = read.stream()
                .map(ChunkField::selected)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        return new ChunkRowCursor(
                new ChunkReading(reader, dialect, inOrder(table, scan, asTheyLie, selected.isEmpty() ? "1" : selected)),
                dialect,
                read);
    }

    @Override
    protected @Nullable List<AggregateRow> aggregateOwnWay(TableSql table, AggregateRequest request)
            throws SQLException {
        if (snapshot || !DuckdbAggregates.serves(request)) {
            return null;
        }
        return new DuckdbAggregates(
                        reader,
                        dialect,
                        request,
                        readers.sumUnits(),
                        selected -> question(table, request.selection(), selected))
                .run();
    }

    private List<String> names(TableSql table, Scan scan, Field<?, ?> field, int most) throws SQLException {
        List<String> names = new ArrayList<>();
        Question question = question(table, scan.selection(), "DISTINCT \"" + field.name() + '"');
        Question limited = new Question(question.sql() + " LIMIT " + (most + 1), question.values());
        try (ChunkReading reading = new ChunkReading(reader, dialect, limited)) {
            for (int rows = reading.next(); rows > 0; rows = reading.next()) {
                for (int row = 0; row < rows; row++) {
                    if (!reading.vector(0).isNull(row)) {
                        names.add(reading.vector(0).getString(row));
                    }
                }
            }
        }
        return names;
    }

    @Override
    public Storage copyTo(Path directory, Consumer<CopyStep> progress) {
        if (!snapshot || copied) {
            throw new IllegalStateException("A session for one statement, or after a copy, has no state to copy");
        }
        copied = true;
        // The copy ends the transaction: without a connection the session cannot read another state unnoticed.
        try (Connection connection = reader.connection()) {
            return DuckdbCopy.make(connection, dialect.file(), directory, readers.timeout(), progress);
        } catch (SQLException e) {
            throw dialect.translate(e, "copy a database");
        }
    }

    @Override
    protected void commitNow() {
        throw new IllegalStateException("A session for reading has nothing to commit");
    }

    @Override
    protected RuntimeException commitFailed(SQLException e) {
        return dialect.translate(e, "commit");
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        readers.give(reader, copied ? DuckdbReaders.After.DROP : DuckdbReaders.After.KEEP);
    }
}
