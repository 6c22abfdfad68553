package org.tradingstore.universe;

import java.util.List;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** Securities and their groups, shared by all books of a store. <em>Thread-safe outside a transaction.</em> */
public interface Universe extends Records, Transactional<Universe> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(Security.TYPE, CountryGroup.TYPE, IndustryGroup.TYPE);

    SecurityRepository securities();

    CountryGroupRepository countryGroups();

    IndustryGroupRepository industryGroups();

    /** The fingerprint of everything that the universe holds. */
    Digest digest(Digest.Coverage coverage);
}
