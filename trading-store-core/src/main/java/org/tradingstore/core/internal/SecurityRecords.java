package org.tradingstore.core.internal;

import org.tradingstore.universe.Security;
import org.tradingstore.universe.SecurityRepository;

/** Securities. */
final class SecurityRecords extends KeyedRecords<Security, String> implements SecurityRepository {
    SecurityRecords(BookScope scope) {
        super(Security.TYPE, scope);
    }
}
