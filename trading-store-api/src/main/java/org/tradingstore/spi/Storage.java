package org.tradingstore.spi;

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
}
