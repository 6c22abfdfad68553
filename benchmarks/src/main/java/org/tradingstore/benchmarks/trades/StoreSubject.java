package org.tradingstore.benchmarks.trades;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tradingstore.TradingStore;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Pending;
import org.tradingstore.schema.Mode;

/** The library, through its public API. */
final class StoreSubject implements Subject {
    private final TradingStore store;
    private final Ledger ledger;

    StoreSubject(Engine engine, Path directory) {
        store = engine.store(directory);
        ledger = store.book("benchmark", Mode.TEST).ledger();
    }

    @Override
    public void append(Trade trade) {
        ledger.trades().append(trade);
    }

    @Override
    public void appendFlow(List<Trade> trades) {
        List<Pending<Appended<UUID>>> pending = new ArrayList<>(trades.size());
        trades.forEach(trade -> pending.add(ledger.trades().appendLater(trade)));
        pending.forEach(Pending::await);
    }

    @Override
    public void bulk(List<Trade> trades) {
        ledger.trades().appendAll(trades);
    }

    @Override
    public long scan() {
        long[] count = {0};
        ledger.trades().scan(Trade.TYPE.all().orderBy(Trade.EXECUTED_AT.asc()), trade -> count[0]++);
        return count[0];
    }

    @Override
    public Trade byId(Trade wanted) {
        return ledger.trades().find(wanted.id()).orElseThrow();
    }

    @Override
    public int newest(String symbol, int count) {
        return ledger.trades().newest(symbol, count).size();
    }

    @Override
    public void close() {
        store.close();
    }
}
