package org.tradingstore.core.internal;

import org.tradingstore.signals.Opportunity;
import org.tradingstore.signals.OpportunityRepository;

/** Opportunities of one book. */
final class OpportunityRecords extends KeyedRecords<Opportunity, String> implements OpportunityRepository {
    OpportunityRecords(BookScope scope) {
        super(Opportunity.TYPE, scope);
    }
}
