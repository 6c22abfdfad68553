package org.tradingstore.history;

import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/** What is computed over the last so many prices of a series, anew at each of them. <em>Immutable.</em> */
public sealed interface Rolling permits Rolling.Average, Rolling.Volatility {
    /** The most prices or returns in a window. */
    int LONGEST_WINDOW = 100_000;

    /** Trading days of a year of a stock exchange. */
    int TRADING_DAYS = 252;

    /** The simple moving average of {@code prices} prices. @throws InvalidRequestException if they are below 1 or over 100,000 */
    static Average average(int prices) {
        return new Average(prices);
    }

    /** The volatility of {@code returns} daily returns, by a year of 252 trading days. */
    static Volatility volatility(int returns) {
        return new Volatility(returns, TRADING_DAYS);
    }

    /**
     * The volatility of {@code returns} returns.
     *
     * @param periodsPerYear how many bars a year has, such as 365 for days of a market that never closes
     * @throws InvalidRequestException if returns are below 2 or over 100,000, or periods not above zero
     */
    static Volatility volatility(int returns, double periodsPerYear) {
        return new Volatility(returns, periodsPerYear);
    }

    /** The sum of the last {@code prices} prices by their number. <em>Immutable.</em> */
    record Average(int prices) implements Rolling {
        public Average {
            require(prices, 1);
        }
    }

    /**
     * The sample standard deviation of the last {@code returns} log returns, by the square root of the periods of a year: with
     * u<sub>i</sub> = ln(S<sub>i</sub> / S<sub>i-1</sub>), s = sqrt(sum of (u<sub>i</sub> - mean)<sup>2</sup> / (n - 1)), volatility
     * s sqrt(periods), 0.2 for 20 percent a year (John C. Hull, "Options, Futures, and Other Derivatives", "Estimating volatility from
     * historical data"). <em>Immutable.</em>
     */
    record Volatility(int returns, double periodsPerYear) implements Rolling {
        public Volatility {
            require(returns, 2);
            if (!(periodsPerYear > 0) || Double.isInfinite(periodsPerYear)) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot compute volatility: the periods of a year are not above zero",
                        "periods_per_year",
                        periodsPerYear));
            }
        }
    }

    private static void require(int window, int least) {
        if (window < least || window > LONGEST_WINDOW) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot compute over a window: its length is out of range",
                    "window",
                    window,
                    "at_least",
                    least,
                    "at_most",
                    LONGEST_WINDOW));
        }
    }
}
