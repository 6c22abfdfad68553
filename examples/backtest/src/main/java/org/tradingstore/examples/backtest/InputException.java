package org.tradingstore.examples.backtest;

import org.jspecify.annotations.Nullable;

/** What the user gave cannot be worked with. The message is one line for the console. */
final class InputException extends Exception {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        this(message, null);
    }

    InputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
