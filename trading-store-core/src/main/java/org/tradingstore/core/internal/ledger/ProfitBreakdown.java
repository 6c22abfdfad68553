package org.tradingstore.core.internal.ledger;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.ProfitGroup;
import org.tradingstore.ledger.ProfitKey;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.TimeRange;

/** Profit in groups of trades, in one pass over a ledger. <em>Thread-safe where its rows are.</em> */
public final class ProfitBreakdown {
    private final Set<ProfitKey> keys;
    private final ZoneId months;

    public ProfitBreakdown(Set<ProfitKey> keys, ZoneId months) {
        this.keys = Set.copyOf(keys);
        this.months = months;
    }

    /** What a group's trades share; null where trades are not told apart by it, and for trades of no strategy. */
    private record Group(
            @Nullable YearMonth month,
            @Nullable String symbol,
            @Nullable String strategy) {
        private static final Comparator<Group> ORDER = Comparator.comparing(
                        Group::month, Comparator.nullsLast(Comparator.<YearMonth>naturalOrder()))
                .thenComparing(Group::symbol, Comparator.nullsLast(PortableOrder.TEXT))
                .thenComparing(Group::strategy, Comparator.nullsLast(PortableOrder.TEXT));

        ProfitGroup with(StatisticsSum sum) {
            return new ProfitGroup(
                    Optional.ofNullable(month),
                    Optional.ofNullable(symbol),
                    Optional.ofNullable(strategy),
                    sum.result());
        }
    }

    /** The groups that have a trade in {@code period}, in their order. */
    public List<ProfitGroup> of(LedgerRows rows, CostBasis basis, TimeRange period) {
        Lots lots = new Lots(basis);
        TreeMap<Group, StatisticsSum> sums = new TreeMap<>(Group.ORDER);
        rows.eachTrade(Trade.EXECUTED_AT.lt(period.end()), trade -> {
            Closing closing = lots.add(trade);
            if (period.contains(trade.executedAt())) {
                for (Group group : groups(trade)) {
                    sum(sums, group).add(trade, closing);
                }
            }
        });
        List<ProfitGroup> groups = new ArrayList<>(sums.size());
        sums.forEach((group, sum) -> groups.add(group.with(sum)));
        return groups;
    }

    private static StatisticsSum sum(Map<Group, StatisticsSum> sums, Group group) {
        StatisticsSum known = sums.get(group);
        if (known != null) {
            return known;
        }
        if (sums.size() == Aggregation.MOST_GROUPS) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot break profit down: there are too many groups; ask for a shorter period, or fewer keys",
                    "at_most",
                    Aggregation.MOST_GROUPS));
        }
        StatisticsSum added = new StatisticsSum();
        sums.put(group, added);
        return added;
    }

    private Collection<Group> groups(Trade trade) {
        YearMonth month = keys.contains(ProfitKey.MONTH)
                ? YearMonth.from(trade.executedAt().atZone(months))
                : null;
        String symbol = keys.contains(ProfitKey.SYMBOL) ? trade.symbol() : null;
        if (!keys.contains(ProfitKey.STRATEGY) || trade.strategies().isEmpty()) {
            return List.of(new Group(month, symbol, null));
        }
        // A list may name a strategy twice; the trade is still one of its trades.
        List<Group> groups = new ArrayList<>();
        new TreeSet<>(trade.strategies()).forEach(strategy -> groups.add(new Group(month, symbol, strategy)));
        return groups;
    }
}
