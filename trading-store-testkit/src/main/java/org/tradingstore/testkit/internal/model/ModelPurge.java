package org.tradingstore.testkit.internal.model;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradingstore.cache.Recommendation;
import org.tradingstore.history.Candle;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.MonthlyPrice;
import org.tradingstore.history.OptionQuote;
import org.tradingstore.history.SymbolRemoval;
import org.tradingstore.portfolio.Metric;
import org.tradingstore.portfolio.Score;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;
import org.tradingstore.signals.Opportunity;
import org.tradingstore.universe.Security;

/** What goes with a symbol that was removed: all that is known of it and decided about it, not what was done with it. */
final class ModelPurge {
    private static final Map<RecordType<?, ?>, List<Field<?, ?>>> SYMBOLS = Map.of(
            DailyPrice.TYPE, List.of(DailyPrice.SYMBOL),
            MonthlyPrice.TYPE, List.of(MonthlyPrice.SYMBOL),
            Candle.TYPE, List.of(Candle.SYMBOL),
            OptionQuote.TYPE, List.of(OptionQuote.CONTRACT, OptionQuote.UNDERLYING),
            Security.TYPE, List.of(Security.SYMBOL),
            Score.TYPE, List.of(Score.SYMBOL),
            Metric.TYPE, List.of(Metric.SYMBOL),
            Opportunity.TYPE, List.of(Opportunity.SYMBOL),
            Recommendation.TYPE, List.of(Recommendation.SYMBOL));

    private ModelPurge() {}

    /** Takes the removals out whose grace has passed at {@code now}. */
    static Set<String> taken(ModelTable<SymbolRemoval, String> removals, Instant now) {
        Set<String> symbols = new HashSet<>();
        removals.remove(removal -> !removal.purgeAfter().isAfter(now) && symbols.add(removal.symbol()));
        return symbols;
    }

    /** Removes what a table has of {@code symbols}. */
    @SuppressWarnings("unchecked") // each type stands beside fields of its own
    static <R> void of(RecordType<R, ?> type, ModelTable<R, ?> table, Set<String> symbols) {
        for (Field<?, ?> symbol : SYMBOLS.getOrDefault(type, List.of())) {
            Field<R, ?> field = (Field<R, ?>) symbol;
            table.remove(record -> symbols.contains(field.of(record)));
        }
    }
}
