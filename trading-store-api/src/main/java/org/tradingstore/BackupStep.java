package org.tradingstore;

import org.tradingstore.schema.Database;

/**
 * How far a backup is with one database. The phases follow each other as they are declared, and in each {@code done} only grows, to
 * {@code total} at its end. <em>Immutable.</em>
 *
 * @param done how much of the phase is done: rows, and bytes while copying
 * @param total how much there is to do, in the same unit
 */
public record BackupStep(Database database, Phase phase, long done, long total) {
    /** What is being done. */
    public enum Phase {
        /** The digest of the state that is to be copied; in rows. */
        READING,
        /** The copy is written; in bytes. */
        COPYING,
        /** The digest of the copy; in rows. */
        CHECKING
    }
}
