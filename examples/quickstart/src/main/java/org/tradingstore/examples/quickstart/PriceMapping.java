package org.tradingstore.examples.quickstart;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradingstore.history.DailyPrice;

/** From a line of a file to a daily price. Symbols are in the form of those of trades, so that {@code ETH/USD} and {@code ETHUSD} are one. */
final class PriceMapping {
    /** What Double.parseDouble takes beyond it, such as NaN, 0x1p3 or 1d, is no price. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    private final PriceColumnNames names;

    PriceMapping(PriceColumnNames names) {
        this.names = names;
    }

    DailyPrice price(PriceLine line) throws RejectedEntryException {
        List<String> fields = line.fields();
        if (fields.size() != names.names().size()) {
            throw new RejectedEntryException("it has " + fields.size() + " fields, the header "
                    + names.names().size());
        }
        double high = required(fields, "high");
        double low = required(fields, "low");
        if (high < low) {
            throw new RejectedEntryException("the high is below the low: " + high + " and " + low);
        }
        Double volume = number(fields, "volume");
        if (volume != null && volume < 0) {
            throw new RejectedEntryException("the volume is below zero: " + volume);
        }
        return DailyPrice.of(TradedSymbol.parse(names.field(fields, "symbol")).name(), date(fields))
                .open(required(fields, "open"))
                .high(high)
                .low(low)
                .close(required(fields, "close"))
                .adjustedClose(number(fields, "adjusted_close"))
                .volume(volume)
                .build();
    }

    private LocalDate date(List<String> fields) throws RejectedEntryException {
        String text = names.field(fields, "date");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new RejectedEntryException("the date is not one such as 2026-03-02: " + text);
        }
    }

    private double required(List<String> fields, String name) throws RejectedEntryException {
        Double value = number(fields, name);
        if (value == null) {
            throw new RejectedEntryException("the " + name + " is missing");
        }
        return value;
    }

    private @Nullable Double number(List<String> fields, String name) throws RejectedEntryException {
        String text = names.field(fields, name);
        if (text.isEmpty()) {
            return null;
        }
        String said = "the " + name.replace('_', ' ');
        if (!NUMBER.matcher(text).matches()) {
            throw new RejectedEntryException(said + " is not a number: " + text);
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new RejectedEntryException(said + " is too large: " + text);
        }
        return value;
    }
}
