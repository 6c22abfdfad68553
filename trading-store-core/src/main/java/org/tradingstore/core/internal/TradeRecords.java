package org.tradingstore.core.internal;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.tradingstore.error.ConflictException;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeRepository;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Cursor;

/** Trades, with what is particular to them. */
final class TradeRecords extends AppendRecords<Trade, UUID> implements TradeRepository {
    TradeRecords(BookScope scope) {
        super(Trade.TYPE, scope);
    }

    /** A fill that is reported again as it was corrected is the same too, whatever number the correction has. */
    @Override
    public Appended<UUID> append(Trade trade) {
        try {
            return super.append(trade);
        } catch (ConflictException e) {
            if (trade.externalId() == null || trade.venue() == null) {
                throw e;
            }
            try (Cursor<Trade> corrections = scan(
                    Trade.TYPE.where(Trade.VENUE.eq(trade.venue()).and(Trade.EXTERNAL_ID.eq(trade.externalId()))))) {
                for (Trade kept = corrections.next(); kept != null; kept = corrections.next()) {
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

    @Override
    public Appended<UUID> reverse(UUID id, String reason) {
        return append(Reversals.original(this, id, Trade::reverses).reversal(reason));
    }

    @Override
    public Appended<UUID> correct(UUID id, Trade replacement, String reason) {
        Trade original = Reversals.original(this, id, Trade::reverses);
        boolean sameExternal = original.externalId() != null
                && Objects.equals(original.externalId(), replacement.externalId())
                && Objects.equals(original.venue(), replacement.venue());
        Trade next = sameExternal
                ? replacement.toBuilder().correction(original.correction() + 1).build()
                : replacement;
        return appendAll(List.of(original.reversal(reason), next)).get(1);
    }
}
