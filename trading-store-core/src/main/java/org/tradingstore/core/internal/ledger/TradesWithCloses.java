package org.tradingstore.core.internal.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.history.KnownClose;
import org.tradingstore.ledger.PricedTrade;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.TimeRange;

/** Joins trades with the closes before them, so many at a time that one look-up serves many. <em>Thread-safe where its closes are.</em> */
public final class TradesWithCloses {
    /** As many as take a few tens of megabytes. */
    private static final int AT_ONCE = 32_768;

    private final LastCloses closes;
    private final Duration maxAge;

    public TradesWithCloses(LastCloses closes, Duration maxAge) {
        if (maxAge.isNegative()) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot join trades with closes: their greatest age is below zero", "max_age", maxAge));
        }
        this.closes = closes;
        this.maxAge = maxAge;
    }

    public void run(LedgerRows rows, TimeRange period, Consumer<? super PricedTrade> action) {
        List<Trade> waiting = new ArrayList<>();
        rows.eachTrade(Trade.EXECUTED_AT.within(period), trade -> {
            waiting.add(trade);
            if (waiting.size() == AT_ONCE) {
                join(waiting, action);
                waiting.clear();
            }
        });
        join(waiting, action);
    }

    private Instant earlier(Instant moment) {
        return maxAge.compareTo(Duration.between(Instant.MIN, moment)) > 0 ? Instant.MIN : moment.minus(maxAge);
    }

    private void join(List<Trade> trades, Consumer<? super PricedTrade> action) {
        if (trades.isEmpty()) {
            return;
        }
        String[] symbols = trades.stream().map(Trade::symbol).toArray(String[]::new);
        Instant[] moments = trades.stream().map(Trade::executedAt).toArray(Instant[]::new);
        // Trades come in the order of time.
        @Nullable KnownClose[] found = closes.at(symbols, moments, earlier(moments[0]));
        for (int i = 0; i < found.length; i++) {
            Instant executedAt = moments[i];
            action.accept(new PricedTrade(
                    trades.get(i),
                    Optional.ofNullable(found[i])
                            .filter(close -> Duration.between(close.knownAt(), executedAt)
                                            .compareTo(maxAge)
                                    <= 0)));
        }
    }
}
