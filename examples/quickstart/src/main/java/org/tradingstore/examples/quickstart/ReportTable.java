package org.tradingstore.examples.quickstart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.OpenPosition;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.TradeStatistics;
import org.tradingstore.schema.TimeRange;

/**
 * What the trades of a ledger came to, by symbol and in all. Realised is before fees; a win is one after them. With prices it shows the
 * positions at their last closes, and falls are those of equity at the closes.
 */
final class ReportTable {
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final EquityView view;
    private final ProfitAndLoss pnl;
    private final SortedMap<String, BigDecimal> positions;
    private final List<OpenPosition> open;
    private final Map<String, SortedMap<String, Drawdown>> falls = new HashMap<>();

    private ReportTable(Ledger ledger, EquityView view) {
        this.view = view;
        this.pnl = ledger.profitAndLoss(CostBasis.FIFO, TimeRange.all());
        this.positions = ledger.positions(LAST_MOMENT);
        this.open = ledger.openPositions(CostBasis.FIFO, LAST_MOMENT);
        for (String currency : pnl.total().turnover().currencies()) {
            falls.put(currency, view.maxDrawdowns(currency));
        }
    }

    static List<String> lines(Ledger ledger, EquityView view) {
        return new ReportTable(ledger, view).lines();
    }

    private List<String> lines() {
        List<String> head = new ArrayList<>(List.of("symbol", "trades", "position"));
        if (view.priced()) {
            head.addAll(List.of("last close", "value"));
        }
        head.addAll(List.of("realised", "fees", "win rate", "max drawdown"));
        TextTable table = new TextTable(head.toArray(String[]::new));
        for (Map.Entry<String, TradeStatistics> row : pnl.bySymbol().entrySet()) {
            String symbol = row.getKey();
            Set<String> currencies = row.getValue().turnover().currencies();
            List<String> held = new ArrayList<>(
                    List.of(positions.getOrDefault(symbol, BigDecimal.ZERO).toPlainString()));
            if (view.priced()) {
                Optional<BigDecimal> close = view.lastClose(symbol);
                held.add(close.map(BigDecimal::toPlainString).orElse("-"));
                held.add(MoneyText.of(value(symbol, close)));
            }
            add(table, symbol, held, row.getValue(), drawdowns(currencies, currency -> ofSymbol(currency, symbol)));
        }
        List<String> held = view.priced() ? List.of("", "", MoneyText.of(value())) : List.of("");
        add(table, "in all", held, pnl.total(), drawdowns(falls.keySet(), view::maxDrawdown));
        return table.lines();
    }

    private void add(TextTable table, String name, List<String> held, TradeStatistics statistics, Amounts drawdowns) {
        List<String> cells = new ArrayList<>(List.of(name, Long.toString(statistics.trades())));
        cells.addAll(held);
        cells.add(MoneyText.of(statistics.realized()));
        cells.add(MoneyText.of(statistics.fees()));
        cells.add(statistics.winRate().map(ReportTable::percent).orElse("-"));
        cells.add(MoneyText.of(drawdowns));
        table.add(cells.toArray(String[]::new));
    }

    /** Units at a close, in each currency that they were traded in; none where no close is known. */
    private Amounts value(String symbol, Optional<BigDecimal> close) {
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        for (OpenPosition position : open) {
            if (position.symbol().equals(symbol)) {
                close.ifPresent(each ->
                        values.put(position.currency(), position.quantity().multiply(each)));
            }
        }
        return Amounts.of(values);
    }

    private Amounts value() {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        for (String symbol : positions.keySet()) {
            value(symbol, view.lastClose(symbol))
                    .asMap()
                    .forEach((currency, value) -> sums.merge(currency, value, BigDecimal::add));
        }
        return Amounts.of(sums);
    }

    private Optional<Drawdown> ofSymbol(String currency, String symbol) {
        return Optional.ofNullable(falls.getOrDefault(currency, new TreeMap<>()).get(symbol));
    }

    private static Amounts drawdowns(Set<String> currencies, Function<String, Optional<Drawdown>> of) {
        SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        for (String currency : currencies) {
            amounts.put(currency, of.apply(currency).map(Drawdown::amount).orElse(BigDecimal.ZERO));
        }
        return Amounts.of(amounts);
    }

    private static String percent(BigDecimal ratio) {
        return ratio.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }
}
