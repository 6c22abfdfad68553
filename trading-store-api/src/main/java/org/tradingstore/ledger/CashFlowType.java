package org.tradingstore.ledger;

/** What money came or went for. */
public enum CashFlowType {
    DEPOSIT,
    WITHDRAWAL,
    DIVIDEND,
    INTEREST,
    FEE,
    TAX,
    CORPORATE_ACTION,
    SETTLEMENT,
    TRANSFER,
    OTHER
}
