package org.tradingstore.spi;

/** Makes the storages of one engine from addresses that stand in an application's settings. <em>Thread-safe.</em> */
public interface StorageFactory {
    /** The engine's name, by which addresses begin: {@code sqlite} in {@code sqlite:/var/store}. */
    String engine();

    /**
     * The storage at an address.
     *
     * @param address what follows the engine's name and a colon
     * @throws org.tradingstore.error.InvalidRequestException if it is no address of the engine; the message says what is wrong, and
     *     nothing that may be a password
     */
    Storage storage(String address);
}
