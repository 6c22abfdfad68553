package org.tradingstore.spi;

import org.tradingstore.schema.Condition;
import org.tradingstore.schema.RecordType;

/** Which rows. */
public record Selection(RecordType<?, ?> type, Scope scope, Condition<?> condition) {}
