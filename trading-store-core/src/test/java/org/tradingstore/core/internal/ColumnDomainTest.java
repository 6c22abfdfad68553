package org.tradingstore.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/** What is looked at in rows that come by column, and what is left as it was given. */
class ColumnDomainTest {
    private static final AtomicInteger MADE = new AtomicInteger();

    /** A price of whoever names it, which refuses to be 13. */
    record Price(
            String name,
            double price,
            @Nullable Double other,
            @Nullable BigDecimal size) {
        private static final RecordType.Builder<Price> SCHEMA = RecordType.describe(Price.class, "price");
        static final TextField<Price> NAME = SCHEMA.text("name", Price::name);
        static final DoubleField<Price> PRICE = SCHEMA.real("price", Price::price);
        static final DoubleField<Price> OTHER = SCHEMA.optional().real("other", Price::other);
        static final DecimalField<Price> SIZE = SCHEMA.optional().decimal("size", Price::size);
        static final PlainType<Price, String> TRIED = SCHEMA.plain()
                .key(Key.of(NAME))
                .build(row -> new Price(NAME.read(row), PRICE.read(row), OTHER.readOrNull(row), SIZE.readOrNull(row)));
        static final PlainType<Price, String> TRUSTED = SCHEMA.plain()
                .key(Key.of(NAME))
                .constructsEveryRow()
                .build(row -> new Price(NAME.read(row), PRICE.read(row), OTHER.readOrNull(row), SIZE.readOrNull(row)));
        static final List<OrderedField<Price, ?>> FIELDS = List.of(NAME, PRICE, OTHER);

        Price {
            Objects.requireNonNull(name, "name");
            MADE.incrementAndGet();
            if (price == 13) {
                throw new IllegalArgumentException("unlucky");
            }
        }
    }

    private static Columns checked(PlainType<Price, String> type, Object[] names, double[] prices, double[] others) {
        return new ColumnDomain<>(type, Price.FIELDS, new Busy())
                .checked(new Columns(prices.length, new Object[] {names, prices, others}));
    }

    @BeforeEach
    void forget() {
        MADE.set(0);
    }

    @Test
    @DisplayName("a row of which no record can be made is refused, unless its type says that there is none")
    void trial() {
        Object[] names = {"a", "b"};
        double[] prices = {1, 13};
        assertThatThrownBy(() -> checked(Price.TRIED, names, prices, prices))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("row_of_chunk=1");
        assertThat(MADE).hasValue(2);
        assertThat(checked(Price.TRUSTED, names, prices, prices).doubles(1)).containsExactly(1, 13);
        assertThat(MADE).hasValue(2);
    }

    @Test
    @DisplayName("a row whose key refuses its values is refused")
    void key() {
        PlainType<Price, Name> type = Price.SCHEMA
                .plain()
                .key(Key.of(Price.NAME, Name::value, Price.PRICE, Name::price, Name::new))
                .build(row -> new Price(Price.NAME.read(row), Price.PRICE.read(row), null, null));
        assertThatThrownBy(() -> new ColumnDomain<>(type, List.of(Price.NAME, Price.PRICE), new Busy())
                        .checked(new Columns(2, new Object[] {new Object[] {"a", "x"}, new double[] {1, 2}})))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("row_of_chunk=1");
    }

    /** Refuses to be x. */
    record Name(String value, Double price) {
        Name {
            if (value.equals("x")) {
                throw new IllegalArgumentException("x is nobody");
            }
        }
    }

    @Test
    @DisplayName("numbers that cannot be kept are refused by name, wherever they stand, and all others are kept")
    void numbers() {
        Object[] names = {"a", "b", "c", "d", "e"};
        double[] good = {1, -1, 0, Double.MAX_VALUE, -Double.MIN_VALUE};
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (int row = 0; row < good.length; row++) {
                double[] prices = good.clone();
                prices[row] = bad;
                assertThatThrownBy(() -> checked(Price.TRUSTED, names, prices, good))
                        .isInstanceOf(InvalidRecordException.class)
                        .hasMessageContaining("component=price")
                        .hasMessageContaining("row_of_chunk=");
            }
        }
        double[] absent = {1, Double.NaN, 2, Double.NaN, 3};
        Columns columns = checked(Price.TRUSTED, names, good, absent);
        assertThat(columns.doubles(1)).isEqualTo(good);
        assertThat(columns.doubles(2)).isEqualTo(absent);
    }

    @Test
    @DisplayName("what has another form is brought into the one that is kept, and what was given stays as it was")
    void canonical() {
        Object[] names = {"a", "b"};
        double[] prices = {1, -0.0};
        Columns columns = checked(Price.TRUSTED, names, prices, prices.clone());
        assertThat(Double.doubleToRawLongBits(columns.doubles(1)[1])).isZero();
        assertThat(Double.doubleToRawLongBits(prices[1])).isNotZero();
        assertThat(columns.objects(0)).containsExactly("a", "b");
    }

    @Test
    @DisplayName(
            "decimals come in their one form, and neither they nor what stands behind the chunk changes in what was given")
    void decimals() {
        BigDecimal long110 = new BigDecimal("1.10");
        @Nullable
        Object[] sizes = {BigDecimal.ONE, long110, long110, null, null, BigDecimal.ONE, new BigDecimal("3.0"), "behind"
        };
        @Nullable Object[] given = sizes.clone();
        Object[] names = {"a", "b", "c", "d", "e", "f", "g"};
        double[] prices = {1, 2, 3, 4, 5, 6, 7};
        Columns columns = new ColumnDomain<>(Price.TRUSTED, List.of(Price.NAME, Price.PRICE, Price.SIZE), new Busy())
                .checked(new Columns(names.length, new Object[] {names, prices, sizes}));
        assertThat(Arrays.copyOf(columns.objects(2), names.length))
                .containsExactly(
                        BigDecimal.ONE,
                        new BigDecimal("1.1"),
                        new BigDecimal("1.1"),
                        null,
                        null,
                        BigDecimal.ONE,
                        new BigDecimal("3"));
        assertThat(sizes).containsExactly(given);
        assertThat(sizes[1]).isSameAs(long110);
        assertThat(columns.array(0)).isSameAs(names);
    }

    @Test
    @DisplayName("an object is looked at wherever it differs from the one before")
    void objects() {
        double[] prices = {1, 2, 3, 4};
        for (Object bad : new Object[] {3L, "\uD800"}) {
            for (int row = 0; row < prices.length; row++) {
                Object[] names = {"a", "a", "b", "b"};
                names[row] = bad;
                assertThatThrownBy(() -> checked(Price.TRUSTED, names, prices, prices))
                        .isInstanceOf(InvalidRecordException.class)
                        .hasMessageContaining("component=name");
            }
        }
        @Nullable Object[] missing = {"a", null, "b", "b"};
        assertThatThrownBy(() -> checked(Price.TRUSTED, missing, prices, prices))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageContaining("component=name");
    }
}
