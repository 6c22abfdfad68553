package org.tradingstore.duckdb.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradingstore.jdbi.internal.SideTable;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.Kind;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.WriteMode;

/**
 * Writes many rows by a few statements, with the outcomes that they would have one by one: asks which of them meet a row that is kept,
 * decides here about those that meet each other, and writes what is left. <em>Not thread-safe: one connection.</em>
 */
final class BatchWriter {
    private final Connection connection;
    private final RowFeed feed;
    private final ParallelInsert parallel;

    BatchWriter(Connection connection, RowFeed feed) {
        this.connection = connection;
        this.feed = feed;
        this.parallel = new ParallelInsert(connection);
    }

    /** Leaves the connection as it was, once the transaction has ended. */
    void end() throws SQLException {
        parallel.restore();
    }

    /** Whether rows of a table are written so in this mode. */
    static boolean serves(TableSql table, WriteMode mode) {
        return switch (mode) {
            case INSERT -> true;
            // A row that is replaced may free what another one needs, and lists are kept in tables of their own.
            case UPSERT ->
                table.sides().isEmpty() && table.type().indexes().stream().noneMatch(Index::unique);
            case UPDATE -> false;
        };
    }

    RowOutcome[] write(TableSql table, WriteMode mode, StagedRows rows) throws SQLException {
        RowOutcome[] outcomes = new RowOutcome[rows.count()];
        if (outcomes.length == 0) {
            return outcomes;
        }
        if (mode == WriteMode.UPSERT) {
            upsert(table, rows, outcomes);
        } else {
            insert(table, rows, outcomes);
        }
        return outcomes;
    }

    private void insert(TableSql table, StagedRows rows, RowOutcome[] outcomes) throws SQLException {
        List<String> key = key(table);
        boolean distinct = ascending(rows, key);
        boolean meets = !distinct || mayMeet(table, rows, key);
        if (!meets && table.type().indexes().stream().noneMatch(Index::unique)) {
            Arrays.fill(outcomes, RowOutcome.CREATED);
            insert(table, rows);
            return;
        }
        boolean[] refused = new boolean[outcomes.length];
        if (meets) {
            meeting(table, rows, key, List.of(), (row, differs) -> refused[row] = true);
        }
        List<List<String>> uniques = new ArrayList<>();
        for (Index<?> index : table.type().indexes()) {
            if (index.unique()) {
                List<String> columns = new ArrayList<>(book(table));
                index.fields().forEach(field -> columns.add(field.name()));
                uniques.add(columns);
                meeting(table, rows, columns, List.of(), (row, differs) -> refused[row] = true);
            }
        }
        if (!distinct) {
            uniques.add(key);
        }
        List<Set<List<Object>>> seen = new ArrayList<>();
        uniques.forEach(columns -> seen.add(new HashSet<>()));
        for (int row = 0; row < outcomes.length; row++) {
            boolean created = !refused[row] && (uniques.isEmpty() || free(rows, uniques, seen, row));
            outcomes[row] = created ? RowOutcome.CREATED : RowOutcome.EXISTS;
        }
        insert(table, rows.only(places(outcomes, RowOutcome.CREATED)));
    }

    /** Whether no row before has the row's values of any of these columns; if so, they are taken from now on. */
    private static boolean free(StagedRows rows, List<List<String>> uniques, List<Set<List<Object>>> seen, int row) {
        List<@Nullable List<Object>> values = new ArrayList<>();
        for (int i = 0; i < uniques.size(); i++) {
            List<Object> each = values(rows, uniques.get(i), row);
            if (each != null && seen.get(i).contains(each)) {
                return false;
            }
            values.add(each);
        }
        for (int i = 0; i < values.size(); i++) {
            List<Object> each = values.get(i);
            if (each != null) {
                seen.get(i).add(each);
            }
        }
        return true;
    }

    private static @Nullable List<Object> values(StagedRows rows, List<String> columns, int row) {
        List<Object> values = new ArrayList<>(columns.size());
        for (String column : columns) {
            Object value = rows.column(column).value(row);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    private void upsert(TableSql table, StagedRows rows, RowOutcome[] outcomes) throws SQLException {
        List<String> key = key(table);
        List<String> values = table.type().fields().stream()
                .map(Field::name)
                .filter(name -> !key.contains(name))
                .toList();
        boolean distinct = ascending(rows, key);
        RowOutcome[] kept = new RowOutcome[outcomes.length];
        Arrays.fill(kept, RowOutcome.CREATED);
        if (!distinct || mayMeet(table, rows, key)) {
            meeting(
                    table,
                    rows,
                    key,
                    values,
                    (row, differs) -> kept[row] = differs ? RowOutcome.CHANGED : RowOutcome.SAME);
        }
        if (distinct) {
            System.arraycopy(kept, 0, outcomes, 0, kept.length);
            insert(table, rows.only(places(outcomes, RowOutcome.CREATED)));
            update(table, rows.only(places(outcomes, RowOutcome.CHANGED)), key, values);
            return;
        }
        Map<List<Object>, Integer> last = new HashMap<>();
        for (int row = 0; row < outcomes.length; row++) {
            Integer before = last.put(Objects.requireNonNull(values(rows, key, row)), row);
            outcomes[row] =
                    before == null ? kept[row] : same(rows, values, before, row) ? RowOutcome.SAME : RowOutcome.CHANGED;
        }
        // Of the rows with one key the last one stays.
        insert(table, rows.only(lastOnes(last, row -> kept[row] == RowOutcome.CREATED)));
        update(table, rows.only(lastOnes(last, row -> kept[row] == RowOutcome.CHANGED)), key, values);
    }

    private static int[] lastOnes(Map<List<Object>, Integer> last, IntPredicate which) {
        return last.values().stream()
                .mapToInt(Integer::intValue)
                .filter(which)
                .sorted()
                .toArray();
    }

    private static boolean same(StagedRows rows, List<String> columns, int left, int right) {
        return columns.stream()
                .map(rows::column)
                .allMatch(column -> Objects.equals(column.value(left), column.value(right)));
    }

    private static int[] places(RowOutcome[] outcomes, RowOutcome which) {
        int[] places = new int[outcomes.length];
        int count = 0;
        for (int row = 0; row < outcomes.length; row++) {
            if (outcomes[row] == which) {
                places[count++] = row;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** Told of a row that meets one that is kept, and whether the two differ in the columns that were asked for. */
    private interface Meeting {
        void met(int row, boolean differs);
    }

    private void meeting(TableSql table, StagedRows rows, List<String> equal, List<String> compared, Meeting meeting)
            throws SQLException {
        String differs = compared.stream()
                .map(name -> "t.\"" + name + "\" IS DISTINCT FROM "
                        + rows.column(name).expression())
                .collect(Collectors.joining(" OR "));
        String sql = "SELECT " + StagedRows.PLACE + ", " + (differs.isEmpty() ? "false" : differs) + " FROM "
                + RowFeed.CALL + " s JOIN " + table.table() + " t ON " + joined(rows, equal);
        feed.offer(rows);
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                meeting.met(found.getInt(1), found.getBoolean(2));
            }
        } finally {
            feed.offer(null);
        }
    }

    private static String joined(StagedRows rows, List<String> columns) {
        return columns.stream()
                .map(name -> "t.\"" + name + "\" = " + rows.column(name).expression())
                .collect(Collectors.joining(" AND "));
    }

    /** Whether a row is kept between the first and the last of rows that ascend, both included: asked without a join. */
    private boolean mayMeet(TableSql table, StagedRows rows, List<String> key) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT 1 FROM " + table.table() + " WHERE true");
        List<StagedColumn> moving = new ArrayList<>();
        for (String name : key) {
            StagedColumn column = rows.column(name);
            if (column.constant() != null) {
                sql.append(" AND ").append(column.column()).append(" = ").append(column.expression());
            } else {
                moving.add(column);
            }
        }
        if (!moving.isEmpty()) {
            int last = rows.count() - 1;
            StagedColumn first = moving.get(0);
            // Of what comes first in the order blocks are left out by their bounds; of what follows the ends of all
            // rows are no bounds.
            sql.append(" AND ").append(first.column()).append(" BETWEEN ").append(literal(first, 0));
            sql.append(" AND ").append(literal(first, last));
            sql.append(" AND ").append(beyond(moving, " > ", 0)).append(" AND ").append(beyond(moving, " < ", last));
        }
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql.append(" LIMIT 1").toString())) {
            return found.next();
        }
    }

    /** That a key is not on this side of the key of a row. */
    private static String beyond(List<StagedColumn> columns, String side, int row) {
        String beyond = "true";
        for (int i = columns.size() - 1; i >= 0; i--) {
            String column = columns.get(i).column();
            String value = literal(columns.get(i), row);
            beyond = "(" + column + side + value + " OR " + column + " = " + value + " AND " + beyond + ")";
        }
        return beyond;
    }

    private static String literal(StagedColumn column, int row) {
        return StagedColumn.literal(column.kind(), Objects.requireNonNull(column.value(row)));
    }

    private void insert(TableSql table, StagedRows rows) throws SQLException {
        if (rows.count() == 0) {
            return;
        }
        String sql = "INSERT INTO " + table.table() + " (" + names(rows) + ") SELECT " + expressions(rows) + " FROM "
                + RowFeed.CALL;
        int threads = KeptKeys.indexed(table) ? 1 : RowFeed.threads(rows.count());
        if (threads > 1) {
            runParallel(sql, rows, threads);
        } else {
            run(sql, rows);
        }
        for (SideTable side : table.sides()) {
            StagedRows elements = elements(table, side, rows);
            if (elements.count() > 0) {
                run(
                        "INSERT INTO \"" + side.name() + "\" (" + names(elements) + ") SELECT " + expressions(elements)
                                + " FROM " + RowFeed.CALL,
                        elements);
            }
        }
    }

    private static String names(StagedRows rows) {
        return rows.columns().stream().map(StagedColumn::column).collect(Collectors.joining(", "));
    }

    private static String expressions(StagedRows rows) {
        return rows.columns().stream().map(StagedColumn::expression).collect(Collectors.joining(", "));
    }

    /** A row for each element of the rows' lists. */
    private static StagedRows elements(TableSql table, SideTable side, StagedRows rows) {
        StagedColumn lists = rows.column(side.list().name());
        List<Integer> owners = new ArrayList<>();
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < rows.count(); i++) {
            int row = StagedColumn.row(rows.chosen(), i);
            if (lists.value(row) instanceof List<?> list) {
                for (Object element : new LinkedHashSet<Object>(list)) {
                    owners.add(row);
                    elements.add(element);
                }
            }
        }
        List<StagedColumn> columns = new ArrayList<>();
        int size = elements.size();
        if (!table.layout().shared()) {
            StagedColumn book = rows.column("env_book");
            long[] books = owners.stream()
                    .mapToLong(row -> (Long) Objects.requireNonNull(book.value(row)))
                    .toArray();
            columns.add(new LongColumn("env_book", book.kind(), books, null));
        }
        columns.add(new TextColumn("element", Kind.TEXT, elements.toArray(), size));
        for (Field<?, ?> field : side.copied(table.type())) {
            StagedColumn copied = rows.column(field.name());
            columns.add(StagedRows.column(field, size, place -> copied.value(owners.get(place))));
        }
        return new StagedRows(size, columns);
    }

    private void update(TableSql table, StagedRows rows, List<String> key, List<String> values) throws SQLException {
        if (rows.count() == 0) {
            return;
        }
        String set = values.stream()
                .map(name -> "\"" + name + "\" = " + rows.column(name).expression())
                .collect(Collectors.joining(", "));
        run(
                "UPDATE " + table.table() + " t SET " + set + " FROM " + RowFeed.CALL + " s WHERE " + joined(rows, key),
                rows);
    }

    private void run(String sql, StagedRows rows) throws SQLException {
        feed.offer(rows);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } finally {
            feed.offer(null);
        }
    }

    private void runParallel(String sql, StagedRows rows, int threads) throws SQLException {
        feed.offerInOrder(rows, threads);
        try {
            parallel.run(sql);
        } finally {
            feed.offer(null);
        }
    }

    /** Removes rows by their keys, and answers for each whether it was there. */
    boolean[] delete(TableSql table, Scope scope, List<Object[]> keys) throws SQLException {
        StagedRows rows = StagedRows.ofKeys(table, scope, keys);
        List<String> key = key(table);
        boolean[] found = new boolean[keys.size()];
        meeting(table, rows, key, List.of(), (row, differs) -> found[row] = true);
        Set<List<Object>> seen = new HashSet<>();
        for (int row = 0; row < found.length; row++) {
            found[row] &= seen.add(Objects.requireNonNull(values(rows, key, row)));
        }
        List<String> tables = new ArrayList<>(List.of(table.table()));
        table.sides().forEach(side -> tables.add('"' + side.name() + '"'));
        for (String each : tables) {
            run("DELETE FROM " + each + " t USING " + RowFeed.CALL + " s WHERE " + joined(rows, key), rows);
        }
        return found;
    }

    private static List<String> book(TableSql table) {
        return table.layout().shared() ? List.of() : List.of("env_book");
    }

    private static List<String> key(TableSql table) {
        List<String> columns = new ArrayList<>(book(table));
        table.type().key().fields().forEach(field -> columns.add(field.name()));
        return columns;
    }

    /** Whether each row's key is above that of the row before, so that all differ. */
    private static boolean ascending(StagedRows rows, List<String> key) {
        List<StagedColumn> columns = key.stream()
                .map(rows::column)
                .filter(column -> column.constant() == null)
                .toList();
        for (int row = 1; row < rows.count(); row++) {
            int order = 0;
            for (int i = 0; order == 0 && i < columns.size(); i++) {
                order = columns.get(i).compare(row - 1, row);
            }
            if (order >= 0) {
                return false;
            }
        }
        return true;
    }
}
