package org.tradingstore.core.internal.portfolio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.OpenPosition;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.portfolio.Position;
import org.tradingstore.portfolio.PositionDifference;
import org.tradingstore.portfolio.PositionKey;
import org.tradingstore.portfolio.PositionReport;
import org.tradingstore.portfolio.PositionSide;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.TimeRange;

/** Compares kept positions with what a ledger left open. <em>Not thread-safe: positions go through it.</em> */
public final class PositionRebuild {
    private static final Comparator<PositionKey> ORDER =
            Comparator.comparing(PositionKey::symbol, PortableOrder.TEXT).thenComparing(PositionKey::side);

    private static final List<Field<Position, ?>> COMPARED =
            List.of(Position.QUANTITY, Position.AVERAGE_PRICE, Position.CURRENCY, Position.OPENED_AT);

    private final Map<PositionKey, OpenPosition> open = new TreeMap<>(ORDER);
    private final Set<PositionKey> undecided = new HashSet<>();
    private final List<PositionDifference> differences = new ArrayList<>();
    private long agreeing;

    private PositionRebuild(List<OpenPosition> positions) {
        for (OpenPosition position : positions) {
            PositionKey key = new PositionKey(
                    position.symbol(), position.quantity().signum() > 0 ? PositionSide.LONG : PositionSide.SHORT);
            if (open.put(key, position) != null) {
                undecided.add(key);
            }
        }
        open.keySet().removeAll(undecided);
    }

    /** Where the portfolio differs from the ledger now. */
    public static PositionReport compare(Ledger ledger, Portfolio portfolio, CostBasis basis) {
        return compare(open(ledger, basis), portfolio);
    }

    /** Makes the portfolio what the ledger says, in one transaction; a crash before its end leaves all as it was. */
    public static PositionReport rebuild(Ledger ledger, Portfolio portfolio, CostBasis basis) {
        List<OpenPosition> open = open(ledger, basis);
        return portfolio.computeInTransaction(tx -> {
            PositionReport report = compare(open, tx);
            for (PositionDifference difference : report.differences()) {
                difference
                        .rebuilt()
                        .ifPresentOrElse(
                                position -> tx.positions().upsert(position),
                                () -> tx.positions().delete(difference.key()));
            }
            return report;
        });
    }

    private static List<OpenPosition> open(Ledger ledger, CostBasis basis) {
        return ledger.openPositions(basis, TimeRange.all().end());
    }

    private static PositionReport compare(List<OpenPosition> open, Portfolio portfolio) {
        PositionRebuild rebuild = new PositionRebuild(open);
        portfolio.positions().scan(Position.TYPE.all(), rebuild::compare);
        rebuild.open.forEach((key, missing) -> rebuild.differ(key, null, rebuilt(key, missing, null)));
        rebuild.differences.sort(Comparator.comparing(PositionDifference::key, ORDER));
        return new PositionReport(
                rebuild.agreeing,
                rebuild.differences,
                rebuild.undecided.stream().sorted(ORDER).toList());
    }

    private void compare(Position kept) {
        PositionKey key = kept.key();
        if (undecided.contains(key)) {
            return;
        }
        OpenPosition now = open.remove(key);
        if (now == null && kept.quantity().signum() == 0) {
            agreeing++;
        } else if (now == null) {
            differ(key, kept, null);
        } else if (differingFields(kept, now).isEmpty()) {
            agreeing++;
        } else {
            differ(key, kept, rebuilt(key, now, kept));
        }
    }

    private void differ(PositionKey key, @Nullable Position kept, @Nullable Position rebuilt) {
        differences.add(new PositionDifference(
                key,
                Optional.ofNullable(kept),
                Optional.ofNullable(rebuilt),
                kept == null || rebuilt == null ? List.of() : differingFields(kept, rebuilt)));
    }

    private static List<String> differingFields(Position kept, OpenPosition now) {
        return differingFields(kept, rebuilt(kept.key(), now, kept));
    }

    private static List<String> differingFields(Position kept, Position rebuilt) {
        List<String> names = new ArrayList<>();
        for (Field<Position, ?> field : COMPARED) {
            if (!Objects.equals(field.of(kept), field.of(rebuilt))) {
                names.add(field.name());
            }
        }
        return names;
    }

    /** What the ledger knows comes from it; all else stays as it is kept. */
    private static Position rebuilt(PositionKey key, OpenPosition now, @Nullable Position kept) {
        Position.Builder builder = kept == null ? Position.of(key.symbol(), key.side()) : kept.toBuilder();
        builder.quantity(now.quantity().abs())
                .averagePrice(now.averagePrice())
                .currency(now.currency())
                .openedAt(now.openedAt());
        if (kept == null || !kept.openedAt().equals(now.openedAt())) {
            builder.entryTradeId(now.openedBy());
        }
        Position rebuilt = builder.build();
        return rebuilt.currentPrice() == null ? rebuilt : rebuilt.withCurrentPrice(rebuilt.currentPrice());
    }
}
