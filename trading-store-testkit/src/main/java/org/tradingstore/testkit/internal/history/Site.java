package org.tradingstore.testkit.internal.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.internal.catalogue.Catalogue;

/** One database of one book, or a shared one: what has a transaction of its own. <em>Immutable.</em> */
record Site(@Nullable BookId book, Catalogue.Part part) {
    /** Every site of so many books, and the shared ones. */
    static List<Site> all(List<BookId> books) {
        List<Site> sites = new ArrayList<>();
        for (BookId book : books) {
            Catalogue.ofBooks().forEach(part -> sites.add(new Site(book, part)));
        }
        Catalogue.shared().forEach(part -> sites.add(new Site(null, part)));
        return sites;
    }

    Database database() {
        return part.database();
    }

    /** The types that are kept there. */
    List<RecordType<?, ?>> types() {
        List<RecordType<?, ?>> types = new ArrayList<>(part.types());
        types.addAll(Catalogue.kitTypes(database()));
        return types;
    }

    /** Its repositories in an open store. */
    Records records(TradingStore store, @Nullable String strategyVersion) {
        return book == null ? part.in(store) : part.in(opened(store, book, strategyVersion));
    }

    /** Runs {@code work} in a transaction. */
    void transact(TradingStore store, @Nullable String strategyVersion, Consumer<Records> work) {
        ((Transactional<?>) records(store, strategyVersion))
                .<RuntimeException>inTransaction(scope -> work.accept((Records) scope));
    }

    Digest digest(TradingStore store) {
        RecordDatabase records =
                book == null ? store.shared(database()) : store.book(book).database(database());
        return records.digest(Digest.Coverage.STORED);
    }

    private static Book opened(TradingStore store, BookId book, @Nullable String strategyVersion) {
        return strategyVersion == null ? store.book(book) : store.book(book).strategyVersion(strategyVersion);
    }

    @Override
    public String toString() {
        return (book == null ? "shared" : book) + " " + database();
    }
}
