package org.tradingstore.core.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeRepository;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Trades, with what is particular to them. */
final class TradeRecords extends AppendRecords<Trade, UUID> implements TradeRepository {
    TradeRecords(BookScope scope) {
        super(Trade.TYPE, scope);
    }

    /** A fill that is reported again as it was corrected is the same too, whatever number the correction has. */
    @Override
    Optional<UUID> alike(StorageSession session, Scope where, RowValues given) {
        Trade trade = StoredRecord.of(Trade.TYPE, given);
        if (trade.externalId() == null || trade.venue() == null) {
            return Optional.empty();
        }
        Query<Trade> corrections = Trade.TYPE
                .where(Trade.VENUE.eq(trade.venue()).and(Trade.EXTERNAL_ID.eq(trade.externalId())))
                .orderBy(Trade.CORRECTION.asc());
        Selection sameFill = new Selection(Trade.TYPE, where, corrections.condition());
        try (RowCursor rows = session.scan(Scan.all(sameFill, corrections.completeOrder()))) {
            for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                Trade kept = StoredRecord.of(Trade.TYPE, row.values());
                Trade same = trade.toBuilder()
                        .id(kept.id())
                        .correction(kept.correction())
                        .build();
                if (same.equals(kept)) {
                    return Optional.of(kept.id());
                }
            }
        }
        return Optional.empty();
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
        if (next.equals(original)) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot correct a trade: the replacement is the trade itself, so that only its reversal would be written;"
                            + " give what it should have been another id",
                    "book",
                    scope().label(),
                    "id",
                    id));
        }
        return appendAll(List.of(original.reversal(reason), next)).get(1);
    }
}
