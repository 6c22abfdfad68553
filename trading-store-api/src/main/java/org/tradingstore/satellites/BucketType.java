package org.tradingstore.satellites;

/** What a bucket is to its account. */
public enum BucketType {
    CORE,
    SATELLITE
}
