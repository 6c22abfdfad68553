package org.tradingstore.core.internal;

import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Envelope;
import org.tradingstore.schema.Writer;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StoredEnvelope;

/**
 * Whose records, on whose behalf, and by which way: what every repository of a book's database shares.
 *
 * @param book null for a shared database
 * @param fixed the numbers, where they are known because a transaction or a snapshot is open
 */
record BookScope(
        DatabaseRuntime database,
        Lane lane,
        @Nullable BookId book,
        Writer writer,
        @Nullable String strategyVersion,
        @Nullable Origin fixed) {
    /** A number that no book has: a book that never wrote has no rows. */
    private static final Scope NOBODY = Scope.book(Integer.MAX_VALUE);

    /** Refuses a call that would write nothing as one that writes is refused. */
    void requireUsable() {
        if (fixed == null) {
            database.requireUsable();
        }
    }

    /** Whether the book has no rows, and no number, which only a write of rows may give it. */
    boolean neverWrote() {
        requireUsable();
        return fixed == null && book != null && database.numbers().book(book).isEmpty();
    }

    Scope readScope() {
        if (fixed != null) {
            return fixed.scope();
        }
        if (book == null) {
            return Scope.SHARED;
        }
        return database.numbers().book(book).map(Scope::book).orElse(NOBODY);
    }

    /** The numbers for a write; makes them where they are missing, before the writer is asked for. */
    Origin origin() {
        if (fixed != null) {
            return fixed;
        }
        database.requireUsable();
        return database.numbers().origin(book, writer, strategyVersion);
    }

    /** The same scope inside a transaction. */
    BookScope within(TransactionLane transaction, Origin origin) {
        return new BookScope(database, transaction, book, writer, strategyVersion, origin);
    }

    /** The same scope as it is now, for reads by another way: whose rows they are is known beforehand. */
    BookScope asOfNow(Lane other, Scope where) {
        return new BookScope(
                database, other, book, writer, strategyVersion, fixed == null ? new Origin(where.book(), 0, 0) : fixed);
    }

    /** The envelope in words. */
    Envelope envelope(StoredEnvelope stored) {
        Dictionaries.Numbers numbers = database.numbers();
        return new Envelope(
                stored.book() == 0 ? null : numbers.bookOf(stored.book()),
                numbers.writerOf(stored.writer()),
                numbers.strategyVersionOf(stored.strategyVersion()),
                PortableNumbers.instant(stored.createdAt()),
                PortableNumbers.instant(stored.updatedAt()),
                stored.revision());
    }

    /** The book for messages, or "shared". */
    String label() {
        return book == null ? "shared" : book.toString();
    }
}
