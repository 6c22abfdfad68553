package org.tradingstore.core.internal.files;

import org.jspecify.annotations.Nullable;

/** A value of a file is none of its component. */
final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    BadValueException(Fault fault) {
        this(fault, null);
    }

    BadValueException(Fault fault, @Nullable Throwable cause) {
        super(fault.reason(), cause, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
