package org.tradingstore.plays;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AppendRepository;

/**
 * Changes of status of the plays of one book. To append one changes the play too, as {@link Plays#changeStatus} says; of many, each
 * follows the one before.
 */
public interface PlayStatusChangeRepository extends AppendRepository<PlayStatusChange, UUID> {
    /** The changes of a play, oldest first, ties by id. */
    default List<PlayStatusChange> ofPlay(UUID playId, int limit) {
        return list(PlayStatusChange.TYPE
                .where(PlayStatusChange.PLAY_ID.eq(playId))
                .orderBy(PlayStatusChange.CHANGED_AT.asc())
                .limit(limit));
    }

    /** The first changes that opened with an order, by id. */
    default List<PlayStatusChange> ofOrder(String orderId, int limit) {
        return list(PlayStatusChange.TYPE
                .where(PlayStatusChange.ORDER_ID.eq(orderId))
                .limit(limit));
    }

    /** The first changes that closed with an order, by id. */
    default List<PlayStatusChange> ofClosingOrder(String orderId, int limit) {
        return list(PlayStatusChange.TYPE
                .where(PlayStatusChange.CLOSING_ORDER_ID.eq(orderId))
                .limit(limit));
    }

    /** The first changes with a contingency order, by id. */
    default List<PlayStatusChange> ofContingencyOrder(String orderId, int limit) {
        return list(PlayStatusChange.TYPE
                .where(PlayStatusChange.CONTINGENCY_ORDER_ID.eq(orderId))
                .limit(limit));
    }

    /** The change that had this id where it came from. */
    default Optional<PlayStatusChange> byExternalId(String externalId) {
        return first(PlayStatusChange.TYPE.where(PlayStatusChange.EXTERNAL_ID.eq(externalId)));
    }
}
