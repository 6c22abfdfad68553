package org.tradingstore.portfolio;

import java.util.List;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** The portfolio of one book. <em>Thread-safe outside a transaction.</em> */
public interface Portfolio extends Records, Transactional<Portfolio> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(Position.TYPE);

    PositionRepository positions();

    /** The fingerprint of everything that the portfolio holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
