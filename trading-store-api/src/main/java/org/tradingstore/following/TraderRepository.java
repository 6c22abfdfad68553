package org.tradingstore.following;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AuditedRepository;

/** Traders that one book follows. */
public interface TraderRepository extends AuditedRepository<Trader, UUID> {
    /** The first traders with this name on a platform; a platform may give a name again. By id. */
    default List<Trader> byUsername(String platform, String username, int limit) {
        return list(Trader.TYPE
                .where(Trader.PLATFORM.eq(platform).and(Trader.USERNAME.eq(username)))
                .limit(limit));
    }

    /** The first traders whose trades are followed without asking, by name. */
    default List<Trader> autoFollowed(int limit) {
        return list(Trader.TYPE
                .where(Trader.AUTO_FOLLOW.eq(true))
                .orderBy(Trader.NAME.asc())
                .limit(limit));
    }

    /** The trader that had this id where it came from. */
    default Optional<Trader> byExternalId(String externalId) {
        return first(Trader.TYPE.where(Trader.EXTERNAL_ID.eq(externalId)));
    }
}
