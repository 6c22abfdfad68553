package org.tradingstore.jdbi.internal;

import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which version of each record type a database was made for. */
public interface SchemaHistory {
    /** Its name. */
    String TABLE = "ts_schema_history";

    @SqlUpdate("CREATE TABLE IF NOT EXISTS ts_schema_history ("
            + "type TEXT NOT NULL, version INTEGER NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL, "
            + "PRIMARY KEY (type, version))")
    void create();

    @SqlQuery("SELECT max(version) FROM ts_schema_history WHERE type = :type")
    Optional<Integer> version(@Bind("type") String type);

    @SqlUpdate("INSERT INTO ts_schema_history (type, version, checksum, applied_at) "
            + "VALUES (:type, :version, :checksum, :appliedAt)")
    void add(
            @Bind("type") String type,
            @Bind("version") int version,
            @Bind("checksum") String checksum,
            @Bind("appliedAt") String appliedAt);
}
