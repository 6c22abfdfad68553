package org.tradingstore.core.internal.ledger;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.OpenPosition;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.PortableOrder;

/**
 * Open lots of a book, apart by symbol and currency. A trade against what is held closes lots in the order that its cost basis says; a
 * sale beyond what is held opens a short lot, which later purchases close in the same way.
 *
 * <p>FIFO and LIFO match a sale with the earliest or latest purchases still held; AVERAGE takes the average of all of them, found anew
 * at each purchase (the weighted average "as each additional shipment is received" of IAS 2, paragraph 27, which also has FIFO; ASC
 * 330-10-30-9 names all three). An average is never rounded: the sum and the quantity are kept.
 */
final class Lots {
    private static final int PRICE_SCALE = 18;

    private final CostBasis basis;
    private final Map<Account, OpenLots> open = new HashMap<>();

    Lots(CostBasis basis) {
        this.basis = basis;
    }

    /** Takes in a trade; what it closed. */
    Closing add(Trade trade) {
        Account account = new Account(trade.symbol(), trade.currency());
        OpenLots lots = open.computeIfAbsent(account, any -> new OpenLots(basis));
        Closing closing = lots.add(trade);
        if (lots.isEmpty()) {
            open.remove(account);
        }
        return closing;
    }

    /** What is open, by symbol, then currency. */
    List<OpenPosition> positions() {
        List<OpenPosition> positions = new ArrayList<>();
        open.forEach((account, lots) -> positions.add(position(account, lots)));
        positions.sort(Comparator.comparing(OpenPosition::symbol, PortableOrder.TEXT)
                .thenComparing(OpenPosition::currency, PortableOrder.TEXT));
        return positions;
    }

    private static OpenPosition position(Account account, OpenLots lots) {
        Lot all = lots.all();
        Trade opening = Objects.requireNonNull(lots.opening());
        Cost cost = all.leftCost();
        return new OpenPosition(
                account.symbol(),
                account.currency(),
                all.side() == Side.BUY ? all.left() : all.left().negate(),
                Money.settled(cost.priced()).divide(all.left(), PRICE_SCALE, RoundingMode.HALF_EVEN),
                Money.round(cost.value()),
                Money.round(cost.fee()),
                opening.executedAt(),
                opening.id());
    }
}
