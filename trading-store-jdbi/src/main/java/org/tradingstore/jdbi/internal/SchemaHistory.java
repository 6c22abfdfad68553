package org.tradingstore.jdbi.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.BindMethodsList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What was made for each record type in a database, step by step. */
public interface SchemaHistory {
    /** Its name. */
    String TABLE = "ts_schema_history";

    /**
     * One step.
     *
     * @param fields the description of the type, in a line
     * @param change what was done, for people
     * @param checksum of the statements by which everything of the type now stands in the database
     */
    record Step(String type, int version, String fields, String change, String checksum, String appliedAt) {}

    @SqlUpdate("CREATE TABLE IF NOT EXISTS ts_schema_history ("
            + "number INTEGER NOT NULL PRIMARY KEY, type TEXT NOT NULL, version INTEGER NOT NULL, fields TEXT NOT NULL, "
            + "change TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)")
    void create();

    /** The last step of each type. Past Jdbi, because every store that is opened asks this, and Jdbi would take longer than all the rest. */
    static List<Step> last(Connection connection) throws SQLException {
        Map<String, Step> steps = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT type, version, fields, change, checksum, applied_at FROM "
                                + TABLE + " ORDER BY number")) {
            while (rows.next()) {
                Step step = new Step(
                        rows.getString(1),
                        rows.getInt(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6));
                steps.put(step.type(), step);
            }
        }
        return List.copyOf(steps.values());
    }

    @SqlUpdate("INSERT INTO ts_schema_history (number, type, version, fields, change, checksum, applied_at) "
            + "VALUES ((SELECT coalesce(max(number), 0) + 1 FROM ts_schema_history), "
            + ":type, :version, :fields, :change, :checksum, :appliedAt)")
    void add(@BindMethods Step step);

    /** Adds steps in one statement: engines that plan each anew take long over many. */
    default void addAll(List<Step> steps) {
        if (!steps.isEmpty()) {
            int last = last();
            List<Numbered> numbered = new ArrayList<>();
            for (Step step : steps) {
                numbered.add(new Numbered(last + numbered.size() + 1, step));
            }
            insert(numbered);
        }
    }

    /** The number of the last step, 0 where there is none. */
    @SqlQuery("SELECT coalesce(max(number), 0) FROM ts_schema_history")
    int last();

    @SqlUpdate(
            "INSERT INTO ts_schema_history (number, type, version, fields, change, checksum, applied_at) VALUES <steps>")
    void insert(
            @BindMethodsList(
                            value = "steps",
                            methodNames = {"number", "type", "version", "fields", "change", "checksum", "appliedAt"})
                    List<Numbered> steps);

    /** A step with its place in the history. */
    record Numbered(int number, Step step) {
        public String type() {
            return step.type();
        }

        public int version() {
            return step.version();
        }

        public String fields() {
            return step.fields();
        }

        public String change() {
            return step.change();
        }

        public String checksum() {
            return step.checksum();
        }

        public String appliedAt() {
            return step.appliedAt();
        }
    }
}
