package org.tradingstore.examples.backtest;

import java.util.List;
import java.util.UUID;
import org.tradingstore.Book;
import org.tradingstore.agents.StrategyDefinition;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowType;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.RecordIds;

/**
 * Writes a backtest into a book. Everything has an id that follows from what it is, so what is written again is kept once, and a
 * backtest that ended half way is carried on by running it again. <em>Not thread-safe: used by one simulation.</em>
 */
final class BookJournal implements Journal {
    private final Book book;
    private final Run run;
    private final Counts signals = new Counts("signal");
    private final Counts trades = new Counts("trade");

    /** @param book which names the version of the strategy in the envelopes of what is written */
    BookJournal(Book book, Run run) {
        this.book = book;
        this.run = run;
    }

    /**
     * Writes what stands before the first day: the strategy, and the cash. All parameters stand in the description of the deposit, so that a
     * book has one set of them.
     *
     * @throws org.tradingstore.error.ConflictException if the book was written with another set
     */
    void begin() {
        Crossover strategy = run.strategy();
        UUID deposit = RecordIds.derived("cash_flow", Crossover.NAME, "start");
        book.ledger()
                .cashFlows()
                .append(CashFlow.of(
                                CashFlowType.DEPOSIT,
                                run.terms().cash(),
                                run.terms().currency(),
                                run.period().start())
                        .id(deposit)
                        .description(run.parameters())
                        .build());
        book.agents()
                .strategies()
                .upsert(StrategyDefinition.of(Crossover.NAME, strategy.version())
                        .enabled(true)
                        .parameters("{\"fast\": " + strategy.fast() + ", \"slow\": " + strategy.slow() + "}")
                        .createdBy("backtest")
                        .build());
    }

    @Override
    public void day(TradingDay day) {
        // docs:begin day
        signals.addAll(book.signals().signals().appendAll(day.signals()));
        List<Appended<UUID>> appended = book.ledger().computeInTransaction(ledger -> {
            ledger.orders().upsertAll(day.settled()); // an order and the trade that fills it: together, or not at all
            day.placed().forEach(ledger.orders()::insertIfAbsent);
            return ledger.trades().appendAll(day.trades());
        });
        // docs:end
        trades.addAll(appended);
    }

    Counts signals() {
        return signals;
    }

    Counts trades() {
        return trades;
    }
}
