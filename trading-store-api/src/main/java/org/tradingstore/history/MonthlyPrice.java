package org.tradingstore.history;

import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.MonthField;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/**
 * What a symbol traded at in one month. <em>Immutable.</em>
 *
 * @param averageClose of the closes of its days
 * @param averageAdjustedClose of the adjusted closes of its days
 * @param low lowest price
 * @param high highest price
 * @param source who reported it, or that it was computed
 */
public record MonthlyPrice(
        String symbol,
        YearMonth month,
        double averageClose,
        @Nullable Double averageAdjustedClose,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable String source) {
    private static final RecordType.Builder<MonthlyPrice> SCHEMA =
            RecordType.describe(MonthlyPrice.class, "monthly_price");

    public static final TextField<MonthlyPrice> SYMBOL = SCHEMA.text("symbol", MonthlyPrice::symbol);
    public static final MonthField<MonthlyPrice> MONTH = SCHEMA.month("month", MonthlyPrice::month);
    public static final DoubleField<MonthlyPrice> AVERAGE_CLOSE =
            SCHEMA.real("average_close", MonthlyPrice::averageClose);
    public static final DoubleField<MonthlyPrice> AVERAGE_ADJUSTED_CLOSE =
            SCHEMA.optional().real("average_adjusted_close", MonthlyPrice::averageAdjustedClose);
    public static final DoubleField<MonthlyPrice> LOW = SCHEMA.optional().real("low", MonthlyPrice::low);
    public static final DoubleField<MonthlyPrice> HIGH = SCHEMA.optional().real("high", MonthlyPrice::high);
    public static final TextField<MonthlyPrice> SOURCE = SCHEMA.optional().text("source", MonthlyPrice::source);

    public static final PlainType<MonthlyPrice, MonthlyPriceKey> TYPE = SCHEMA.plain()
            .key(Key.of(SYMBOL, MonthlyPriceKey::symbol, MONTH, MonthlyPriceKey::month, MonthlyPriceKey::new))
            .constructsEveryRow()
            .build(row -> new MonthlyPrice(
                    SYMBOL.read(row),
                    MONTH.read(row),
                    AVERAGE_CLOSE.read(row),
                    AVERAGE_ADJUSTED_CLOSE.readOrNull(row),
                    LOW.readOrNull(row),
                    HIGH.readOrNull(row),
                    SOURCE.readOrNull(row)));

    public MonthlyPrice {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(month, "month");
        averageClose = Canonical.real(averageClose);
        averageAdjustedClose = Canonical.realOrNull(averageAdjustedClose);
        low = Canonical.realOrNull(low);
        high = Canonical.realOrNull(high);
    }

    /** Begins the price of one month. */
    public static Builder of(String symbol, YearMonth month) {
        return new Builder().symbol(symbol).month(month);
    }

    public MonthlyPriceKey key() {
        return new MonthlyPriceKey(symbol, month);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.symbol = symbol;
        builder.month = month;
        builder.averageClose = averageClose;
        builder.averageAdjustedClose = averageAdjustedClose;
        builder.low = low;
        builder.high = high;
        builder.source = source;
        return builder;
    }

    /** Makes a monthly price. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String symbol;
        private @Nullable YearMonth month;
        private @Nullable Double averageClose;
        private @Nullable Double averageAdjustedClose;
        private @Nullable Double low;
        private @Nullable Double high;
        private @Nullable String source;

        private Builder() {}

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder month(YearMonth value) {
            month = value;
            return this;
        }

        public Builder averageClose(double value) {
            averageClose = value;
            return this;
        }

        public Builder averageAdjustedClose(@Nullable Double value) {
            averageAdjustedClose = value;
            return this;
        }

        public Builder low(@Nullable Double value) {
            low = value;
            return this;
        }

        public Builder high(@Nullable Double value) {
            high = value;
            return this;
        }

        public Builder source(@Nullable String value) {
            source = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public MonthlyPrice build() {
            return new MonthlyPrice(
                    required(symbol, "symbol"),
                    required(month, "month"),
                    required(averageClose, "averageClose"),
                    averageAdjustedClose,
                    low,
                    high,
                    source);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a monthly price: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
