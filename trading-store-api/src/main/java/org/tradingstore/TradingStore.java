package org.tradingstore;

import java.util.List;
import org.tradingstore.error.ClosedException;
import org.tradingstore.history.History;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.universe.Universe;

/**
 * An open store: its books and its shared databases. Everything obtained from it ends with it: a call after {@link #close} throws
 * {@link ClosedException}. <em>Thread-safe.</em>
 */
public interface TradingStore extends AutoCloseable {
    /** The book of this name and mode; it need not exist, and is made by its first write. @throws InvalidRequestException for a bad name */
    default Book book(String name, Mode mode) {
        return book(new BookId(name, mode));
    }

    /** The book of this id; it need not exist, and is made by its first write. */
    Book book(BookId id);

    /** The books that have written to {@code database}, ordered by name, then mode. */
    List<BookId> books(Database database);

    /** Securities and their groups, open to every book. */
    Universe universe();

    /** Prices, candles, quotes and exchange rates. */
    History history();

    /** A database whose records belong to no book. @throws InvalidRequestException if it is one of books */
    RecordDatabase shared(Database database);

    /** Does all upkeep that is due, in bounded steps beside running work, and reports it. */
    MaintenanceReport maintain();

    /** What each open database is, as its engine reports it. One that is not there yet is made, and listed, from its first use. */
    List<DatabaseReport> databases();

    /** Waits for writes under way, then closes every database. Closing twice does nothing. */
    @Override
    void close();
}
