package org.tradingstore.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.files.FileRepository;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.TimeRange;

/** Quotes of option contracts. */
public interface OptionQuoteRepository extends FileRepository<OptionQuote, OptionQuoteKey> {
    /** The last quotes of {@code contract}, newest first. */
    default List<OptionQuote> newest(String contract, int limit) {
        return list(OptionQuote.TYPE
                .where(OptionQuote.CONTRACT.eq(contract))
                .orderBy(OptionQuote.QUOTED_AT.desc())
                .limit(limit));
    }

    /** The quotes of {@code contract} in {@code period} (start inclusive, end exclusive), oldest first; to be closed. */
    default Cursor<OptionQuote> scan(String contract, TimeRange period) {
        return scan(
                OptionQuote.TYPE.where(OptionQuote.CONTRACT.eq(contract).and(OptionQuote.QUOTED_AT.within(period))));
    }

    /** The last quote of {@code contract}. */
    default Optional<OptionQuote> latest(String contract) {
        return newest(contract, 1).stream().findFirst();
    }

    /** The last quote of every contract on {@code underlying}, expired ones too, by contract; to be closed. */
    default Cursor<OptionQuote> latestOfUnderlying(String underlying) {
        return newestPer(
                OptionQuote.CONTRACT,
                OptionQuote.QUOTED_AT,
                OptionQuote.TYPE.where(OptionQuote.UNDERLYING.eq(underlying)));
    }

    /** The chain of {@code underlying}: the last quote of every contract on it at {@code asOf} or before, by contract; to be closed. */
    default Cursor<OptionQuote> chain(String underlying, Instant asOf) {
        return newestPer(
                OptionQuote.CONTRACT,
                OptionQuote.QUOTED_AT,
                asOf,
                OptionQuote.TYPE.where(OptionQuote.UNDERLYING.eq(underlying)));
    }

    /**
     * As {@link #chain(String, Instant)}, without contracts whose last quote then was older than {@code oldest}, such as expired ones.
     *
     * @throws InvalidRequestException if {@code oldest} is negative
     */
    default Cursor<OptionQuote> chain(String underlying, Instant asOf, Duration oldest) {
        if (oldest.isNegative()) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot read a chain: the age of its oldest quote is below zero", "oldest", oldest));
        }
        return newestPer(
                OptionQuote.CONTRACT,
                OptionQuote.QUOTED_AT,
                asOf,
                OptionQuote.TYPE.where(
                        OptionQuote.UNDERLYING.eq(underlying).and(OptionQuote.QUOTED_AT.ge(asOf.minus(oldest)))));
    }
}
