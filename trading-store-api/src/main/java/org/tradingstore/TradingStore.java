package org.tradingstore;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.StorageException;
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

    /**
     * Does all upkeep that is due, in bounded steps beside running work, and reports it: records go whose retention is over, and
     * engines tidy up. One run happens at a time; another waits for it. Where a database fails the others have their upkeep all the
     * same, and then what failed first is thrown.
     */
    MaintenanceReport maintain();

    /** The last run of upkeep since the store was opened, whether it was called or on a schedule; empty before the first one ended. */
    Optional<MaintenanceRun> lastMaintenance();

    /** As {@link #backup(Path, Consumer)}, telling nobody how far it is. */
    default BackupReport backup(Path directory) {
        return backup(directory, step -> {});
    }

    /**
     * Copies every database that is there, beside running work, to a directory of its own that a storage of the same engine opens as a store. Each
     * database is copied as it is at one moment; each database has a moment of its own. A copy counts when the engine finds it sound and
     * its stored digest equals that of the state it was made of. The directory has its name only once everything in it is checked and on
     * disk: until then it is named {@code <directory>.partial}, which is removed when the backup fails, and stays when the process ends.
     * Databases of profile CACHE whose engine cannot copy are left out. One backup runs at a time; another waits for it.
     *
     * @param directory must not be there; its parent is made if need be
     * @param progress told from time to time, on this thread; what it throws ends the backup, and comes out as it is
     * @throws InvalidRequestException if {@code directory} or what remains of an unfinished backup to it is there, or the engine of a
     *     database cannot copy
     * @throws StorageException if a copy cannot be written, or is not what it was made of; nothing is left at {@code directory}
     */
    BackupReport backup(Path directory, Consumer<BackupStep> progress);

    /**
     * How each open database is: engine and version, profile as asked and as read back, size and log, last checked backup, cursors that
     * are open, and hazards with their remedy. Cheap, and changes nothing.
     */
    DoctorReport doctor();

    /**
     * Looks through everything that is kept in the open databases: for damage that the engine finds, for records whose references lead
     * nowhere, as when their parent was deleted, and for ids that name no record that is there, in the same database or another, as when
     * a trade names a signal that this store does not keep. Reads all of it, beside running work, and changes nothing.
     */
    CheckReport check();

    /** What each open database is, as its engine reports it. One that is not there yet is made, and listed, from its first use. */
    List<DatabaseReport> databases();

    /** Ends a schedule of upkeep, waits for writes and a backup under way, then closes every database. Closing twice does nothing. */
    @Override
    void close();
}
