package org.tradingstore.duckdb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.jdbi.internal.SqlSession;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.WholeField;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;

/** Sums and averages that the engine computes, beside those of exact arithmetic. */
class AggregatesTest {
    private static final String LARGEST = "9999999999999999.999999999999999999";

    /** More than one thread takes at a time. */
    private static final int MANY = 300_000;

    private static final Measure<Point, Double> SUM = Measure.sum(Point.VALUE);
    private static final Measure<Point, Double> AVERAGE = Measure.average(Point.VALUE);
    private static final Measure<Point, Double> SOME_SUM = Measure.sum(Point.MAYBE);
    private static final Measure<Point, Double> SOME_AVERAGE = Measure.average(Point.MAYBE);
    private static final Measure<Point, BigDecimal> AMOUNT = Measure.sum(Point.AMOUNT);
    private static final Measure<Point, BigDecimal> MEAN_AMOUNT = Measure.average(Point.AMOUNT);

    private final SumUnits known = new SumUnits();
    private final List<Point> points = new ArrayList<>();
    private static final DuckdbDialect DIALECT = new DuckdbDialect(Path.of("memory"));

    private DuckDBConnection connection;

    @SuppressWarnings("NullAway.Init") // opened before each test
    AggregatesTest() {}

    record Point(
            long id,
            long part,
            double value,
            @Nullable Double maybe,
            @Nullable BigDecimal amount) {
        private static final RecordType.Builder<Point> SCHEMA = RecordType.describe(Point.class, "point");
        static final WholeField<Point> ID = SCHEMA.whole("id", Point::id);
        static final WholeField<Point> PART = SCHEMA.whole("part", Point::part);
        static final DoubleField<Point> VALUE = SCHEMA.real("value", Point::value);
        static final DoubleField<Point> MAYBE = SCHEMA.optional().real("maybe", Point::maybe);
        static final DecimalField<Point> AMOUNT = SCHEMA.optional().decimal("amount", Point::amount);
        static final PlainType<Point, Long> TYPE = SCHEMA.plain()
                .key(ID)
                .build(row -> new Point(
                        ID.read(row), PART.read(row), VALUE.read(row), MAYBE.readOrNull(row), AMOUNT.readOrNull(row)));
    }

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        Commands.run(connection, "SET threads = 4");
        Commands.run(
                connection,
                "CREATE TABLE point (id BIGINT NOT NULL, part BIGINT NOT NULL, value DOUBLE NOT NULL, maybe DOUBLE,"
                        + " amount DECIMAL(34, 18))");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void add(int parts, double... values) throws SQLException {
        add(parts, Arrays.stream(values).boxed().toList(), List.of());
    }

    private void add(int parts, List<? extends @Nullable Double> values, List<String> amounts) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("point")) {
            for (int i = 0; i < Math.max(values.size(), amounts.size()); i++) {
                Double value = i < values.size() ? values.get(i) : null;
                BigDecimal amount = i < amounts.size() ? new BigDecimal(amounts.get(i)) : null;
                Point point = new Point(points.size(), i % parts, value == null ? 0 : value, value, amount);
                points.add(point);
                appender.beginRow();
                appender.append(point.id());
                appender.append(point.part());
                appender.append(point.value());
                if (value == null) {
                    appender.appendNull();
                } else {
                    appender.append((double) value);
                }
                if (amount == null) {
                    appender.appendNull();
                } else {
                    appender.append(amount.setScale(18));
                }
                appender.endRow();
            }
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    private @Nullable List<AggregateRow> asked(List<OrderedField<Point, ?>> groups, Measure<Point, ?>... measures)
            throws SQLException {
        return new DuckdbAggregates(
                        new Reader(connection, DIALECT),
                        DIALECT,
                        new AggregateRequest(
                                new Selection(Point.TYPE, Scope.SHARED, Condition.always()),
                                groups,
                                null,
                                List.of(measures),
                                100_000),
                        known,
                        selected -> new SqlSession.Question("SELECT " + selected + " FROM point", List.of()))
                .run();
    }

    private void check() throws SQLException {
        List<AggregateRow> found = asked(List.of(Point.PART), SUM, AVERAGE, SOME_SUM, SOME_AVERAGE);
        assertThat(found).as("computed by the engine").isNotNull();
        List<Long> parts = points.stream().map(Point::part).distinct().sorted().toList();
        assertThat(Objects.requireNonNull(found)).hasSameSizeAs(parts);
        for (int i = 0; i < parts.size(); i++) {
            long part = parts.get(i);
            List<Point> group =
                    points.stream().filter(point -> point.part() == part).toList();
            List<Double> all = group.stream().map(Point::value).toList();
            List<Double> some =
                    group.stream().map(Point::maybe).filter(Objects::nonNull).toList();
            assertThat(found.get(i).groups()).containsExactly(part);
            assertThat(found.get(i).results())
                    .as("part %s", part)
                    .containsExactly(sum(all), average(all), sum(some), average(some));
        }
    }

    private static BigDecimal exact(List<Double> values) {
        return values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable Double sum(List<Double> values) {
        return values.isEmpty() ? null : (Double) exact(values).doubleValue();
    }

    private static @Nullable Double average(List<Double> values) {
        return values.isEmpty()
                ? null
                : (Double) exact(values)
                        .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128)
                        .doubleValue();
    }

    private @Nullable DoubleUnits learned() {
        return known.of("point \"part\" \"value\"");
    }

    private static double[] values(int count, IntToDoubleFunction of) {
        return IntStream.range(0, count).mapToDouble(of).toArray();
    }

    @Test
    @DisplayName("sums of prices are those of exact arithmetic, in two parts, where the engine's own are not")
    void prices() throws SQLException {
        Random random = new Random(1);
        add(37, values(MANY, i -> (1_000_000 + random.nextInt(1_000_000)) / 100.0));
        check();
        check();
        assertThat(learned()).isNotNull().extracting(DoubleUnits::parts).isEqualTo(2);
        List<AggregateRow> one = asked(List.of(), SUM);
        List<Double> all = points.stream().map(Point::value).toList();
        assertThat(Objects.requireNonNull(one).get(0).results()).containsExactly(sum(all));
        assertThat(all.stream().reduce(0.0, Double::sum)).as("added in turn").isNotEqualTo(sum(all));
    }

    @ParameterizedTest(
            name = "sums of doubles of both signs, of 2^{0} to 2^{1}, are those of exact arithmetic (seed 2)")
    @CsvSource({"-10, 36", "0, 1", "-40, 40", "30, 60", "900, 950", "-1074, -1000", "20, 53"})
    void ranges(int least, int greatest) throws SQLException {
        Random random = new Random(2);
        IntToDoubleFunction any = i -> Math.scalb(
                (random.nextBoolean() ? 1 : -1) * (1 + random.nextDouble()), least + random.nextInt(greatest - least));
        for (int size : new int[] {1, 2, 3, 4, 100, 20_000}) {
            add(size < 100 ? 1 : 7, values(size, any));
            check();
        }
    }

    @Test
    @DisplayName("a sum that is half way between two doubles goes to the even one, as each second sum of two is")
    void ties() throws SQLException {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            double value = 1 + random.nextDouble();
            add(
                    100,
                    IntStream.range(0, 100)
                            .mapToDouble(n -> n == 7 ? value : 1 + random.nextDouble())
                            .toArray());
            if (i == 1 || i == 3) {
                check();
            }
        }
        check();
    }

    @Test
    @DisplayName("a half that a value far below decides is rounded to the side on which it is")
    void nearTies() throws SQLException {
        double half = 0x1p-53;
        for (double little : new double[] {0, 0x1p-90, -0x1p-90, 0x1p-106, -0x1p-106, Double.MIN_VALUE}) {
            points.clear();
            Commands.run(connection, "DELETE FROM point");
            add(1, 1, half, little);
            List<AggregateRow> found = asked(List.of(), SUM);
            if (found != null) {
                assertThat(found.get(0).results()).as("%s", little).containsExactly(sum(List.of(1.0, half, little)));
            }
            add(1, -1);
            check(List.of(1.0, half, little, -1.0));
        }
    }

    private void check(List<Double> values) throws SQLException {
        List<AggregateRow> found = asked(List.of(), SUM, AVERAGE);
        if (found != null) {
            assertThat(found.get(0).results()).containsExactly(sum(values), average(values));
        }
    }

    @Test
    @DisplayName("nothing, zeros and absent values alone: no sum, and the sum of zeros is zero and positive")
    void empty() throws SQLException {
        assertThat(asked(List.of(Point.PART), SUM, SOME_SUM)).isEmpty();
        assertThat(Objects.requireNonNull(asked(List.of(), SUM, AVERAGE, SOME_SUM, AMOUNT, MEAN_AMOUNT))
                        .get(0)
                        .results())
                .containsOnlyNulls();
        add(3, Arrays.asList(0.0, null, -0.0, null, null, 0.0), List.of());
        check();
        add(1, Arrays.asList(null, -5.0, 5.0), List.of());
        check();
    }

    @Test
    @DisplayName("values that are greater than those of before, more of them, and smaller ones, are summed as exactly")
    void growing() throws SQLException {
        Random random = new Random(4);
        for (int magnitude : new int[] {10, 20, 70, -30, 200}) {
            add(3, values(500, i -> Math.scalb(1 + random.nextDouble(), magnitude)));
            check();
        }
        add(1, values(20_000, i -> 1 + random.nextDouble()));
        check();
        Commands.run(connection, "UPDATE point SET value = value * 1e3, maybe = maybe * 1e3 WHERE part = 1");
        points.replaceAll(point ->
                point.part() != 1 ? point : new Point(point.id(), 1, point.value() * 1e3, point.value() * 1e3, null));
        check();
    }

    @Test
    @DisplayName("doubles whose sum is beyond all doubles, or that cancel out but for what is lost, are left to others")
    void beyond() throws SQLException {
        add(1, Double.MAX_VALUE, Double.MAX_VALUE);
        assertThat(asked(List.of(), SUM)).isNull();
        points.clear();
        Commands.run(connection, "DELETE FROM point");
        add(1, values(1_000, i -> i % 2 == 0 ? 1e200 : -1e200));
        add(1, values(1_000, i -> 1e-200 / (i + 3)));
        assertThat(asked(List.of(), SUM)).isNull();
        points.clear();
        Commands.run(connection, "DELETE FROM point");
        Random random = new Random(5);
        add(1, values(1_000, i -> Math.scalb(random.nextGaussian(), -1_000 + random.nextInt(50))));
        check(points.stream().map(Point::value).toList());
    }

    @ParameterizedTest(name = "sums of {0} of the largest decimals, of either sign and both, are exact")
    @ValueSource(ints = {1, 9_999, 10_000, 10_001, 17_014, 17_015, 34_030, 60_000})
    void decimals(int count) throws SQLException {
        for (List<String> amounts : List.of(
                List.of(LARGEST), List.of("-" + LARGEST), List.of(LARGEST, "-" + LARGEST, "0.000000000000000001"))) {
            points.clear();
            Commands.run(connection, "DELETE FROM point");
            add(
                    1,
                    List.of(),
                    Stream.generate(() -> amounts)
                            .flatMap(List::stream)
                            .limit(count)
                            .toList());
            BigDecimal sum = points.stream().map(Point::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            @Nullable
            Object[] found = Objects.requireNonNull(asked(List.of(), AMOUNT, MEAN_AMOUNT, Measure.count()))
                    .get(0)
                    .results();
            assertThat((BigDecimal) found[0]).isEqualByComparingTo(sum);
            assertThat((BigDecimal) found[1])
                    .isEqualByComparingTo(sum.divide(BigDecimal.valueOf(count), 18, RoundingMode.HALF_EVEN));
            assertThat(found[2]).isEqualTo((long) count);
        }
    }

    @Test
    @DisplayName("decimals that overflow on their way, beside doubles, cancel out to the last digit")
    void cancelling() throws SQLException {
        List<String> amounts = IntStream.range(0, 2 * MANY)
                .mapToObj(i -> i < MANY ? LARGEST : i == 2 * MANY - 1 ? "0.5" : "-" + LARGEST)
                .toList();
        add(1, IntStream.range(0, 2 * MANY).mapToObj(i -> i / 10.0).toList(), amounts);
        @Nullable
        Object[] found =
                Objects.requireNonNull(asked(List.of(), AMOUNT, SUM)).get(0).results();
        assertThat((BigDecimal) found[0]).isEqualByComparingTo(new BigDecimal(LARGEST).add(new BigDecimal("0.5")));
        assertThat(found[1]).isEqualTo(sum(points.stream().map(Point::value).toList()));
    }

    @Test
    @DisplayName("any other failure of the engine is not taken for a sum of too many digits")
    void otherFailure() throws SQLException {
        add(1, 1.0);
        Commands.run(connection, "ALTER TABLE point DROP amount");
        assertThatThrownBy(() -> asked(List.of(), AMOUNT))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("amount");
    }
}
