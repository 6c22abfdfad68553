package org.tradingstore.cache;

/** What became of a recommendation. */
public enum RecommendationStatus {
    PENDING,
    EXECUTED,
    DISMISSED,
    EXPIRED,
    FAILED
}
