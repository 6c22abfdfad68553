package org.tradingstore.testkit.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.tradingstore.schema.Database;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;

/** Hands everything on to an engine, and does something else before each call of one operation of its databases. <em>Thread-safe.</em> */
public final class SlowStorage implements Storage {
    private final Storage storage;
    private final String operation;
    private final Runnable before;

    public SlowStorage(Storage storage, String operation, Runnable before) {
        this.storage = storage;
        this.operation = operation;
        this.before = before;
    }

    @Override
    public String engine() {
        return storage.engine();
    }

    @Override
    public boolean exists(Database database) {
        return storage.exists(database);
    }

    @Override
    public StorageDatabase open(OpenRequest request) {
        StorageDatabase database = storage.open(request);
        return (StorageDatabase) Proxy.newProxyInstance(
                StorageDatabase.class.getClassLoader(),
                new Class<?>[] {StorageDatabase.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals(operation)) {
                        before.run();
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
