package org.tradingstore.core.internal;

import java.time.Duration;
import org.tradingstore.core.internal.ledger.LastCloses;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.history.CandleRepository;
import org.tradingstore.history.Closes;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.history.ExchangeRateRepository;
import org.tradingstore.history.History;
import org.tradingstore.history.MonthlyPriceRepository;
import org.tradingstore.history.OptionQuoteRepository;
import org.tradingstore.history.SymbolRemoval;
import org.tradingstore.history.SymbolRemovalRepository;
import org.tradingstore.repository.Resolution;

/** The history of a store. */
final class HistoryShelf extends RepositoryShelf implements History {
    HistoryShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public DailyPriceRepository dailyPrices() {
        return new DailyPriceRecords(scope());
    }

    /** Looks closes up. */
    LastCloses lastCloses(Closes closes) {
        if (closes instanceof Closes.Candles candles) {
            return new CandleRecords(scope()).lastCloses(candles);
        }
        return new DailyPriceRecords(scope()).lastCloses((Closes.Days) closes);
    }

    @Override
    public MonthlyPriceRepository monthlyPrices() {
        return new MonthlyPriceRecords(scope());
    }

    @Override
    public CandleRepository candles() {
        return new CandleRecords(scope());
    }

    @Override
    public OptionQuoteRepository optionQuotes() {
        return new OptionQuoteRecords(scope());
    }

    @Override
    public ExchangeRateRepository exchangeRates() {
        return new ExchangeRateRecords(scope());
    }

    @Override
    public SymbolRemovalRepository symbolRemovals() {
        return new SymbolRemovalRecords(scope());
    }

    @Override
    public SymbolRemoval removeSymbol(String symbol, String reason, Duration grace) {
        return new SymbolRemovalRecords(scope()).remove(symbol, reason, grace);
    }

    @Override
    public boolean takeBack(String symbol) {
        return new SymbolRemovalRecords(scope()).takeBack(symbol);
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<History, T, X> work) throws X {
        return Transactions.run(scope(), HistoryShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
