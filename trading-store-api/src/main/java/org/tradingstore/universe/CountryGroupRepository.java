package org.tradingstore.universe;

import java.util.List;
import org.tradingstore.repository.KeyedRepository;

/** Groups of countries. */
public interface CountryGroupRepository extends KeyedRepository<CountryGroup, String> {
    /** The first groups by name. */
    default List<CountryGroup> byName(int limit) {
        return list(CountryGroup.TYPE.all().limit(limit));
    }

    /** The first groups that {@code country} is in, by name. */
    default List<CountryGroup> containing(String country, int limit) {
        return list(CountryGroup.TYPE
                .where(CountryGroup.COUNTRIES.contains(country))
                .limit(limit));
    }
}
