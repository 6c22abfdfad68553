package org.tradingstore.ledger;

/** Which of the units held are taken to be sold first. */
public enum CostBasis {
    /** Those bought first. */
    FIFO
}
