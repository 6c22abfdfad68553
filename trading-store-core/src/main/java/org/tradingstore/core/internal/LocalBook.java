package org.tradingstore.core.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.Book;
import org.tradingstore.core.internal.portfolio.PerformanceComputation;
import org.tradingstore.core.internal.portfolio.PositionRebuild;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.OpenPosition;
import org.tradingstore.portfolio.Performance;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.portfolio.Position;
import org.tradingstore.portfolio.PositionDifference;
import org.tradingstore.portfolio.PositionReport;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.TimeRange;

/** A book of a store in this process. */
final class LocalBook implements Book {
    private final LocalStore store;
    private final BookId id;
    private final @Nullable String strategyVersion;

    LocalBook(LocalStore store, BookId id, @Nullable String strategyVersion) {
        this.store = store;
        this.id = id;
        this.strategyVersion = strategyVersion;
    }

    @Override
    public BookId id() {
        return id;
    }

    @Override
    public Book strategyVersion(String version) {
        if (version.isBlank()) {
            throw new InvalidRequestException("Cannot name a strategy version: it is blank");
        }
        return new LocalBook(store, id, version);
    }

    @Override
    public LedgerShelf ledger() {
        return new LedgerShelf(scope(Database.LEDGER));
    }

    @Override
    public Portfolio portfolio() {
        return new PortfolioShelf(scope(Database.PORTFOLIO));
    }

    @Override
    public Optional<Performance> performance(String currency, TimeRange period) {
        return new PerformanceComputation(portfolio().snapshots(), ledger().rows()).of(currency, period);
    }

    @Override
    public PositionReport comparePositions(CostBasis basis) {
        return compare(open(basis), portfolio());
    }

    @Override
    public PositionReport rebuildPositions(CostBasis basis) {
        List<OpenPosition> open = open(basis);
        return portfolio().computeInTransaction(tx -> {
            PositionReport report = compare(open, tx);
            for (PositionDifference difference : report.differences()) {
                difference
                        .rebuilt()
                        .ifPresentOrElse(
                                position -> tx.positions().upsert(position),
                                () -> tx.positions().delete(difference.key()));
            }
            return report;
        });
    }

    private List<OpenPosition> open(CostBasis basis) {
        return ledger().openPositions(basis, TimeRange.all().end());
    }

    private static PositionReport compare(List<OpenPosition> open, Portfolio portfolio) {
        try (Cursor<Position> kept = portfolio.positions().scan(Position.TYPE.all())) {
            return PositionRebuild.compare(open, kept);
        }
    }

    @Override
    public RecordDatabase database(Database database) {
        return new RecordShelf(scope(database));
    }

    private BookScope scope(Database database) {
        if (database.shared()) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot use a shared database as a book's: ask the store for it", "database", database));
        }
        DatabaseRuntime runtime = store.runtime(database);
        return new BookScope(runtime, new OwnLane(runtime), id, store.writer(), strategyVersion, null);
    }
}
