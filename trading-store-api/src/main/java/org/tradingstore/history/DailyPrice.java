package org.tradingstore.history;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DateField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/**
 * What a symbol traded at on one day, as its source reported it: nothing is refused because a price lies outside low and high. <em>Immutable.</em>
 *
 * @param date the day at its exchange
 * @param open first price, in the currency of the symbol
 * @param close last price, not adjusted
 * @param adjustedClose last price, adjusted for splits and dividends since
 * @param volume units traded; absent is not zero
 * @param source who reported it
 */
public record DailyPrice(
        String symbol,
        LocalDate date,
        double open,
        double high,
        double low,
        double close,
        @Nullable Double adjustedClose,
        @Nullable Double volume,
        @Nullable String source) {
    private static final RecordType.Builder<DailyPrice> SCHEMA = RecordType.describe(DailyPrice.class, "daily_price");

    public static final TextField<DailyPrice> SYMBOL = SCHEMA.text("symbol", DailyPrice::symbol);
    public static final DateField<DailyPrice> DATE = SCHEMA.date("date", DailyPrice::date);
    public static final DoubleField<DailyPrice> OPEN = SCHEMA.real("open", DailyPrice::open);
    public static final DoubleField<DailyPrice> HIGH = SCHEMA.real("high", DailyPrice::high);
    public static final DoubleField<DailyPrice> LOW = SCHEMA.real("low", DailyPrice::low);
    public static final DoubleField<DailyPrice> CLOSE = SCHEMA.real("close", DailyPrice::close);
    public static final DoubleField<DailyPrice> ADJUSTED_CLOSE =
            SCHEMA.optional().real("adjusted_close", DailyPrice::adjustedClose);
    public static final DoubleField<DailyPrice> VOLUME = SCHEMA.optional().real("volume", DailyPrice::volume);
    public static final TextField<DailyPrice> SOURCE = SCHEMA.optional().text("source", DailyPrice::source);

    public static final PlainType<DailyPrice, DailyPriceKey> TYPE = SCHEMA.plain()
            .key(Key.of(SYMBOL, DailyPriceKey::symbol, DATE, DailyPriceKey::date, DailyPriceKey::new))
            .constructsEveryRow()
            .build(row -> new DailyPrice(
                    SYMBOL.read(row),
                    DATE.read(row),
                    OPEN.read(row),
                    HIGH.read(row),
                    LOW.read(row),
                    CLOSE.read(row),
                    ADJUSTED_CLOSE.readOrNull(row),
                    VOLUME.readOrNull(row),
                    SOURCE.readOrNull(row)));

    public DailyPrice {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(date, "date");
        open = Canonical.real(open);
        high = Canonical.real(high);
        low = Canonical.real(low);
        close = Canonical.real(close);
        adjustedClose = Canonical.realOrNull(adjustedClose);
        volume = Canonical.realOrNull(volume);
    }

    /** Begins the price of one day. */
    public static Builder of(String symbol, LocalDate date) {
        return new Builder().symbol(symbol).date(date);
    }

    public DailyPriceKey key() {
        return new DailyPriceKey(symbol, date);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.symbol = symbol;
        builder.date = date;
        builder.open = open;
        builder.high = high;
        builder.low = low;
        builder.close = close;
        builder.adjustedClose = adjustedClose;
        builder.volume = volume;
        builder.source = source;
        return builder;
    }

    /** Makes a daily price. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String symbol;
        private @Nullable LocalDate date;
        private @Nullable Double open;
        private @Nullable Double high;
        private @Nullable Double low;
        private @Nullable Double close;
        private @Nullable Double adjustedClose;
        private @Nullable Double volume;
        private @Nullable String source;

        private Builder() {}

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder date(LocalDate value) {
            date = value;
            return this;
        }

        public Builder open(double value) {
            open = value;
            return this;
        }

        public Builder high(double value) {
            high = value;
            return this;
        }

        public Builder low(double value) {
            low = value;
            return this;
        }

        public Builder close(double value) {
            close = value;
            return this;
        }

        public Builder adjustedClose(@Nullable Double value) {
            adjustedClose = value;
            return this;
        }

        public Builder volume(@Nullable Double value) {
            volume = value;
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
        public DailyPrice build() {
            return new DailyPrice(
                    required(symbol, "symbol"),
                    required(date, "date"),
                    required(open, "open"),
                    required(high, "high"),
                    required(low, "low"),
                    required(close, "close"),
                    adjustedClose,
                    volume,
                    source);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a daily price: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
