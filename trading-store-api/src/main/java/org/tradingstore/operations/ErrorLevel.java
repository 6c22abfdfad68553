package org.tradingstore.operations;

/** How bad an error is, least first. */
public enum ErrorLevel {
    WARNING,
    ERROR,
    CRITICAL
}
