package org.tradingstore.portfolio;

import java.util.List;
import org.tradingstore.schema.RecordType;

/** The portfolio of one book. */
public interface Portfolio {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of();
}
