package org.tradingstore.history;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.CodedField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/**
 * What a symbol traded at from one moment on for an interval, as its source reported it. <em>Immutable.</em>
 *
 * @param openedAt when it began
 * @param open first price, in the currency of the symbol
 * @param close last price
 * @param volume units traded; absent is not zero
 * @param source who reported it
 */
public record Candle(
        String symbol,
        Interval interval,
        Instant openedAt,
        double open,
        double high,
        double low,
        double close,
        @Nullable Double volume,
        @Nullable String source) {
    private static final RecordType.Builder<Candle> SCHEMA = RecordType.describe(Candle.class, "candle");

    public static final TextField<Candle> SYMBOL = SCHEMA.text("symbol", Candle::symbol);
    public static final CodedField<Candle, Interval> INTERVAL =
            SCHEMA.coded("interval", Interval.CODING, Candle::interval);
    public static final InstantField<Candle> OPENED_AT = SCHEMA.instant("opened_at", Candle::openedAt);
    public static final DoubleField<Candle> OPEN = SCHEMA.real("open", Candle::open);
    public static final DoubleField<Candle> HIGH = SCHEMA.real("high", Candle::high);
    public static final DoubleField<Candle> LOW = SCHEMA.real("low", Candle::low);
    public static final DoubleField<Candle> CLOSE = SCHEMA.real("close", Candle::close);
    public static final DoubleField<Candle> VOLUME = SCHEMA.optional().real("volume", Candle::volume);
    public static final TextField<Candle> SOURCE = SCHEMA.optional().text("source", Candle::source);

    public static final PlainType<Candle, CandleKey> TYPE = SCHEMA.plain()
            .key(Key.of(
                    SYMBOL,
                    CandleKey::symbol,
                    INTERVAL,
                    CandleKey::interval,
                    OPENED_AT,
                    CandleKey::openedAt,
                    CandleKey::new))
            .constructsEveryRow()
            .build(row -> new Candle(
                    SYMBOL.read(row),
                    INTERVAL.read(row),
                    OPENED_AT.read(row),
                    OPEN.read(row),
                    HIGH.read(row),
                    LOW.read(row),
                    CLOSE.read(row),
                    VOLUME.readOrNull(row),
                    SOURCE.readOrNull(row)));

    public Candle {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(interval, "interval");
        openedAt = Canonical.instant(Objects.requireNonNull(openedAt, "openedAt"));
        open = Canonical.real(open);
        high = Canonical.real(high);
        low = Canonical.real(low);
        close = Canonical.real(close);
        volume = Canonical.realOrNull(volume);
    }

    /** Begins a candle. */
    public static Builder of(String symbol, Interval interval, Instant openedAt) {
        return new Builder().symbol(symbol).interval(interval).openedAt(openedAt);
    }

    public CandleKey key() {
        return new CandleKey(symbol, interval, openedAt);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.symbol = symbol;
        builder.interval = interval;
        builder.openedAt = openedAt;
        builder.open = open;
        builder.high = high;
        builder.low = low;
        builder.close = close;
        builder.volume = volume;
        builder.source = source;
        return builder;
    }

    /** Makes a candle. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String symbol;
        private @Nullable Interval interval;
        private @Nullable Instant openedAt;
        private @Nullable Double open;
        private @Nullable Double high;
        private @Nullable Double low;
        private @Nullable Double close;
        private @Nullable Double volume;
        private @Nullable String source;

        private Builder() {}

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder interval(Interval value) {
            interval = value;
            return this;
        }

        public Builder openedAt(Instant value) {
            openedAt = value;
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
        public Candle build() {
            return new Candle(
                    required(symbol, "symbol"),
                    required(interval, "interval"),
                    required(openedAt, "openedAt"),
                    required(open, "open"),
                    required(high, "high"),
                    required(low, "low"),
                    required(close, "close"),
                    volume,
                    source);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a candle: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
