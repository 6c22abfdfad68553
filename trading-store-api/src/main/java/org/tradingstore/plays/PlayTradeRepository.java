package org.tradingstore.plays;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.schema.TimeRange;

/** What the plays of one book paid, received and earned. */
public interface PlayTradeRepository extends AuditedRepository<PlayTrade, UUID> {
    /** The trades of a play, the first opened first, those not opened last. */
    default List<PlayTrade> ofPlay(UUID playId, int limit) {
        return list(PlayTrade.TYPE
                .where(PlayTrade.PLAY_ID.eq(playId))
                .orderBy(PlayTrade.OPENED_AT.asc())
                .limit(limit));
    }

    /** The first trades closed in {@code period} (start inclusive, end exclusive), oldest first, ties by id. */
    default List<PlayTrade> closedIn(TimeRange period, int limit) {
        return list(PlayTrade.TYPE
                .where(PlayTrade.CLOSED_AT.within(period))
                .orderBy(PlayTrade.CLOSED_AT.asc())
                .limit(limit));
    }

    /** The trade that had this id where it came from. */
    default Optional<PlayTrade> byExternalId(String externalId) {
        return first(PlayTrade.TYPE.where(PlayTrade.EXTERNAL_ID.eq(externalId)));
    }
}
