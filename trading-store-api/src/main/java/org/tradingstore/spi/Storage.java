package org.tradingstore.spi;

import org.tradingstore.schema.Database;

/** An engine and where it keeps its data: what an application hands to a store. <em>Thread-safe.</em> */
public interface Storage {
    /** The engine's name, such as {@code sqlite}. */
    String engine();

    /**
     * Opens one database, which is made if it is not there.
     *
     * @throws org.tradingstore.error.OpenRefusedException if it is something else, newer, or cannot honour the profile; nothing is
     *     changed then
     * @throws org.tradingstore.error.StoreBusyException if another process holds it
     */
    StorageDatabase open(OpenRequest request);

    /**
     * Whether there is something to open. A store opens what is there when it is opened itself, so that a fault shows at once; what is
     * not there is made at its first use. An engine that has nothing to make answers true.
     *
     * @throws org.tradingstore.error.OpenRefusedException if it is known already that nothing can be made there
     */
    default boolean exists(Database database) {
        return true;
    }
}
