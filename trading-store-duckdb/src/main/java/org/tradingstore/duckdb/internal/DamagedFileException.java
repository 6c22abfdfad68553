package org.tradingstore.duckdb.internal;

import org.tradingstore.error.OpenRefusedException;

/** A file is damaged: made anew where its profile says that it may be lost, else refused. */
final class DamagedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final OpenRefusedException refusal;

    DamagedFileException(OpenRefusedException refusal) {
        super(refusal);
        this.refusal = refusal;
    }

    OpenRefusedException refusal() {
        return refusal;
    }
}
