package org.tradingstore.signals;

import java.util.List;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** Signals, and the news and opportunities that they may come of. <em>Thread-safe outside a transaction.</em> */
public interface Signals extends Records, Transactional<Signals> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(Signal.TYPE, NewsFeed.TYPE, SeenNews.TYPE, Opportunity.TYPE);

    SignalRepository signals();

    /** Where headlines are read from. */
    NewsFeedRepository newsFeeds();

    /** Headlines that were seen. */
    SeenNewsRepository seenNews();

    /** Symbols that may be worth a position. */
    OpportunityRepository opportunities();

    /** The fingerprint of everything that the database holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
