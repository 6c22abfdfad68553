package org.tradingstore.spi;

/** A row with its envelope. <em>Immutable.</em> */
public record StoredRow(StoredEnvelope envelope, RowValues values) {}
