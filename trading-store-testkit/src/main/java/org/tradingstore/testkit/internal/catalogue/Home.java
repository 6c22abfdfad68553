package org.tradingstore.testkit.internal.catalogue;

import org.tradingstore.TradingStore;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.RecordKind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.RecordGenerator;

/**
 * A record type and the database that keeps it. <em>Immutable.</em>
 *
 * @param drawing makes random records of it, and of the types that it refers to
 */
public record Home<R, K>(Database database, RecordType<R, K> type, Drawing drawing) {
    /** Makes random records of any type. */
    @FunctionalInterface
    public interface Drawing {
        <T> RecordGenerator<T> generator(RecordType<T, ?> type, long seed);
    }

    /** Of which any record is taken that its constructor accepts. */
    public Home(Database database, RecordType<R, K> type) {
        this(database, type, RecordGenerator::of);
    }

    /** Random records that can be kept together, the same for the same seed. */
    public Sample<R, K> sample(long seed, int count) {
        return Sample.of(type, drawing, seed, count);
    }

    /** The database, of {@code book} where it is one of books. */
    public RecordDatabase in(TradingStore store, BookId book) {
        return database.shared() ? store.shared(database) : store.book(book).database(database);
    }

    /** The asking half of the repository. */
    public ReadRepository<R, K> reading(RecordDatabase records) {
        return Repositories.reading(records, type);
    }

    /** Where records are appended. */
    public AppendRepository<R, K> appending(RecordDatabase records) {
        return Repositories.appending(records, type);
    }

    /** Where records are upserted and deleted. */
    public PlainRepository<R, K> changing(RecordDatabase records) {
        return Repositories.changing(records, type);
    }

    /** Where revisions are. */
    public AuditedRepository<R, K> audited(RecordDatabase records) {
        return Repositories.audited(records, type);
    }

    /** Whether records are written once and never changed. */
    public boolean unchanging() {
        return type.kind() == RecordKind.APPEND || type.kind() == RecordKind.EVENT;
    }

    @Override
    public String toString() {
        return type.name();
    }
}
