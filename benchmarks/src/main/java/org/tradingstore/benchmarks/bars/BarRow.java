package org.tradingstore.benchmarks.bars;

import jakarta.persistence.Entity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.tradingstore.history.DailyPrice;

/** A row of the peers' table of prices, in the columns' order: what mappers map, with their annotations. */
@Entity
@jakarta.persistence.Table(name = "daily_price")
@Table("daily_price")
public class BarRow {
    @Id
    @jakarta.persistence.Id
    public String symbol = "";

    @jakarta.persistence.Id
    public LocalDate date = LocalDate.EPOCH;

    public double open;
    public double high;
    public double low;
    public double close;
    public @Nullable Double adjustedClose;
    public @Nullable Double volume;
    public @Nullable String source;

    /** For mappers, and to be filled. */
    BarRow() {}

    static BarRow of(Series series, int place, String source) {
        BarRow row = new BarRow();
        row.symbol = series.symbol();
        row.date = LocalDate.ofEpochDay(series.day()[place]);
        row.open = series.open()[place];
        row.high = series.high()[place];
        row.low = series.low()[place];
        row.close = series.close()[place];
        row.adjustedClose = orNull(series.adjustedClose()[place]);
        row.volume = orNull(series.volume()[place]);
        row.source = source;
        return row;
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    DailyPrice toPrice() {
        return new DailyPrice(symbol, date, open, high, low, close, adjustedClose, volume, source);
    }

    /** The values in the columns' order. */
    @Nullable
    Object[] values() {
        return new @Nullable Object[] {symbol, date, open, high, low, close, adjustedClose, volume, source};
    }
}
