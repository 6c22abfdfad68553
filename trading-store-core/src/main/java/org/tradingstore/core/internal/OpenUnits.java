package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.ledger.Account;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.Condition;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/**
 * What is open of each symbol and currency, added up by the engine: trades that are no reversals, less those few that were reversed, which
 * are looked up. <em>Thread-safe.</em>
 */
final class OpenUnits {
    /** More symbols than any book has; what a ledger holds at once stays below the memory of a small heap. */
    private static final int MOST_GROUPS = 1_000_000;

    private static final int AT_ONCE = 1_000;

    private final BookScope scope;

    OpenUnits(BookScope scope) {
        this.scope = scope;
    }

    /** Units as of a moment, inclusive; accounts that hold none are left out. */
    SortedMap<Account, BigDecimal> asOf(Instant asOf) {
        Scope where = scope.readScope();
        Condition<Trade> executed = Trade.EXECUTED_AT.le(asOf);
        SortedMap<Account, BigDecimal> units = scope.lane().read(Access.READ, session -> {
            SortedMap<Account, BigDecimal> sums = new TreeMap<>(Account.ORDER);
            addAll(session, selection(where, executed.and(Trade.REVERSES.isAbsent())), sums);
            takeBack(session, where, executed, sums);
            return sums;
        });
        units.values().removeIf(sum -> sum.signum() == 0);
        units.replaceAll((account, sum) -> Canonical.decimal(sum));
        return units;
    }

    private static Selection selection(Scope where, Condition<Trade> condition) {
        return new Selection(Trade.TYPE, where, condition);
    }

    private static void addAll(StorageSession session, Selection selection, SortedMap<Account, BigDecimal> sums) {
        AggregateRequest request = new AggregateRequest(
                selection,
                List.of(Trade.SYMBOL, Trade.CURRENCY, Trade.SIDE),
                null,
                List.of(Measure.sum(Trade.QUANTITY)),
                MOST_GROUPS);
        for (AggregateRow row : session.aggregate(request)) {
            Account account = new Account((String) present(row.groups()[0]), (String) present(row.groups()[1]));
            BigDecimal quantity = (BigDecimal) present(row.results()[0]);
            boolean bought = Trade.SIDE.fromPortable(present(row.groups()[2])) == Side.BUY;
            sums.merge(account, bought ? quantity : quantity.negate(), BigDecimal::add);
        }
    }

    private static <V> V present(@Nullable V value) {
        return Objects.requireNonNull(value);
    }

    /** Takes the originals of reversals out again. */
    private static void takeBack(
            StorageSession session, Scope where, Condition<Trade> executed, SortedMap<Account, BigDecimal> sums) {
        Map<UUID, Instant> reversed = new LinkedHashMap<>();
        each(
                session,
                selection(where, executed.and(Trade.REVERSES.isPresent())),
                trade -> reversed.put(present(trade.reverses()), trade.executedAt()));
        List<UUID> ids = List.copyOf(reversed.keySet());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            Condition<Trade> originals = executed.and(Trade.ID.in(some)).and(Trade.REVERSES.isAbsent());
            each(session, selection(where, originals), trade -> {
                if (trade.executedAt().equals(reversed.get(trade.id()))) {
                    BigDecimal quantity = trade.quantity();
                    sums.merge(
                            new Account(trade.symbol(), trade.currency()),
                            trade.side() == Side.BUY ? quantity.negate() : quantity,
                            BigDecimal::add);
                }
            });
        }
    }

    private static void each(StorageSession session, Selection selection, Consumer<Trade> action) {
        Scan scan = Scan.all(selection, Trade.TYPE.all().completeOrder()).values();
        try (RowCursor rows = session.scan(scan)) {
            for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                action.accept(StoredRecord.of(Trade.TYPE, row.values()));
            }
        }
    }
}
