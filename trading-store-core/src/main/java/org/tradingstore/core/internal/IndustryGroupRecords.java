package org.tradingstore.core.internal;

import org.tradingstore.universe.IndustryGroup;
import org.tradingstore.universe.IndustryGroupRepository;

/** Groups of industries. */
final class IndustryGroupRecords extends KeyedRecords<IndustryGroup, String> implements IndustryGroupRepository {
    IndustryGroupRecords(BookScope scope) {
        super(IndustryGroup.TYPE, scope);
    }
}
