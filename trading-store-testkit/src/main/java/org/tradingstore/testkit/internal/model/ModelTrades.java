package org.tradingstore.testkit.internal.model;

import java.util.UUID;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Appended;

/** Trades, of which one that is equal to any correction of itself is the same. <em>Not thread-safe: a map.</em> */
final class ModelTrades extends ModelTable<Trade, UUID> {
    ModelTrades(ModelStore.Tables others) {
        super(Trade.TYPE, others);
    }

    @Override
    public Appended<UUID> append(ModelWrite write, Trade trade) {
        try {
            return super.append(write, trade);
        } catch (Refusal e) {
            if (trade.externalId() != null) {
                for (Trade kept : list(Trade.TYPE.all().orderBy(Trade.CORRECTION.asc()))) {
                    Trade alike = trade.toBuilder()
                            .id(kept.id())
                            .correction(kept.correction())
                            .build();
                    if (alike.equals(kept)) {
                        return new Appended<>(Appended.Outcome.ALREADY_SAME, kept.id());
                    }
                }
            }
            throw e;
        }
    }
}
