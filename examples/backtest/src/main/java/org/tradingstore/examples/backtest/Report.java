package org.tradingstore.examples.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.tradingstore.Book;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.TradeStatistics;
import org.tradingstore.signals.Execution;
import org.tradingstore.signals.ExecutionRates;

/**
 * What the book says of a backtest: everything is read from the store, nothing is handed on by the simulation. <em>Immutable.</em>
 *
 * @param units held at the end, by symbol
 * @param cash at the end
 * @param curve equity at the end of each day
 */
record Report(
        Run run,
        ProfitAndLoss profit,
        SortedMap<String, BigDecimal> units,
        BigDecimal cash,
        EquityCurve curve,
        ExecutionRates rates) {
    static Report of(Book book, Run run) {
        // docs:begin report
        ProfitAndLoss profit = book.ledger().profitAndLoss(CostBasis.FIFO, run.period());
        EquityCurve curve = book.equityCurve(
                run.terms().currency(), run.period(), run.terms().zone()); // trades on SQLite, closes on DuckDB
        ExecutionRates rates = book.executionRates(run.closes());
        // docs:end
        return new Report(
                run,
                profit,
                book.ledger().positions(run.period().end()),
                book.ledger().cash(run.terms().currency(), run.period().end()),
                curve,
                rates);
    }

    String title() {
        return "%s %s, %s to %s, equity at daily closes"
                .formatted(Crossover.NAME, run.strategy().version(), run.first(), run.last());
    }

    BigDecimal equity() {
        List<EquityPoint> points = curve.points();
        return points.get(points.size() - 1).equity();
    }

    /** For people; the same for the same parameters and bars. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(table().lines());
        lines.add("");
        lines.add("%s to %s, %s at the start"
                .formatted(run.first(), run.last(), money(run.terms().cash())));
        BigDecimal gain = equity().subtract(run.terms().cash());
        lines.add("equity at the end  %s (%s)"
                .formatted(money(equity()), percent(gain, run.terms().cash())));
        lines.add("of it cash         " + money(cash));
        lines.add("max drawdown       " + curve.maxDrawdown().map(this::text).orElse("none"));
        lines.add("signals executed   " + executed(rates.total()));
        lines.add("A signal at the close of a day is traded at the next open of its symbol.");
        return lines;
    }

    private TextTable table() {
        TextTable table = new TextTable(
                "symbol", "trades", "units", "realised", "fees", "win rate", "profit factor", "signals executed");
        for (String symbol : run.symbols()) {
            Execution execution = rates.ofSymbol(symbol);
            String held = units.getOrDefault(symbol, BigDecimal.ZERO).toPlainString();
            Optional<TradeStatistics> traded =
                    Optional.ofNullable(profit.bySymbol().get(symbol));
            traded.ifPresentOrElse(
                    statistics -> add(table, symbol, held, statistics, execution),
                    () -> table.add(symbol, "0", held, "-", "-", "-", "-", executed(execution)));
        }
        add(table, "in all", "", profit.total(), rates.total());
        return table;
    }

    private void add(TextTable table, String name, String held, TradeStatistics statistics, Execution execution) {
        String currency = run.terms().currency();
        table.add(
                name,
                Long.toString(statistics.trades()),
                held,
                money(statistics.realized().in(currency)),
                money(statistics.fees().in(currency)),
                statistics.winRate().map(rate -> percent(rate, BigDecimal.ONE)).orElse("-"),
                statistics
                        .profitFactor(currency)
                        .map(factor ->
                                factor.setScale(2, RoundingMode.HALF_EVEN).toPlainString())
                        .orElse("-"),
                executed(execution));
    }

    private String text(Drawdown fall) {
        return "%s%s, %s to %s"
                .formatted(
                        money(fall.amount()),
                        fall.ratio()
                                .map(ratio -> " (" + percent(ratio, BigDecimal.ONE) + ")")
                                .orElse(""),
                        day(fall.peakAt()),
                        day(fall.troughAt()));
    }

    /** Equity of a moment is that of the day which ends there. */
    private LocalDate day(Instant moment) {
        return moment.minusNanos(1).atZone(run.terms().zone()).toLocalDate();
    }

    private static String executed(Execution execution) {
        return execution.executed() + " of " + execution.generated();
    }

    private String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " "
                + run.terms().currency();
    }

    private static String percent(BigDecimal part, BigDecimal whole) {
        return part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }
}
