package org.tradingstore.history;

import java.util.List;
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

    /** The fingerprint of everything that the history holds. */
    Digest digest(Digest.Coverage coverage);
}
