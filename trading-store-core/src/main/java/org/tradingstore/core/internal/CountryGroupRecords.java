package org.tradingstore.core.internal;

import org.tradingstore.universe.CountryGroup;
import org.tradingstore.universe.CountryGroupRepository;

/** Groups of countries. */
final class CountryGroupRecords extends KeyedRecords<CountryGroup, String> implements CountryGroupRepository {
    CountryGroupRecords(BookScope scope) {
        super(CountryGroup.TYPE, scope);
    }
}
