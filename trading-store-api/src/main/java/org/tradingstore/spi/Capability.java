package org.tradingstore.spi;

/** What engines may or may not be able to do. */
public enum Capability {
    /** A part of a transaction can be taken back. */
    SAVEPOINTS,
    /** A second process can use the database at the same time. */
    SECOND_PROCESS,
    /** Content is there again when a closed database is opened. */
    REOPEN,
    /** A consistent state can be copied beside running writers. */
    BACKUP,
    /** Records can be read from files of Parquet and written to them. */
    PARQUET
}
