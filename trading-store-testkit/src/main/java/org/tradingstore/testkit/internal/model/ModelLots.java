package org.tradingstore.testkit.internal.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.OpenPosition;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;

/** Which trades closed which, by loops over all of them. <em>Immutable.</em> */
final class ModelLots {
    private final List<Trade> trades;

    /** Lots of trades that were not reversed, in the order of their execution. */
    ModelLots(List<Trade> trades) {
        this.trades = trades;
    }

    /** A trade and what came of it. */
    static final class Effect {
        final Trade trade;
        BigDecimal left;
        BigDecimal closed = BigDecimal.ZERO;
        BigDecimal profit = BigDecimal.ZERO;
        BigDecimal openingFees = BigDecimal.ZERO;

        Effect(Trade trade) {
            this.trade = trade;
            this.left = trade.quantity();
        }

        BigDecimal feeInCurrency() {
            BigDecimal fee = trade.fee();
            return fee != null && trade.currencyOfFee().equals(trade.currency()) ? fee : BigDecimal.ZERO;
        }

        /** In whatever currency it was paid. */
        BigDecimal fee() {
            BigDecimal fee = trade.fee();
            return fee == null ? BigDecimal.ZERO : fee;
        }

        BigDecimal share(BigDecimal whole, BigDecimal part) {
            return ModelDigits.share(whole, part, trade.quantity());
        }

        /** Meets units that cost so much, on the other side. */
        void close(BigDecimal part, BigDecimal value, BigDecimal fee) {
            BigDecimal given = share(trade.grossValue(), part);
            profit = profit.add(trade.side() == Side.SELL ? given.subtract(value) : value.subtract(given));
            openingFees = openingFees.add(fee);
            closed = closed.add(part);
            left = left.subtract(part);
        }

        boolean meets(Trade other) {
            return other.side() != trade.side() && sameAccount(other, trade);
        }

        BigDecimal afterFees() {
            return ModelDigits.sure(profit.subtract(openingFees).subtract(share(feeInCurrency(), closed)));
        }
    }

    /** What all open units of an account cost together. */
    private static final class Pool {
        Side side = Side.BUY;
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal fee = BigDecimal.ZERO;
        BigDecimal priced = BigDecimal.ZERO;

        void meet(Effect effect) {
            if (side != effect.trade.side() && quantity.signum() > 0) {
                BigDecimal part = quantity.min(effect.left);
                BigDecimal partValue = ModelDigits.share(value, part, quantity);
                BigDecimal partFee = ModelDigits.share(fee, part, quantity);
                priced = priced.subtract(ModelDigits.share(priced, part, quantity));
                effect.close(part, partValue, partFee);
                value = value.subtract(partValue);
                fee = fee.subtract(partFee);
                quantity = quantity.subtract(part);
            }
            if (effect.left.signum() > 0) {
                side = effect.trade.side();
                add(effect);
            }
        }

        /** Adds what a trade left open. */
        void add(Effect effect) {
            quantity = quantity.add(effect.left);
            value = value.add(effect.share(effect.trade.grossValue(), effect.left));
            fee = fee.add(effect.share(effect.feeInCurrency(), effect.left));
            priced = priced.add(effect.trade.price().multiply(effect.left));
        }
    }

    private record Account(String symbol, String currency) {
        static Account of(Trade trade) {
            return new Account(trade.symbol(), trade.currency());
        }
    }

    private static boolean sameAccount(Trade left, Trade right) {
        return Account.of(left).equals(Account.of(right));
    }

    /** What came of each trade that meets {@code which}; {@code pools} is left with what is open where units are averaged. */
    private List<Effect> effects(CostBasis basis, Predicate<Trade> which, Map<Account, Pool> pools) {
        List<Effect> effects = new ArrayList<>();
        for (Trade trade : trades) {
            if (!which.test(trade)) {
                continue;
            }
            Effect now = new Effect(trade);
            if (basis == CostBasis.AVERAGE) {
                pools.computeIfAbsent(Account.of(trade), any -> new Pool()).meet(now);
            } else {
                List<Effect> former = new ArrayList<>(effects);
                if (basis == CostBasis.LIFO) {
                    Collections.reverse(former);
                }
                former.forEach(each -> meet(now, each));
            }
            effects.add(now);
        }
        return effects;
    }

    private static void meet(Effect now, Effect former) {
        BigDecimal part = former.left.min(now.left);
        if (now.meets(former.trade) && part.signum() > 0) {
            now.close(part, former.share(former.trade.grossValue(), part), former.share(former.feeInCurrency(), part));
            former.left = former.left.subtract(part);
        }
    }

    List<Effect> effects(CostBasis basis, Instant end) {
        return effects(basis, trade -> trade.executedAt().isBefore(end), new HashMap<>());
    }

    /** What is open, and since which trade, found by the sign of the running quantity. */
    List<OpenPosition> openPositions(CostBasis basis, Instant asOf) {
        Map<Account, Pool> pools = new HashMap<>();
        List<Effect> effects = effects(basis, trade -> !trade.executedAt().isAfter(asOf), pools);
        if (basis != CostBasis.AVERAGE) {
            effects.stream().filter(each -> each.left.signum() > 0).forEach(each -> {
                Pool pool = pools.computeIfAbsent(Account.of(each.trade), any -> new Pool());
                pool.side = each.trade.side();
                pool.add(each);
            });
        }
        List<OpenPosition> open = new ArrayList<>();
        pools.forEach((account, pool) -> {
            if (pool.quantity.signum() != 0) {
                Trade opening = opening(effects, account);
                open.add(new OpenPosition(
                        account.symbol(),
                        account.currency(),
                        pool.side == Side.BUY ? pool.quantity : pool.quantity.negate(),
                        ModelDigits.rounded(ModelDigits.share(pool.priced, BigDecimal.ONE, pool.quantity)),
                        ModelDigits.rounded(pool.value),
                        ModelDigits.rounded(pool.fee),
                        opening.executedAt(),
                        opening.id()));
            }
        });
        open.sort(Comparator.comparing(OpenPosition::symbol).thenComparing(OpenPosition::currency));
        return open;
    }

    private static Trade opening(List<Effect> effects, Account account) {
        BigDecimal held = BigDecimal.ZERO;
        Trade opening = null;
        for (Effect each : effects) {
            if (Account.of(each.trade).equals(account)) {
                BigDecimal change = each.trade.side() == Side.BUY
                        ? each.trade.quantity()
                        : each.trade.quantity().negate();
                if (held.add(change).signum() != held.signum()) {
                    opening = each.trade;
                }
                held = held.add(change);
            }
        }
        return Objects.requireNonNull(opening);
    }
}
