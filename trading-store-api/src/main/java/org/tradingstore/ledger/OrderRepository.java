package org.tradingstore.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AuditedRepository;

/** Orders of one book. */
public interface OrderRepository extends AuditedRepository<Order, UUID> {
    /** Orders that can still be filled (NEW, OPEN, PARTIALLY_FILLED), by status, then newest first, ties by id. */
    default List<Order> open(int limit) {
        return list(Order.TYPE
                .where(Order.STATUS.in(List.of(OrderStatus.NEW, OrderStatus.OPEN, OrderStatus.PARTIALLY_FILLED)))
                .orderBy(Order.STATUS.desc(), Order.PLACED_AT.desc())
                .limit(limit));
    }

    /** The last orders for {@code symbol}, newest first, ties by id. */
    default List<Order> newest(String symbol, int limit) {
        return list(Order.TYPE
                .where(Order.SYMBOL.eq(symbol))
                .orderBy(Order.PLACED_AT.desc())
                .limit(limit));
    }

    /** The last orders, newest first, ties by id. */
    default List<Order> newest(int limit) {
        return list(Order.TYPE.all().orderBy(Order.PLACED_AT.desc()).limit(limit));
    }

    /** The orders that a signal led to, oldest first, ties by id. */
    default List<Order> ofSignal(UUID signalId, int limit) {
        return list(Order.TYPE
                .where(Order.SIGNAL_ID.eq(signalId))
                .orderBy(Order.PLACED_AT.asc())
                .limit(limit));
    }

    /** The order with this id at {@code venue}. */
    default Optional<Order> byExternalId(String venue, String externalId) {
        return first(Order.TYPE.where(Order.VENUE.eq(venue).and(Order.EXTERNAL_ID.eq(externalId))));
    }
}
