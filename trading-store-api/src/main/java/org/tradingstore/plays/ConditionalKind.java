package org.tradingstore.plays;

/** What happens to another play when this one opens. */
public enum ConditionalKind {
    /** One cancels the other. */
    OCO,
    /** One triggers the other. */
    OTO
}
