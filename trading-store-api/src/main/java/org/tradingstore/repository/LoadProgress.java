package org.tradingstore.repository;

/** Is told how far a load is. */
@FunctionalInterface
public interface LoadProgress {
    /** Nobody is told. */
    LoadProgress NONE = soFar -> {};

    /**
     * Called on the loading thread each time that some more records were written, from ten thousand to half a million as the engine
     * takes them, and once when all are, before they are committed. It must not use the database that is loaded; what it throws ends the load, and nothing was written.
     */
    void loaded(LoadCounts soFar);
}
