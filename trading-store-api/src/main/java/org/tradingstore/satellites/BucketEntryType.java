package org.tradingstore.satellites;

/** Why money came into a bucket or left it. */
public enum BucketEntryType {
    DEPOSIT,
    WITHDRAWAL,
    TRANSFER_IN,
    TRANSFER_OUT,
    TRADE,
    FEE,
    ADJUSTMENT
}
