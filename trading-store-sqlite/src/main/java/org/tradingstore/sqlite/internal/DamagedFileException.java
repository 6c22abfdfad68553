package org.tradingstore.sqlite.internal;

import org.tradingstore.error.OpenRefusedException;

/** A file that was a database and is none any more: refused, unless its database may be lost. */
final class DamagedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final OpenRefusedException refusal;

    DamagedFileException(OpenRefusedException refusal) {
        super(refusal);
        this.refusal = refusal;
    }

    /** What is said where the database may not be lost. */
    OpenRefusedException refusal() {
        return refusal;
    }
}
