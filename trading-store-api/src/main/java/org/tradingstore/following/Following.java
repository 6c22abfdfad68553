package org.tradingstore.following;

import java.util.List;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** Traders that are followed, and what they traded. <em>Thread-safe outside a transaction.</em> */
public interface Following extends Records, Transactional<Following> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(Trader.TYPE, TraderTrade.TYPE);

    TraderRepository traders();

    /** What they reported. */
    TraderTradeRepository trades();

    /** The fingerprint of everything that the database holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
