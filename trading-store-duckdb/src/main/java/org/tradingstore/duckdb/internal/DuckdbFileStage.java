package org.tradingstore.duckdb.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.files.FileStage;
import org.tradingstore.core.internal.files.Reject;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.spi.WriteMode;

/**
 * Rows of a file in a temporary table, which belongs to the transaction: taken back with it, and gone with the connection. From there they
 * are written by statements over all of them; none of them passes through Java.
 */
final class DuckdbFileStage implements FileStage {
    static final String TABLE = "ts_file";
    static final String PLAIN = "env_plain";

    /** Rows of which progress is told, and which are written, at a time. */
    private static final long SLICE = 500_000;

    private static final String TWICE = "ts_file_twice";
    private static final String ROW = FileSource.ROW;

    private final Connection connection;
    private final TableSql table;
    private final FileSource source;
    private final DuckdbFileTransfer.Session session;
    private final List<String> key;
    private final List<String> values;
    private long lastOdd;
    private long sameAsEarlier;

    DuckdbFileStage(Connection connection, TableSql table, FileSource source, DuckdbFileTransfer.Session session) {
        this.connection = connection;
        this.table = table;
        this.source = source;
        this.session = session;
        this.key = table.key();
        this.values = table.type().fields().stream()
                .map(field -> SqlLiterals.name(field.name()))
                .filter(name -> !key.contains(name))
                .toList();
    }

    /** A command or question of the stage. */
    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T doing(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw session.failed(e, "import a file");
        }
    }

    private long update(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }

    private long[] numbers(String sql, int width) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            long[] numbers = new long[width];
            if (rows.next()) {
                for (int i = 0; i < width; i++) {
                    numbers[i] = rows.getLong(i + 1);
                }
            }
            return numbers;
        }
    }

    @Override
    public long rows() {
        return doing(() -> numbers("SELECT max(" + ROW + ") FROM " + TABLE, 1)[0]);
    }

    @Override
    public long[] odd(int most) {
        return doing(() -> {
            long[] odd = new long[16];
            int size = 0;
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT " + ROW + " FROM " + TABLE + " WHERE NOT " + PLAIN
                            + " AND " + ROW + " > " + lastOdd + " ORDER BY " + ROW + " LIMIT " + most)) {
                while (rows.next()) {
                    if (size == odd.length) {
                        odd = Arrays.copyOf(odd, size * 2);
                    }
                    odd[size++] = rows.getLong(1);
                }
            }
            lastOdd = size == 0 ? lastOdd : odd[size - 1];
            return Arrays.copyOf(odd, size);
        });
    }

    @Override
    public void texts(long[] rows, BiConsumer<Long, @Nullable String[]> action) {
        if (rows.length == 0) {
            return;
        }
        int width = source.columns().size();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            texts.add(source.text(i));
        }
        String wanted = Arrays.stream(rows).mapToObj(Long::toString).collect(Collectors.joining(", "));
        doing(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet found =
                            statement.executeQuery("SELECT " + ROW + ", " + String.join(", ", texts) + " FROM "
                                    + source.relation() + " WHERE " + ROW + " IN (" + wanted + ") ORDER BY " + ROW)) {
                while (found.next()) {
                    @Nullable String[] row = new String[width];
                    for (int i = 0; i < width; i++) {
                        row[i] = found.getString(i + 2);
                    }
                    action.accept(found.getLong(1), row);
                }
            }
            return rows;
        });
    }

    @Override
    public void add(List<Judged> judged) {
        if (judged.isEmpty()) {
            return;
        }
        List<StagedColumn> columns = new ArrayList<>();
        columns.add(new LongColumn(
                ROW, Kind.WHOLE, judged.stream().mapToLong(Judged::row).toArray(), null));
        for (Field<?, ?> field : table.type().fields()) {
            columns.add(StagedRows.column(
                    field, judged.size(), row -> judged.get(row).values().value(field.ordinal())));
        }
        String names = columns.stream().map(StagedColumn::column).collect(Collectors.joining(", "));
        String expressions = columns.stream().map(StagedColumn::expression).collect(Collectors.joining(", "));
        session.feed().offer(new StagedRows(judged.size(), columns));
        try {
            doing(() -> update("INSERT INTO " + TABLE + " (" + names + ", " + PLAIN + ") SELECT " + expressions
                    + ", true FROM " + RowFeed.CALL));
        } finally {
            session.feed().offer(null);
        }
    }

    @Override
    public List<Reject> repeats(int most) {
        return doing(() -> {
            String keys = String.join(", ", key);
            update("CREATE TEMP TABLE " + TWICE + " AS SELECT " + keys + ", min(" + ROW + ") AS env_first FROM " + TABLE
                    + " WHERE " + PLAIN + " GROUP BY " + keys + " HAVING count(*) > 1");
            List<Reject> rejects = new ArrayList<>();
            long later = 0;
            String joined = " FROM " + TABLE + " s JOIN " + TWICE + " w ON " + equal("s", "w") + " AND s." + ROW
                    + " > w.env_first AND s." + PLAIN + " JOIN " + TABLE + " f ON f." + ROW + " = w.env_first AND f."
                    + PLAIN;
            if (numbers("SELECT count(*) FROM " + TWICE, 1)[0] > 0) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT s." + ROW + ", f." + ROW + joined + " WHERE "
                                + differs("s", "f") + " ORDER BY s." + ROW + " LIMIT " + most)) {
                    while (rows.next()) {
                        rejects.add(Reject.repeated(rows.getLong(1), rows.getLong(2)));
                    }
                }
                later = update("UPDATE " + TABLE + " s SET " + PLAIN + " = false FROM " + TWICE + " w WHERE "
                        + equal("s", "w") + " AND s." + ROW + " > w.env_first AND s." + PLAIN);
            }
            update("DROP TABLE " + TWICE);
            sameAsEarlier = later - rejects.size();
            return rejects;
        });
    }

    private String equal(String left, String right) {
        return key.stream()
                .map(name -> left + "." + name + " = " + right + "." + name)
                .collect(Collectors.joining(" AND "));
    }

    private String differs(String left, String right) {
        return values.stream()
                .map(name -> left + "." + name + " IS DISTINCT FROM " + right + "." + name)
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    @Override
    public LoadCounts load(WriteMode mode, LoadProgress progress) {
        session.writes(table, rows());
        return doing(() -> {
            String meeting =
                    " FROM " + TABLE + " s JOIN " + table.table() + " t ON " + equal("s", "t") + " WHERE s." + PLAIN;
            long[] met = numbers("SELECT count(*), count(*) FILTER (WHERE " + differs("s", "t") + ")" + meeting, 2);
            long changed = 0;
            if (met[0] > 0) {
                if (mode == WriteMode.UPSERT && met[1] > 0) {
                    String set =
                            values.stream().map(name -> name + " = s." + name).collect(Collectors.joining(", "));
                    changed = update("UPDATE " + table.table() + " t SET " + set + " FROM " + TABLE + " s WHERE "
                            + equal("s", "t") + " AND s." + PLAIN + " AND " + differs("s", "t"));
                }
                update("UPDATE " + TABLE + " s SET " + PLAIN + " = false FROM " + table.table() + " t WHERE "
                        + equal("s", "t") + " AND s." + PLAIN);
            }
            long same = met[0] - changed + sameAsEarlier;
            return insert(new LoadCounts(0, same, changed), progress);
        });
    }

    private LoadCounts insert(LoadCounts before, LoadProgress progress) throws SQLException {
        String names = table.type().fields().stream()
                .map(field -> SqlLiterals.name(field.name()))
                .collect(Collectors.joining(", "));
        long last = rows();
        LoadCounts counts = before;
        for (long from = 1; from <= last; from += SLICE) {
            long created = update("INSERT INTO " + table.table() + " (" + names + ") SELECT " + names + " FROM " + TABLE
                    + " WHERE " + PLAIN + " AND " + ROW + " BETWEEN " + from + " AND " + (from + SLICE - 1));
            counts = counts.plus(new LoadCounts(created, 0, 0));
            progress.loaded(counts);
        }
        return counts;
    }

    @Override
    public void close() {
        if (!session.broken()) {
            doing(() -> update("DROP TABLE IF EXISTS " + TABLE));
        }
    }
}
