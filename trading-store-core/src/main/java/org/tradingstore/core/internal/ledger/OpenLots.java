package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Trade;

/** The open lots of one symbol in one currency, all bought or all sold short. <em>Not thread-safe: trades go through it.</em> */
final class OpenLots {
    private final CostBasis basis;
    private final Deque<Lot> lots = new ArrayDeque<>();
    private @Nullable Trade opening;

    OpenLots(CostBasis basis) {
        this.basis = basis;
    }

    boolean isEmpty() {
        return lots.isEmpty();
    }

    /** The trade that opened what is open: the first one after nothing was. */
    @Nullable
    Trade opening() {
        return opening;
    }

    /** What is open as one lot that is left whole. */
    Lot all() {
        BigDecimal quantity = BigDecimal.ZERO;
        Cost cost = Cost.NOTHING;
        for (Lot lot : lots) {
            quantity = quantity.add(lot.left());
            cost = cost.plus(lot.leftCost());
        }
        return new Lot(lots.getFirst().side(), quantity, cost);
    }

    /** Closes lots of the other side, and opens one with what is left. */
    Closing add(Trade trade) {
        Lot given = Lot.of(trade);
        Closing closing = Closing.NOTHING;
        while (!given.isEmpty() && !lots.isEmpty() && next().side() != trade.side()) {
            Lot lot = next();
            BigDecimal part = lot.left().min(given.left());
            closing = closing.plus(part, lot.take(part), given.take(part), trade.side());
            if (lot.isEmpty()) {
                removeNext();
            }
        }
        if (!given.isEmpty()) {
            if (lots.isEmpty()) {
                opening = trade;
            }
            open(new Lot(trade.side(), given.left(), given.leftCost()));
        }
        return closing;
    }

    private Lot next() {
        return basis == CostBasis.LIFO ? lots.getLast() : lots.getFirst();
    }

    private void removeNext() {
        if (basis == CostBasis.LIFO) {
            lots.removeLast();
        } else {
            lots.removeFirst();
        }
    }

    private void open(Lot lot) {
        if (basis == CostBasis.AVERAGE && !lots.isEmpty()) {
            Lot former = lots.removeFirst();
            lots.addLast(new Lot(
                    lot.side(), former.left().add(lot.left()), former.leftCost().plus(lot.leftCost())));
        } else {
            lots.addLast(lot);
        }
    }
}
