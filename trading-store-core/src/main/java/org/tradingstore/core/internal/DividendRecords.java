package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.ledger.Dividend;
import org.tradingstore.ledger.DividendRepository;
import org.tradingstore.repository.Appended;

/** Dividends. */
final class DividendRecords extends AppendRecords<Dividend, UUID> implements DividendRepository {
    DividendRecords(BookScope scope) {
        super(Dividend.TYPE, scope);
    }

    @Override
    public Appended<UUID> reverse(UUID id, String reason) {
        return append(Reversals.original(this, id, Dividend::reverses).reversal(reason));
    }
}
