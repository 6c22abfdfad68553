package org.tradingstore.core.internal.series;

import org.tradingstore.history.Rolling;

/**
 * A number over the last so many prices. Windows overlap blocks of their own length in an end and a beginning: both are known without
 * taking anything away again, so a price costs the same whatever the length, and no error is carried along. <em>Not thread-safe: prices go
 * through it.</em>
 */
abstract class RollingWindow {
    /** Takes in a price; NaN until the window is full. */
    abstract double next(double price);

    /** Whether a price can be computed with. */
    abstract boolean usable(double price);

    static RollingWindow of(Rolling rolling) {
        return rolling instanceof Rolling.Volatility volatility
                ? new VolatilityWindow(volatility)
                : new AverageWindow((Rolling.Average) rolling);
    }
}
