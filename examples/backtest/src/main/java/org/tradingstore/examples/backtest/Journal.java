package org.tradingstore.examples.backtest;

/** Who is told of the days of a simulation, in their order. */
@FunctionalInterface
interface Journal {
    void day(TradingDay day);
}
