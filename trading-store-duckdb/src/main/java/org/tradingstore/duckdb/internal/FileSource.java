package org.tradingstore.duckdb.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tradingstore.core.internal.files.StageRequest;
import org.tradingstore.core.internal.files.StageRequest.Lines;
import org.tradingstore.core.internal.files.StageRequest.RowsFrom;
import org.tradingstore.files.FileFormat;
import org.tradingstore.files.ImportFile;

/**
 * A file as a relation: the number of each row as {@code env_row}, and the columns by their places. <em>Immutable.</em>
 *
 * @param columns how each column is called in the relation
 * @param types of the columns
 * @param names of the columns in the file; none where they are known already
 */
record FileSource(String relation, List<String> columns, List<String> types, List<String> names) {
    static final String ROW = "env_row";

    private static final String NUMBER = "file_row_number";

    static FileSource of(StageRequest request, Connection connection) throws SQLException {
        return request.file().format() == FileFormat.CSV ? csv(request) : parquet(request.path(), connection);
    }

    /** Everything is said, so that nothing is guessed; all columns are text, so that no value can fail here. */
    private static FileSource csv(StageRequest request) {
        ImportFile<?> file = request.file();
        boolean numbered = request.rowsFrom() == RowsFrom.FIRST_COLUMN;
        List<String> columns = new ArrayList<>();
        List<String> types = new ArrayList<>();
        StringBuilder declared = new StringBuilder(numbered ? "'" + ROW + "': 'BIGINT', " : "");
        for (int i = 0; i < request.mapping().width(); i++) {
            columns.add("c" + i);
            types.add("VARCHAR");
            declared.append(i == 0 ? "" : ", ").append("'c").append(i).append("': 'VARCHAR'");
        }
        Set<String> absent = new LinkedHashSet<>(List.of(""));
        absent.addAll(file.absent());
        String read = "read_csv(" + SqlLiterals.text(escaped(request.path()))
                + ", auto_detect = false, header = false, skip = " + (request.rowsFrom() == RowsFrom.PLACE ? 1 : 0)
                + ", columns = {" + declared + "}, delim = " + SqlLiterals.text(String.valueOf(file.separator()))
                + ", quote = '\"', escape = '\"', nullstr = " + SqlLiterals.texts(absent)
                + ", allow_quoted_nulls = false, compression = 'none', strict_mode = true, hive_partitioning = false"
                + (request.lines() == Lines.SEVERAL ? ", parallel = false" : "") + ")";
        String relation = numbered ? read : "(SELECT row_number() OVER () AS " + ROW + ", * FROM " + read + ")";
        return new FileSource(relation, columns, types, List.of());
    }

    private static FileSource parquet(Path path, Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + read(path, ""))) {
            while (rows.next()) {
                names.add(rows.getString(1));
                types.add(rows.getString(2));
            }
        }
        // Where the file has a column of the name that the engine gives the number of a row, rows are counted.
        boolean counted = names.stream().anyMatch(NUMBER::equalsIgnoreCase);
        List<String> columns = new ArrayList<>();
        StringBuilder selected = new StringBuilder(counted ? "row_number() OVER ()" : "f." + NUMBER + " + 1");
        selected.append(" AS ").append(ROW);
        for (int i = 0; i < names.size(); i++) {
            columns.add("c" + i);
            selected.append(", f.")
                    .append(SqlLiterals.name(names.get(i)))
                    .append(" AS c")
                    .append(i);
        }
        String numbered = read(path, counted ? "" : ", " + NUMBER + " = true");
        return new FileSource("(SELECT " + selected + " FROM " + numbered + " f)", columns, types, names);
    }

    private static String read(Path path, String more) {
        return "read_parquet(" + SqlLiterals.text(escaped(path)) + ", hive_partitioning = false" + more + ")";
    }

    /** Of a path the characters that would make it a pattern of several. */
    private static String escaped(Path path) {
        return path.toString().replaceAll("([\\[*?])", "[$1]");
    }

    /** The headers of a file of Parquet. */
    static List<String> headers(Path path, Connection connection) throws SQLException {
        return parquet(path, connection).names();
    }

    /** The text of a column as it goes to those who judge: what a file of CSV would have. */
    String text(int column) {
        String name = columns.get(column);
        if (types.get(column).equals("FLOAT")) {
            // The number that a plain row takes of it, not the shorter text that a float has.
            return "CAST(CAST(" + name + " AS DOUBLE) AS VARCHAR)";
        }
        return types.get(column).contains("TIME ZONE")
                ? "CAST(make_timestamp(epoch_us(" + name + ")) AS VARCHAR) || 'Z'"
                : "CAST(" + name + " AS VARCHAR)";
    }
}
