package org.tradingstore.plays;

import java.util.List;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** Plans to trade options, how far they are, and what they earned. <em>Thread-safe outside a transaction.</em> */
public interface Plays extends Records, Transactional<Plays> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(Play.TYPE, PlayStatusChange.TYPE, PlayTrade.TYPE);

    PlayRepository plays();

    /** How plays came to where they are. */
    PlayStatusChangeRepository statusChanges();

    /** What plays paid, received and earned. */
    PlayTradeRepository trades();

    /** The fingerprint of everything that the database holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
