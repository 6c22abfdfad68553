package org.tradingstore.benchmarks.bars;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.history.DailyPrice;

/** Plain JDBC as a careful person writes it: a statement kept, values bound and read by position, batches. */
final class JdbcPeer implements BarPeer {
    private final Connection connection;
    private final PreparedStatement insert;

    private JdbcPeer(Path directory, String insert) throws SQLException {
        this.connection = PlainFile.connect(directory);
        connection.setAutoCommit(false);
        this.insert = connection.prepareStatement(insert);
    }

    static JdbcPeer inserting(Path directory) throws SQLException {
        return new JdbcPeer(directory, PlainFile.INSERT);
    }

    static JdbcPeer upserting(Path directory) throws SQLException {
        return new JdbcPeer(directory, PlainFile.upsert(PlainFile.INSERT));
    }

    @Override
    public void load(Iterator<BarRow> rows) throws SQLException {
        while (rows.hasNext()) {
            for (BarRow row : BarPeer.batch(rows)) {
                bind(row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private void bind(BarRow row) throws SQLException {
        insert.setString(1, row.symbol);
        insert.setObject(2, row.date);
        insert.setDouble(3, row.open);
        insert.setDouble(4, row.high);
        insert.setDouble(5, row.low);
        insert.setDouble(6, row.close);
        bind(7, row.adjustedClose);
        bind(8, row.volume);
        insert.setString(9, row.source);
    }

    private void bind(int place, @Nullable Double value) throws SQLException {
        if (value == null) {
            insert.setNull(place, Types.DOUBLE);
        } else {
            insert.setDouble(place, value);
        }
    }

    @Override
    public void scan(Consumer<DailyPrice> action) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PlainFile.SELECT)) {
            while (rows.next()) {
                action.accept(new DailyPrice(
                        rows.getString(1),
                        rows.getObject(2, LocalDate.class),
                        rows.getDouble(3),
                        rows.getDouble(4),
                        rows.getDouble(5),
                        rows.getDouble(6),
                        orNull(rows, 7),
                        orNull(rows, 8),
                        rows.getString(9)));
            }
        }
    }

    private static @Nullable Double orNull(ResultSet rows, int place) throws SQLException {
        double value = rows.getDouble(place);
        return rows.wasNull() ? null : value;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
