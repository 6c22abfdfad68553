package org.tradingstore.benchmarks.bars;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.tradingstore.benchmarks.measure.Contender;
import org.tradingstore.benchmarks.measure.Match;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.PriceDrawdown;
import org.tradingstore.history.Rolling;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.DateRange;

/** Computations over all bars, against SQL that a careful person writes for DuckDB. Figures of doubles agree within a part in 10^9. */
final class ComputeWorks {
    static final String AGGREGATE = "duckdb-aggregate";
    static final String DRAWDOWN = "duckdb-drawdown";
    static final String MOVING_AVERAGE = "duckdb-moving-average";
    static final List<String> NAMES = List.of(AGGREGATE, DRAWDOWN, MOVING_AVERAGE);

    /** Days of the moving average. */
    private static final int WINDOW = 20;

    private static final String SQL = "sql";

    private final Rows rows;

    ComputeWorks(Rows rows) {
        this.rows = rows;
    }

    private void fill(Path kept) throws Exception {
        StoreFile.fill(kept, rows);
        PlainFile.fill(kept, rows);
    }

    private Match match(
            String name, Figures wanted, Computation.Computing<StoreFile> store, String sql, Contender... others) {
        List<Contender> contenders = new ArrayList<>(List.of(
                Contender.of("trading-store", places -> {
                    StoreFile file = StoreFile.open(places.kept());
                    return Computation.of(file, file::close, store, rows, wanted);
                }),
                plain(SQL, sql, wanted)));
        contenders.addAll(List.of(others));
        return new Match(name, "rows/s", SQL, Match.Kind.READS, this::fill, contenders);
    }

    private Contender plain(String name, String sql, Figures wanted) {
        return Contender.of(name, places -> {
            DuckDBConnection file = PlainFile.connect(places.kept());
            return Computation.of(file, file::close, plain -> figures(plain, sql), rows, wanted);
        });
    }

    /** Each row is a symbol and its figures. */
    private static Figures figures(DuckDBConnection connection, String sql) throws SQLException {
        Figures figures = new Figures();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int width = found.getMetaData().getColumnCount() - 1;
            while (found.next()) {
                double[] row = new double[width];
                for (int i = 0; i < width; i++) {
                    row[i] = found.getDouble(i + 2);
                }
                figures.add(found.getString(1), row);
            }
        }
        return figures;
    }

    /** Count, lowest, highest, average close and sum of the volumes of each symbol. */
    Match aggregate() {
        Figures wanted = new Figures();
        for (int number = 0; number < rows.symbols(); number++) {
            Series bars = rows.series(number);
            double low = Double.MAX_VALUE;
            double high = 0;
            double close = 0;
            double volume = 0;
            for (int i = 0; i < bars.size(); i++) {
                low = Math.min(low, bars.low()[i]);
                high = Math.max(high, bars.high()[i]);
                close += bars.close()[i];
                volume += Double.isNaN(bars.volume()[i]) ? 0 : bars.volume()[i];
            }
            wanted.add(bars.symbol(), bars.size(), low, high, close / bars.size(), volume);
        }
        String bySymbol = " FROM daily_price GROUP BY symbol ORDER BY symbol";
        return match(
                AGGREGATE,
                wanted,
                ComputeWorks::aggregate,
                "SELECT symbol, count(*), min(low), max(high), avg(close), sum(volume)" + bySymbol,
                // What DuckDB has for sums that rounding does less to; the library's are those of exact arithmetic.
                plain(
                        "sql-kahan",
                        "SELECT symbol, count(*), min(low), max(high), favg(close), fsum(volume)" + bySymbol,
                        wanted));
    }

    private static Figures aggregate(StoreFile file) {
        Measure<DailyPrice, Long> count = Measure.count();
        Measure<DailyPrice, Double> low = Measure.min(DailyPrice.LOW);
        Measure<DailyPrice, Double> high = Measure.max(DailyPrice.HIGH);
        Measure<DailyPrice, Double> close = Measure.average(DailyPrice.CLOSE);
        Measure<DailyPrice, Double> volume = Measure.sum(DailyPrice.VOLUME);
        Figures figures = new Figures();
        for (Group<DailyPrice> group : file.prices()
                .aggregate(Aggregation.over(DailyPrice.TYPE.all())
                        .groupBy(DailyPrice.SYMBOL)
                        .measure(count, low, high, close, volume))) {
            figures.add(
                    group.key(DailyPrice.SYMBOL).orElseThrow(),
                    group.value(count).orElseThrow(),
                    group.value(low).orElseThrow(),
                    group.value(high).orElseThrow(),
                    group.value(close).orElseThrow(),
                    group.value(volume).orElseThrow());
        }
        return figures;
    }

    /** The greatest loss since the highest close before it, as a part of that close, of each symbol. */
    Match drawdown() {
        Figures wanted = new Figures();
        for (int number = 0; number < rows.symbols(); number++) {
            Series bars = rows.series(number);
            wanted.add(bars.symbol(), drawdown(bars.close()));
        }
        return match(
                DRAWDOWN,
                wanted,
                ComputeWorks::drawdowns,
                "SELECT symbol, max(1 - close / peak) FROM (SELECT symbol, close, max(close) OVER"
                        + " (PARTITION BY symbol ORDER BY date ROWS UNBOUNDED PRECEDING) AS peak FROM daily_price)"
                        + " GROUP BY symbol ORDER BY symbol");
    }

    private static Figures drawdowns(StoreFile file) {
        Figures figures = new Figures();
        file.prices()
                .drawdownsOfAll(
                        DailyPrice.CLOSE,
                        DateRange.all(),
                        (symbol, falls) -> figures.add(
                                symbol,
                                falls.maximum().map(PriceDrawdown::ratio).orElse(0.0)));
        return figures;
    }

    private static double drawdown(double[] close) {
        double peak = 0;
        double deepest = 0;
        for (double price : close) {
            peak = Math.max(peak, price);
            deepest = Math.max(deepest, 1 - price / peak);
        }
        return deepest;
    }

    /** The lowest and the highest average close of 20 days of each symbol. */
    Match movingAverage() {
        Figures wanted = new Figures();
        for (int number = 0; number < rows.symbols(); number++) {
            Series bars = rows.series(number);
            wanted.add(bars.symbol(), movingAverage(bars.close()));
        }
        return match(
                MOVING_AVERAGE,
                wanted,
                ComputeWorks::movingAverages,
                "SELECT symbol, min(average), max(average) FROM (SELECT symbol,"
                        + " avg(close) OVER w AS average, row_number() OVER w AS place FROM daily_price"
                        + " WINDOW w AS (PARTITION BY symbol ORDER BY date ROWS " + (WINDOW - 1) + " PRECEDING))"
                        + " WHERE place >= " + WINDOW + " GROUP BY symbol ORDER BY symbol");
    }

    private static Figures movingAverages(StoreFile file) {
        Figures figures = new Figures();
        file.prices()
                .rollingOfAll(
                        DailyPrice.CLOSE,
                        Rolling.average(WINDOW),
                        DateRange.all(),
                        (symbol, averages) -> figures.add(symbol, range(averages.value())));
        return figures;
    }

    private static double[] range(double[] values) {
        double lowest = Double.MAX_VALUE;
        double highest = 0;
        for (double value : values) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        return new double[] {lowest, highest};
    }

    private static double[] movingAverage(double[] close) {
        double[] averages = new double[close.length - WINDOW + 1];
        double sum = 0;
        for (int i = 0; i < close.length; i++) {
            sum += close[i] - (i < WINDOW ? 0 : close[i - WINDOW]);
            if (i >= WINDOW - 1) {
                averages[i - WINDOW + 1] = sum / WINDOW;
            }
        }
        return range(averages);
    }
}
