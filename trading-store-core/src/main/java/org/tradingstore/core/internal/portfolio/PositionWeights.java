package org.tradingstore.core.internal.portfolio;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.portfolio.Position;
import org.tradingstore.portfolio.PositionSide;
import org.tradingstore.portfolio.Weight;
import org.tradingstore.schema.PortableOrder;

/** Weighs positions in one currency against targets. <em>Not thread-safe: positions go through it.</em> */
public final class PositionWeights {
    private final String currency;
    private final Map<String, BigDecimal> targets;
    private final UnaryOperator<String> groups;
    private final SortedMap<String, BigDecimal> values = new TreeMap<>(PortableOrder.TEXT);
    private BigDecimal total = BigDecimal.ZERO;

    public PositionWeights(String currency, Map<String, BigDecimal> targets, UnaryOperator<String> groups) {
        this.currency = currency;
        this.targets = Map.copyOf(targets);
        this.groups = groups;
    }

    public void add(Position position) {
        if (position.quantity().signum() == 0 || !position.currency().equals(currency)) {
            return;
        }
        BigDecimal price = position.currentPrice();
        if (price == null) {
            throw refused("a position has no current price; give it one", "position", position.key());
        }
        BigDecimal value = position.quantity().multiply(price);
        BigDecimal signed = position.side() == PositionSide.LONG ? value : value.negate();
        values.merge(groups.apply(position.symbol()), signed, BigDecimal::add);
        total = total.add(signed);
    }

    public List<Weight> result() {
        if (total.signum() <= 0) {
            throw refused("the value of its positions is not above zero", "value", Rounding.rounded(total));
        }
        BigDecimal sum = sumOfTargets();
        SortedSet<String> names = new TreeSet<>(PortableOrder.TEXT);
        names.addAll(values.keySet());
        names.addAll(targets.keySet());
        List<Weight> weights = new ArrayList<>();
        for (String name : names) {
            BigDecimal value = values.getOrDefault(name, BigDecimal.ZERO);
            Optional<BigDecimal> target = Optional.ofNullable(targets.get(name));
            weights.add(new Weight(
                    name,
                    Rounding.rounded(value),
                    Rounding.ratio(value, total),
                    target.map(each -> Rounding.ratio(each, sum)),
                    target.map(each -> Rounding.ratio(each.multiply(total).subtract(value.multiply(sum)), sum))));
        }
        return weights;
    }

    private BigDecimal sumOfTargets() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> target : targets.entrySet()) {
            if (target.getValue().signum() < 0) {
                throw refused("a target weight is below zero", "target", target);
            }
            sum = sum.add(target.getValue());
        }
        if (!targets.isEmpty() && sum.signum() == 0) {
            throw refused("all target weights are zero", "targets", targets.keySet());
        }
        return sum;
    }

    private InvalidRequestException refused(String reason, String name, Object value) {
        return new InvalidRequestException(
                ErrorText.of("Cannot weigh a portfolio: " + reason, "currency", currency, name, value));
    }
}
