package org.tradingstore.testkit.internal.history;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.internal.records.KitTypes;

/** One database of one book, or a shared one: what has a transaction of its own. <em>Immutable.</em> */
record Site(@Nullable BookId book, Database database) {
    /** The types that are kept there. */
    List<RecordType<?, ?>> types() {
        return switch (database) {
            case LEDGER -> Ledger.TYPES;
            case PORTFOLIO -> Portfolio.TYPES;
            case HISTORY -> KitTypes.shared();
            default -> KitTypes.ofBooks();
        };
    }

    /** Its repositories in an open store. */
    Records records(TradingStore store, @Nullable String strategyVersion) {
        return with(store, strategyVersion, scope -> scope, scope -> scope, scope -> scope);
    }

    /** Runs {@code work} in a transaction. */
    void transact(TradingStore store, @Nullable String strategyVersion, Consumer<Records> work) {
        this.<Boolean>with(
                store,
                strategyVersion,
                ledger -> run(ledger, work),
                portfolio -> run(portfolio, work),
                database -> run(database, work));
    }

    Digest digest(TradingStore store) {
        Digest.Coverage everything = Digest.Coverage.STORED;
        return with(
                store,
                null,
                ledger -> ledger.digest(everything),
                portfolio -> portfolio.digest(everything),
                records -> records.digest(everything));
    }

    private static <S extends Records & Transactional<S>> boolean run(S scope, Consumer<Records> work) {
        scope.<RuntimeException>inTransaction(work::accept);
        return true;
    }

    private <T> T with(
            TradingStore store,
            @Nullable String strategyVersion,
            Function<Ledger, T> ofLedger,
            Function<Portfolio, T> ofPortfolio,
            Function<RecordDatabase, T> ofOther) {
        if (book == null) {
            return ofOther.apply(store.shared(database));
        }
        Book opened =
                strategyVersion == null ? store.book(book) : store.book(book).strategyVersion(strategyVersion);
        return switch (database) {
            case LEDGER -> ofLedger.apply(opened.ledger());
            case PORTFOLIO -> ofPortfolio.apply(opened.portfolio());
            default -> ofOther.apply(opened.database(database));
        };
    }
}
