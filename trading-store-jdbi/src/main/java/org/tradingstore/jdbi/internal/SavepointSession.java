package org.tradingstore.jdbi.internal;

import java.util.Map;

/** A session of an engine that can take back a part of a transaction. */
public abstract class SavepointSession extends SqlSession {
    private int savepoints;

    protected SavepointSession(Map<String, TableSql> tables, Dialect dialect, Statements statements) {
        super(tables, dialect, statements);
    }

    @Override
    public final Object savepoint() {
        String name = "step_" + savepoints++;
        execute("SAVEPOINT " + name);
        return name;
    }

    @Override
    public final void rollbackTo(Object savepoint) {
        execute("ROLLBACK TO " + savepoint);
        execute("RELEASE " + savepoint);
    }

    @Override
    public final void release(Object savepoint) {
        execute("RELEASE " + savepoint);
    }
}
