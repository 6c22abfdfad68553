package org.tradingstore.examples.quickstart;

import java.nio.file.Path;
import java.time.Instant;
import org.tradingstore.TradingStore;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.sqlite.SqliteTradingStore;

/** The first durable trade. */
final class FirstTrade {
    private FirstTrade() {}

    static Amounts run(Path directory) {
        // readme:begin
        try (TradingStore store = SqliteTradingStore.open(directory)) {
            Ledger ledger = store.book("momentum", Mode.PAPER).ledger();
            Instant now = Instant.now();
            Trade bought = Trade.buy("AAPL")
                    .quantity("10")
                    .price("189.91")
                    .currency("USD")
                    .executedAt(now)
                    .build();
            Trade sold = Trade.sell("AAPL")
                    .quantity("4")
                    .price("192.4")
                    .currency("USD")
                    .executedAt(now.plusSeconds(60))
                    .build();
            ledger.trades().append(bought); // on disk when append returns
            ledger.trades().append(sold);
            ledger.trades().append(sold); // reported twice, kept once
            return ledger.profitAndLoss(CostBasis.FIFO, TimeRange.all()).realized("AAPL"); // {USD=9.96}
        }
        // readme:end
    }
}
