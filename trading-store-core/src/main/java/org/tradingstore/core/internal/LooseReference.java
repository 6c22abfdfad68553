package org.tradingstore.core.internal;

import java.util.List;
import org.tradingstore.agents.AgentConfig;
import org.tradingstore.agents.Sequence;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.Dividend;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.Trade;
import org.tradingstore.portfolio.Holding;
import org.tradingstore.portfolio.Position;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.UuidField;
import org.tradingstore.signals.NewsFeed;
import org.tradingstore.signals.SeenNews;
import org.tradingstore.signals.Signal;

/**
 * A component that names a record without a promise that it is there: it may live in another database, come later, or not be kept at
 * all.
 *
 * @param home the database of {@code type}
 * @param elsewhere the database of {@code named}
 */
record LooseReference<R>(
        Database home, RecordType<R, ?> type, UuidField<R> field, Database elsewhere, RecordType<?, ?> named) {
    static final List<LooseReference<?>> ALL = List.of(
            of(Database.LEDGER, Trade.TYPE, Trade.ORDER_ID, Database.LEDGER, Order.TYPE),
            of(Database.LEDGER, Trade.TYPE, Trade.SIGNAL_ID, Database.SIGNALS, Signal.TYPE),
            of(Database.LEDGER, Trade.TYPE, Trade.BUCKET_ID, Database.SATELLITES, Bucket.TYPE),
            of(Database.LEDGER, Trade.TYPE, Trade.DIVIDEND_ID, Database.LEDGER, Dividend.TYPE),
            of(Database.LEDGER, Trade.TYPE, Trade.REVERSES, Database.LEDGER, Trade.TYPE),
            of(Database.LEDGER, Order.TYPE, Order.SIGNAL_ID, Database.SIGNALS, Signal.TYPE),
            of(Database.LEDGER, CashFlow.TYPE, CashFlow.REVERSES, Database.LEDGER, CashFlow.TYPE),
            of(Database.LEDGER, Dividend.TYPE, Dividend.CASH_FLOW_ID, Database.LEDGER, CashFlow.TYPE),
            of(Database.LEDGER, Dividend.TYPE, Dividend.REVERSES, Database.LEDGER, Dividend.TYPE),
            of(Database.PORTFOLIO, Position.TYPE, Position.ENTRY_SIGNAL_ID, Database.SIGNALS, Signal.TYPE),
            of(Database.PORTFOLIO, Position.TYPE, Position.ENTRY_TRADE_ID, Database.LEDGER, Trade.TYPE),
            of(Database.PORTFOLIO, Holding.TYPE, Holding.ENTRY_SIGNAL_ID, Database.SIGNALS, Signal.TYPE),
            of(Database.PORTFOLIO, Holding.TYPE, Holding.ENTRY_TRADE_ID, Database.LEDGER, Trade.TYPE),
            of(Database.SATELLITES, Bucket.TYPE, Bucket.AGENT_ID, Database.AGENTS, AgentConfig.TYPE),
            of(
                    Database.SATELLITES,
                    BucketEntry.TYPE,
                    BucketEntry.COUNTERPART_BUCKET_ID,
                    Database.SATELLITES,
                    Bucket.TYPE),
            of(Database.SATELLITES, BucketEntry.TYPE, BucketEntry.TRADE_ID, Database.LEDGER, Trade.TYPE),
            of(Database.AGENTS, Sequence.TYPE, Sequence.AGENT_ID, Database.AGENTS, AgentConfig.TYPE),
            of(Database.SIGNALS, SeenNews.TYPE, SeenNews.FEED_ID, Database.SIGNALS, NewsFeed.TYPE),
            of(Database.SIGNALS, SeenNews.TYPE, SeenNews.SIGNAL_ID, Database.SIGNALS, Signal.TYPE));

    private static <R> LooseReference<R> of(
            Database home, RecordType<R, ?> type, UuidField<R> field, Database elsewhere, RecordType<?, ?> named) {
        return new LooseReference<>(home, type, field, elsewhere, named);
    }
}
