package org.tradingstore.core.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Set;
import org.tradingstore.files.ImportFile;
import org.tradingstore.history.Candle;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.MonthlyPrice;
import org.tradingstore.history.OptionQuote;
import org.tradingstore.schema.RecordType;

/** Which records are good where each value is; the others have rules of their own, which only their constructor knows. */
final class PlainRows {
    private static final Set<RecordType<?, ?>> TYPES =
            Set.of(DailyPrice.TYPE, MonthlyPrice.TYPE, Candle.TYPE, OptionQuote.TYPE);

    private static final int LONGEST_TEXT = 100;

    private PlainRows() {}

    /** Whether the rows of a file are; where a constant is not plain, each row is left to those who judge. */
    static boolean of(ImportFile<?> file) {
        return TYPES.contains(file.type()) && file.constants().values().stream().allMatch(PlainRows::plain);
    }

    private static boolean plain(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) && !number.equals(-0.0);
        }
        if (value instanceof String text) {
            return text.length() <= LONGEST_TEXT
                    && text.chars().noneMatch(unit -> unit == 0 || Character.isSurrogate((char) unit));
        }
        if (value instanceof Temporal moment) {
            int year = moment instanceof Instant instant
                    ? instant.atOffset(ZoneOffset.UTC).getYear()
                    : moment.get(ChronoField.YEAR);
            return year >= 1 && year <= 9999;
        }
        return true;
    }
}
