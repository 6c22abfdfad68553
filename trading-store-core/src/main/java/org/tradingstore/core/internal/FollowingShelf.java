package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.following.Following;
import org.tradingstore.following.Trader;
import org.tradingstore.following.TraderPerformance;
import org.tradingstore.following.TraderRepository;
import org.tradingstore.following.TraderTrade;
import org.tradingstore.following.TraderTradeRepository;
import org.tradingstore.repository.Resolution;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Scope;

/** The following database of one book. */
final class FollowingShelf extends RepositoryShelf implements Following {
    FollowingShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public TraderRepository traders() {
        return new TraderRecords(scope());
    }

    @Override
    public TraderTradeRepository trades() {
        return new TraderTradeRecords(scope());
    }

    @Override
    public TraderPerformance performance(UUID traderId, TimeRange period) {
        Object[] key = Trader.TYPE.key().values(traderId);
        Reads<TraderTrade, UUID> trades = new TraderTradeRecords(scope());
        Query<TraderTrade> entered = TraderTrade.TYPE
                .where(TraderTrade.TRADER_ID.eq(traderId).and(TraderTrade.ENTRY_TIME.within(period)))
                .orderBy(TraderTrade.ENTRY_TIME.asc());
        Scope where = scope().readScope();
        return scope().lane().read(Access.READ, session -> {
            if (session.fetch(Trader.TYPE, where, key) == null) {
                throw new MissingRecordException(ErrorText.of(
                        "Cannot tell a performance: there is no such trader",
                        "book",
                        scope().label(),
                        "trader",
                        traderId));
            }
            TraderPerformanceSum sum = new TraderPerformanceSum();
            try (SessionCursor<TraderTrade> each =
                    SessionCursor.open(session, trades.selection(entered, where), entered)) {
                each.forEach(sum::add);
            }
            return sum.result();
        });
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Following, T, X> work) throws X {
        return Transactions.run(scope(), FollowingShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
