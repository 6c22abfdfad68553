package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;

/**
 * Open lots, closed first in, first out: a sale is matched with the earliest purchases that are still held (the method that IAS 2,
 * paragraph 27, describes for inventories). A sale beyond what is held opens a short lot, which later purchases close in the same way.
 * Lots are apart by symbol and currency.
 *
 * <p>A part of a lot takes its share of the lot's value by quantity. Shares are differences of running totals, each rounded at 36
 * digits, so that a lot closed in any number of parts contributes its value exactly.
 */
final class FifoLots {
    private static final int SHARE_SCALE = 36;

    private final Map<Account, Deque<Lot>> open = new HashMap<>();

    private record Account(String symbol, String currency) {}

    /** What a trade closed. */
    record Closing(BigDecimal quantity, BigDecimal profit, BigDecimal openingFees) {
        private static final Closing NOTHING = new Closing(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        boolean any() {
            return quantity.signum() > 0;
        }
    }

    private static final class Lot {
        final Side side;
        final BigDecimal quantity;
        final BigDecimal value;
        final BigDecimal fee;
        BigDecimal closed = BigDecimal.ZERO;

        Lot(Side side, BigDecimal quantity, BigDecimal value, BigDecimal fee) {
            this.side = side;
            this.quantity = quantity;
            this.value = value;
            this.fee = fee;
        }

        BigDecimal left() {
            return quantity.subtract(closed);
        }

        /** The share of {@code whole} that belongs to the next {@code part} units. */
        BigDecimal share(BigDecimal whole, BigDecimal part) {
            return upTo(whole, closed.add(part)).subtract(upTo(whole, closed));
        }

        private BigDecimal upTo(BigDecimal whole, BigDecimal units) {
            return units.compareTo(quantity) == 0
                    ? whole
                    : whole.multiply(units).divide(quantity, SHARE_SCALE, RoundingMode.HALF_EVEN);
        }
    }

    /** Takes in a trade; fees in another currency than the trade's are not part of lots. */
    Closing add(Trade trade) {
        Deque<Lot> lots =
                open.computeIfAbsent(new Account(trade.symbol(), trade.currency()), account -> new ArrayDeque<>());
        BigDecimal fee = ownFee(trade);
        Lot given = new Lot(trade.side(), trade.quantity(), trade.grossValue(), fee);
        Closing closing = Closing.NOTHING;
        while (given.left().signum() > 0 && !lots.isEmpty() && lots.getFirst().side != trade.side()) {
            Lot lot = lots.getFirst();
            BigDecimal part = lot.left().min(given.left());
            BigDecimal opened = lot.share(lot.value, part);
            BigDecimal closed = given.share(given.value, part);
            BigDecimal profit = trade.side() == Side.SELL ? closed.subtract(opened) : opened.subtract(closed);
            closing = new Closing(
                    closing.quantity.add(part),
                    closing.profit.add(profit),
                    closing.openingFees.add(lot.share(lot.fee, part)));
            lot.closed = lot.closed.add(part);
            given.closed = given.closed.add(part);
            if (lot.left().signum() == 0) {
                lots.removeFirst();
            }
        }
        if (given.left().signum() > 0) {
            BigDecimal rest = given.left();
            lots.addLast(new Lot(trade.side(), rest, given.share(given.value, rest), given.share(given.fee, rest)));
        }
        if (lots.isEmpty()) {
            open.remove(new Account(trade.symbol(), trade.currency()));
        }
        return closing;
    }

    /** The part of the trade's own fee that belongs to what it closed. */
    static BigDecimal closingFee(Trade trade, Closing closing) {
        return new Lot(trade.side(), trade.quantity(), BigDecimal.ZERO, BigDecimal.ZERO)
                .share(ownFee(trade), closing.quantity);
    }

    private static BigDecimal ownFee(Trade trade) {
        BigDecimal fee = trade.fee();
        return fee == null || !trade.currencyOfFee().equals(trade.currency()) ? BigDecimal.ZERO : fee;
    }
}
