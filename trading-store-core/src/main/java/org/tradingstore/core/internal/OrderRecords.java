package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.OrderRepository;

/** Orders. */
final class OrderRecords extends AuditedRecords<Order, UUID> implements OrderRepository {
    OrderRecords(BookScope scope) {
        super(Order.TYPE, scope);
    }
}
