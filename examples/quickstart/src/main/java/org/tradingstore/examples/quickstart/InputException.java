package org.tradingstore.examples.quickstart;

import org.jspecify.annotations.Nullable;

/** The user's input cannot be used; the message says why in one line. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
