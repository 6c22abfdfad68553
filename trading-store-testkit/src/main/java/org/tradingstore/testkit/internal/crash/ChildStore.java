package org.tradingstore.testkit.internal.crash;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Storage;
import org.tradingstore.testkit.StoreOpener;
import org.tradingstore.testkit.internal.records.KitTypes;

/** Opens a store of the kit's types by the name of an opener. */
public final class ChildStore {
    private ChildStore() {}

    /** As a main class does, with the opener's name and the place as its first arguments. */
    static TradingStore open(String[] arguments) {
        try {
            Class<? extends StoreOpener> opener = Class.forName(arguments[0]).asSubclass(StoreOpener.class);
            return open(opener(opener).storage(arguments[1], Duration.ofMinutes(1)));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("Cannot find the opener " + arguments[0], e);
        }
    }

    /** An opener of a class that a test names. */
    public static StoreOpener opener(Class<? extends StoreOpener> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalArgumentException("Cannot make an opener of " + type, e);
        }
    }

    /** A store on an engine that is at hand. */
    public static TradingStore open(Storage storage) {
        TradingStores.Builder builder = TradingStores.builder().storage(storage);
        for (RecordType<?, ?> type : KitTypes.ofBooks()) {
            builder = builder.register(Database.OPERATIONS, type);
        }
        for (RecordType<?, ?> type : KitTypes.shared()) {
            builder = builder.register(Database.HISTORY, type);
        }
        return builder.open();
    }
}
