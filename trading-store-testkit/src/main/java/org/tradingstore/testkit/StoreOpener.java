package org.tradingstore.testkit;

import java.time.Duration;
import org.tradingstore.spi.Storage;

/** How another process reaches an engine. The class is public and has a public constructor without arguments. */
public interface StoreOpener {
    /**
     * The engine at a place.
     *
     * @param place what the test says to the process, such as a directory
     * @param lockTimeout how long a writer waits for another process, where the engine can be told
     */
    Storage storage(String place, Duration lockTimeout);
}
