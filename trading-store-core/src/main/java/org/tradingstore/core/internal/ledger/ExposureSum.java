package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tradingstore.history.KnownClose;
import org.tradingstore.ledger.ExposedPosition;
import org.tradingstore.ledger.Exposure;

/** Puts a value on what is open. <em>Not thread-safe: it adds up.</em> */
public final class ExposureSum {
    private final Instant asOf;
    private final Map<String, BigDecimal> multipliers;
    private final Money longValue = new Money();
    private final Money shortValue = new Money();
    private final Money gross = new Money();
    private final Money net = new Money();

    public ExposureSum(Instant asOf, Map<String, BigDecimal> multipliers) {
        this.asOf = asOf;
        this.multipliers = Map.copyOf(multipliers);
    }

    /** The exposure of {@code units}, none of them zero. */
    public Exposure of(SortedMap<Account, BigDecimal> units, LastCloses closes) {
        String[] symbols =
                units.keySet().stream().map(Account::symbol).distinct().toArray(String[]::new);
        Instant[] moments = new Instant[symbols.length];
        Arrays.fill(moments, asOf);
        @Nullable KnownClose[] found = closes.at(symbols, moments, Instant.MIN);
        List<ExposedPosition> positions = new ArrayList<>();
        int place = 0;
        for (Map.Entry<Account, BigDecimal> each : units.entrySet()) {
            // Accounts of one symbol follow each other.
            if (!symbols[place].equals(each.getKey().symbol())) {
                place++;
            }
            positions.add(position(each.getKey(), each.getValue(), found[place]));
        }
        return new Exposure(asOf, positions, longValue.rounded(), shortValue.rounded(), gross.rounded(), net.rounded());
    }

    private ExposedPosition position(Account account, BigDecimal quantity, @Nullable KnownClose close) {
        Optional<BigDecimal> value = Optional.ofNullable(close)
                .map(each -> quantity.multiply(each.close())
                        .multiply(multipliers.getOrDefault(account.symbol(), BigDecimal.ONE)));
        value.ifPresent(worth -> add(account.currency(), quantity.signum() > 0, worth));
        return new ExposedPosition(
                account.symbol(), account.currency(), quantity, Optional.ofNullable(close), value.map(Money::round));
    }

    private void add(String currency, boolean bought, BigDecimal worth) {
        // Both sides are named for a currency that has either.
        longValue.add(currency, bought ? worth : BigDecimal.ZERO);
        shortValue.add(currency, bought ? BigDecimal.ZERO : worth);
        gross.add(currency, bought ? worth : worth.negate());
        net.add(currency, worth);
    }
}
