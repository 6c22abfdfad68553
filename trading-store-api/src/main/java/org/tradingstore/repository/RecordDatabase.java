package org.tradingstore.repository;

import org.tradingstore.schema.Database;

/** One database of a book, or a shared one, by record types alone. <em>Thread-safe.</em> */
public interface RecordDatabase extends Records, Transactional<RecordDatabase> {
    /** Which one it is. */
    Database database();

    /** The fingerprint of everything that it holds of this book, or of everything shared. */
    Digest digest(Digest.Coverage coverage);
}
