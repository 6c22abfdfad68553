package org.tradingstore.ledger;

/** The ledger of one book. */
public interface Ledger {}
