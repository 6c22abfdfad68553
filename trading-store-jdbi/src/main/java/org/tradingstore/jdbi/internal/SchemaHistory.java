package org.tradingstore.jdbi.internal;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
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

    /** The last step of each type. */
    @SqlQuery("SELECT type, version, fields, change, checksum, applied_at FROM ts_schema_history h "
            + "WHERE number = (SELECT max(number) FROM ts_schema_history l WHERE l.type = h.type)")
    @RegisterConstructorMapper(Step.class)
    List<Step> last();

    @SqlUpdate("INSERT INTO ts_schema_history (number, type, version, fields, change, checksum, applied_at) "
            + "VALUES ((SELECT coalesce(max(number), 0) + 1 FROM ts_schema_history), "
            + ":type, :version, :fields, :change, :checksum, :appliedAt)")
    void add(@BindMethods Step step);
}
