package org.tradingstore.core.internal.series;

import org.tradingstore.spi.Selection;

/**
 * Finds the last values before many moments at once: an engine that has a faster way than a look-up for each offers it as an extension.
 * <em>Thread-safe.</em>
 */
@FunctionalInterface
public interface AsOfSearch {
    /**
     * For each place the last row of that series at that time or before.
     *
     * @param selection of a shared database
     * @param series what is read of each row; its value is required
     * @param names the series asked for
     * @param times as many, in the numbers of columns of the field's kind, each one that a row may have
     * @param found takes what is found, in any order; nothing for a place without
     */
    void search(Selection selection, SeriesScan.Series series, String[] names, long[] times, Found found);

    /** Takes the row that was found for one place. */
    @FunctionalInterface
    interface Found {
        void at(int place, long time, double value);
    }
}
