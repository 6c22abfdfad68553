package org.tradingstore.core.internal;

import java.util.List;
import org.tradingstore.cache.Recommendation;
import org.tradingstore.history.Candle;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.MonthlyPrice;
import org.tradingstore.history.OptionQuote;
import org.tradingstore.portfolio.Metric;
import org.tradingstore.portfolio.Score;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.signals.Opportunity;
import org.tradingstore.universe.Security;

/** Records that go with their symbol, and the component that names it. <em>Immutable.</em> */
record PurgeTarget<R>(Database database, RecordType<R, ?> type, TextField<R> symbol) {
    /** All that is known of a symbol and decided about it. What was done with it, its trades and positions, stays. */
    static final List<PurgeTarget<?>> ALL = List.of(
            new PurgeTarget<>(Database.HISTORY, DailyPrice.TYPE, DailyPrice.SYMBOL),
            new PurgeTarget<>(Database.HISTORY, MonthlyPrice.TYPE, MonthlyPrice.SYMBOL),
            new PurgeTarget<>(Database.HISTORY, Candle.TYPE, Candle.SYMBOL),
            new PurgeTarget<>(Database.HISTORY, OptionQuote.TYPE, OptionQuote.CONTRACT),
            new PurgeTarget<>(Database.HISTORY, OptionQuote.TYPE, OptionQuote.UNDERLYING),
            new PurgeTarget<>(Database.UNIVERSE, Security.TYPE, Security.SYMBOL),
            new PurgeTarget<>(Database.PORTFOLIO, Score.TYPE, Score.SYMBOL),
            new PurgeTarget<>(Database.PORTFOLIO, Metric.TYPE, Metric.SYMBOL),
            new PurgeTarget<>(Database.SIGNALS, Opportunity.TYPE, Opportunity.SYMBOL),
            new PurgeTarget<>(Database.CACHE, Recommendation.TYPE, Recommendation.SYMBOL));
}
