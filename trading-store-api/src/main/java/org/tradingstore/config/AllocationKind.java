package org.tradingstore.config;

/** What an allocation target is a target for. */
public enum AllocationKind {
    /** One country. */
    COUNTRY,
    /** A region or group of countries. */
    GEOGRAPHY,
    INDUSTRY,
    /** One security, by its symbol. */
    SECURITY,
    ASSET_CLASS
}
