package org.tradingstore.ledger;

import java.util.List;
import org.tradingstore.schema.RecordType;

/** The ledger of one book. */
public interface Ledger {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of();
}
