package org.tradingstore.benchmarks.trades;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradingstore.TradingStore;
import org.tradingstore.benchmarks.measure.Attempt;
import org.tradingstore.benchmarks.measure.Contender;
import org.tradingstore.benchmarks.measure.Match;
import org.tradingstore.benchmarks.measure.Scale;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeRepository;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Mode;

/**
 * Count, exact sums and exact average of a book's trades by symbol and side, against SQL that a careful person writes for DuckDB: its own
 * average is computed in doubles, so he divides the sum himself.
 */
final class AggregateWork {
    static final String NAME = "duckdb-aggregate-trades";

    private static final int CHUNK = 10_000;
    private static final int SCALE = 18;
    private static final String SQL = "sql";

    private final int count;
    private final Map<Key, Figures> wanted = new HashMap<>();

    AggregateWork(Scale scale) {
        this.count = scale.of(1_000_000, 100_000);
    }

    private record Key(String symbol, Side side) {}

    private record Figures(long count, BigDecimal quantity, BigDecimal net, BigDecimal averagePrice) {
        static Figures of(long count, BigDecimal quantity, BigDecimal net, BigDecimal prices) {
            return new Figures(
                    count,
                    quantity.stripTrailingZeros(),
                    net.stripTrailingZeros(),
                    prices.divide(BigDecimal.valueOf(count), SCALE, RoundingMode.HALF_EVEN)
                            .stripTrailingZeros());
        }
    }

    @FunctionalInterface
    private interface Computing {
        Map<Key, Figures> compute() throws Exception;
    }

    Match match() {
        return new Match(
                NAME,
                "rows/s",
                SQL,
                Match.Kind.READS,
                this::fill,
                List.of(
                        Contender.of("trading-store", places -> {
                            TradingStore store = Engine.DUCKDB.store(places.kept());
                            return attempt(store::close, () -> byStore(trades(store)));
                        }),
                        Contender.of(SQL, places -> {
                            TypedFile file = TypedFile.open(places.kept());
                            return attempt(file::close, () -> bySql(file));
                        })));
    }

    private Attempt attempt(Attempt.Closing closing, Computing computing) {
        return new Attempt() {
            private Map<Key, Figures> found = Map.of();

            @Override
            public long run() throws Exception {
                found = computing.compute();
                return count;
            }

            @Override
            public void verify() {
                if (!found.equals(wanted)) {
                    throw new IllegalStateException("Found " + found + ", wanted " + wanted);
                }
            }

            @Override
            public void close() throws SQLException {
                closing.close();
            }
        };
    }

    private static TradeRepository trades(TradingStore store) {
        return store.book("benchmark", Mode.TEST).ledger().trades();
    }

    private void fill(Path kept) throws SQLException {
        Map<Key, BigDecimal[]> sums = new HashMap<>();
        SampleRows rows = new SampleRows(0);
        try (TradingStore store = Engine.DUCKDB.store(kept);
                TypedFile file = TypedFile.open(kept)) {
            for (int done = 0; done < count; done += CHUNK) {
                List<Trade> chunk = rows.next(Math.min(CHUNK, count - done));
                trades(store).appendAll(chunk);
                file.add(chunk);
                chunk.forEach(trade -> sums.merge(
                        new Key(trade.symbol(), trade.side()),
                        new BigDecimal[] {BigDecimal.ONE, trade.quantity(), trade.netValue(), trade.price()},
                        AggregateWork::plus));
            }
        }
        sums.forEach((key, sum) -> wanted.put(key, Figures.of(sum[0].longValueExact(), sum[1], sum[2], sum[3])));
    }

    private static BigDecimal[] plus(BigDecimal[] sum, BigDecimal[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = sum[i].add(more[i]);
        }
        return sum;
    }

    private static Map<Key, Figures> byStore(TradeRepository trades) {
        Measure<Trade, Long> number = Measure.count();
        Measure<Trade, BigDecimal> quantity = Measure.sum(Trade.QUANTITY);
        Measure<Trade, BigDecimal> net = Measure.sum(Trade.NET_VALUE);
        Measure<Trade, BigDecimal> price = Measure.average(Trade.PRICE);
        Map<Key, Figures> found = new HashMap<>();
        for (Group<Trade> group : trades.aggregate(Aggregation.over(Trade.TYPE.all())
                .groupBy(Trade.SYMBOL, Trade.SIDE)
                .measure(number, quantity, net, price))) {
            found.put(
                    new Key(
                            group.key(Trade.SYMBOL).orElseThrow(),
                            group.key(Trade.SIDE).orElseThrow()),
                    new Figures(
                            group.value(number).orElseThrow(),
                            group.value(quantity).orElseThrow().stripTrailingZeros(),
                            group.value(net).orElseThrow().stripTrailingZeros(),
                            group.value(price).orElseThrow().stripTrailingZeros()));
        }
        return found;
    }

    private static Map<Key, Figures> bySql(TypedFile file) throws SQLException {
        Map<Key, Figures> found = new HashMap<>();
        try (PreparedStatement statement = file.connection()
                        .prepareStatement("SELECT symbol, side, count(*), sum(quantity), sum(net_value), sum(price)"
                                + " FROM trade WHERE book = 1 GROUP BY symbol, side ORDER BY symbol, side");
                ResultSet groups = statement.executeQuery()) {
            while (groups.next()) {
                found.put(
                        new Key(groups.getString(1), Side.valueOf(groups.getString(2))),
                        Figures.of(
                                groups.getLong(3),
                                groups.getBigDecimal(4),
                                groups.getBigDecimal(5),
                                groups.getBigDecimal(6)));
            }
        }
        return found;
    }
}
