package org.tradingstore.core.internal.series;

import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.TextField;
import org.tradingstore.spi.Selection;

/**
 * Reads many series at once, from one state of the database: an engine that has a faster way than a scan for each series offers it as an
 * extension. <em>Thread-safe.</em>
 */
@FunctionalInterface
public interface SeriesScan {
    /**
     * Hands over every series that has a row in the selection, by name.
     *
     * @param selection of a shared database
     * @param series what is read of each row
     */
    void scan(Selection selection, Series series, SeriesSink sink);

    /**
     * What makes series of rows.
     *
     * @param name required; rows of one name are one series
     * @param time required, of a kind that is a {@code long[]} in columns; no two rows of a series share it
     * @param value what changes in time
     */
    record Series(TextField<?> name, OrderedField<?, ?> time, DoubleField<?> value) {}
}
