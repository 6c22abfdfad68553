package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowRepository;
import org.tradingstore.repository.Appended;

/** Cash flows. */
final class CashFlowRecords extends AppendRecords<CashFlow, UUID> implements CashFlowRepository {
    CashFlowRecords(BookScope scope) {
        super(CashFlow.TYPE, scope);
    }

    @Override
    public Appended<UUID> reverse(UUID id, String reason) {
        return append(Reversals.original(this, id, CashFlow::reverses).reversal(reason));
    }
}
