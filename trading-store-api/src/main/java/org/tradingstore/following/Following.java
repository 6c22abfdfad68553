package org.tradingstore.following;

import java.util.List;
import java.util.UUID;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TimeRange;

/** Traders that are followed, and what they traded. <em>Thread-safe outside a transaction.</em> */
public interface Following extends Records, Transactional<Following> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(Trader.TYPE, TraderTrade.TYPE);

    /** Who is followed. */
    TraderRepository traders();

    /** What they reported. */
    TraderTradeRepository trades();

    /**
     * What the trades came to that a trader entered in {@code period} (start inclusive, end exclusive), whenever they were closed. Read from
     * one state; memory does not grow with their number.
     *
     * @throws MissingRecordException if there is no such trader
     */
    TraderPerformance performance(UUID traderId, TimeRange period);

    /** The fingerprint of everything that the database holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
