package org.tradingstore.examples.quickstart;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.TradeStatistics;
import org.tradingstore.schema.TimeRange;

/** What a ledger came to, as a table. Only what is shown is rounded. */
final class ReportTable {
    private static final List<String> HEADINGS =
            List.of("symbol", "trades", "position", "realised", "fees", "win rate", "max drawdown");

    private final Ledger ledger;

    ReportTable(Ledger ledger) {
        this.ledger = ledger;
    }

    void print(PrintStream out) {
        ProfitAndLoss pnl = ledger.profitAndLoss(CostBasis.FIFO, TimeRange.all());
        SortedMap<String, BigDecimal> positions = ledger.positions(Instant.now());
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        for (Map.Entry<String, TradeStatistics> entry : pnl.bySymbol().entrySet()) {
            BigDecimal position = positions.getOrDefault(entry.getKey(), BigDecimal.ZERO);
            rows.add(row(entry.getKey(), entry.getValue(), position.toPlainString(), ""));
        }
        rows.add(row("in all", pnl.total(), "", drawdowns(pnl.total())));
        write(rows, out);
        if (pnl.total().tradesWithoutFee() > 0) {
            out.println(pnl.total().tradesWithoutFee() + " trades name no fee, which counts as none");
        }
    }

    private List<String> row(String name, TradeStatistics part, String position, String drawdown) {
        return List.of(
                name,
                Long.toString(part.trades()),
                position,
                money(part.realized()),
                money(part.fees()),
                part.winRate().map(ReportTable::percent).orElse("-"),
                drawdown);
    }

    private String drawdowns(TradeStatistics total) {
        List<String> all = new ArrayList<>();
        for (String currency : total.turnover().currencies()) {
            Optional<Drawdown> drawdown = ledger.maxDrawdown(CostBasis.FIFO, currency, TimeRange.all());
            all.add(money(drawdown.map(Drawdown::amount).orElse(BigDecimal.ZERO)) + " " + currency);
        }
        return String.join(", ", all);
    }

    private static String money(Amounts amounts) {
        List<String> all = new ArrayList<>();
        amounts.asMap().forEach((currency, amount) -> all.add(money(amount) + " " + currency));
        return all.isEmpty() ? "-" : String.join(", ", all);
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String percent(BigDecimal ratio) {
        return ratio.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }

    private static void write(List<List<String>> rows, PrintStream out) {
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + padding : "  " + padding + row.get(i));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
