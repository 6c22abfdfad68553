package org.tradingstore.satellites;

/** How far a bucket is in its life. */
public enum BucketStatus {
    RESEARCH,
    ACCUMULATING,
    ACTIVE,
    HIBERNATING,
    PAUSED,
    RETIRED
}
