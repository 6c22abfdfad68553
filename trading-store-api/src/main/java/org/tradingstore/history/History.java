package org.tradingstore.history;

import java.time.Duration;
import java.util.List;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** What the market did: prices, candles, quotes and exchange rates, shared by all books. <em>Thread-safe outside a transaction.</em> */
public interface History extends Records, Transactional<History> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(
            DailyPrice.TYPE, MonthlyPrice.TYPE, Candle.TYPE, OptionQuote.TYPE, ExchangeRate.TYPE, SymbolRemoval.TYPE);

    DailyPriceRepository dailyPrices();

    MonthlyPriceRepository monthlyPrices();

    CandleRepository candles();

    OptionQuoteRepository optionQuotes();

    ExchangeRateRepository exchangeRates();

    SymbolRemovalRepository symbolRemovals();

    /** As {@link #removeSymbol(String, String, Duration)}, with a grace of 30 days. */
    default SymbolRemoval removeSymbol(String symbol, String reason) {
        return removeSymbol(symbol, reason, SymbolRemoval.GRACE);
    }

    /**
     * Notes that all that is known of a symbol is to go once {@code grace} has passed. Until then nothing changes; then {@code maintain()}
     * of the store purges its daily and monthly prices, its candles and option quotes (of the contract of that symbol, and of those that
     * it underlies), its Security, and in every book its Score, Metrics, Recommendations and Opportunity, also what was written of it
     * meanwhile, and nothing else. A symbol whose removal is noted keeps that one.
     *
     * @return the removal that is now kept
     * @throws InvalidRecordException if the grace is below zero, or ends behind the year 9999; nothing was written
     */
    SymbolRemoval removeSymbol(String symbol, String reason, Duration grace);

    /**
     * Takes a removal back.
     *
     * @return whether there was one
     * @throws InvalidRequestException if its grace has passed
     */
    boolean takeBack(String symbol);

    /** The fingerprint of everything that the history holds. */
    Digest digest(Digest.Coverage coverage);
}
