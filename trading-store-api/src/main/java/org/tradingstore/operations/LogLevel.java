package org.tradingstore.operations;

/** How much a log entry matters, least first. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    CRITICAL
}
