package org.tradingstore.duckdb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.tradingstore.schema.Database;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;

/** SQLite, but for copies of one database, which are changed by statements once they are made. */
record TamperingStorage(Storage storage, Database database, List<String> statements) implements Storage {
    @Override
    public String engine() {
        return storage.engine();
    }

    @Override
    public StorageDatabase open(OpenRequest request) {
        StorageDatabase opened = storage.open(request);
        return request.database() != database
                ? opened
                : proxy(
                        StorageDatabase.class,
                        opened,
                        (method, arguments, result) -> result instanceof StorageSession session
                                ? proxy(StorageSession.class, session, this::afterCopy)
                                : result);
    }

    private Object afterCopy(Method method, Object[] arguments, Object result) throws SQLException {
        if (method.getName().equals("copyTo")) {
            Path file = ((Path) arguments[0]).resolve(database.label() + ".duckdb");
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }
        return result;
    }

    /** What is done with the result of a call. */
    private interface After {
        Object apply(Method method, Object[] arguments, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.apply(method, arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
