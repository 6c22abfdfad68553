package org.tradingstore.examples.quickstart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.TradeStatistics;
import org.tradingstore.schema.TimeRange;

/** What the trades of a ledger came to, by symbol and in all. Realised is before fees; a win is one after them. */
final class ReportTable {
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999999Z");

    private ReportTable() {}

    static List<String> lines(Ledger ledger, ProfitAndLoss pnl) {
        SortedMap<String, BigDecimal> positions = ledger.positions(LAST_MOMENT);
        TextTable table = new TextTable("symbol", "trades", "position", "realised", "fees", "win rate", "max drawdown");
        for (Map.Entry<String, TradeStatistics> row : pnl.bySymbol().entrySet()) {
            BigDecimal position = positions.getOrDefault(row.getKey(), BigDecimal.ZERO);
            add(table, row.getKey(), position.toPlainString(), row.getValue(), "");
        }
        add(table, "in all", "", pnl.total(), MoneyText.of(drawdowns(ledger, pnl)));
        return table.lines();
    }

    private static void add(
            TextTable table, String name, String position, TradeStatistics statistics, String drawdown) {
        table.add(
                name,
                Long.toString(statistics.trades()),
                position,
                MoneyText.of(statistics.realized()),
                MoneyText.of(statistics.fees()),
                statistics.winRate().map(ReportTable::percent).orElse("-"),
                drawdown);
    }

    private static Amounts drawdowns(Ledger ledger, ProfitAndLoss pnl) {
        SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        for (String currency : pnl.total().turnover().currencies()) {
            amounts.put(
                    currency,
                    ledger.maxDrawdown(CostBasis.FIFO, currency, TimeRange.all())
                            .map(Drawdown::amount)
                            .orElse(BigDecimal.ZERO));
        }
        return Amounts.of(amounts);
    }

    private static String percent(BigDecimal ratio) {
        return ratio.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }
}
