package org.tradingstore.examples.backtest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradingstore.history.DailyPrice;

/**
 * A line of a file of bars, with the names of its columns.
 *
 * @param number counted from 1; the header is line 1
 */
record CsvLine(long number, List<String> names, List<String> fields) {
    /** What Double.parseDouble takes beyond it, such as NaN, 0x1p3 or 1d, is no price. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    static CsvLine of(long number, List<String> names, String text) throws InputException {
        List<String> fields = split(text);
        if (fields.size() != names.size()) {
            throw new InputException(
                    "Line " + number + " has " + fields.size() + " fields, the header " + names.size());
        }
        return new CsvLine(number, names, fields);
    }

    static List<String> split(String text) {
        return List.of(text.split(",", -1)).stream().map(String::strip).toList();
    }

    DailyPrice price() throws InputException {
        return DailyPrice.of(required("symbol"), date())
                .open(price("open"))
                .high(price("high"))
                .low(price("low"))
                .close(price("close"))
                .adjustedClose(number("adjusted_close"))
                .volume(number("volume"))
                .build();
    }

    private LocalDate date() throws InputException {
        String text = required("date");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InputException("The date of line " + number + " is not one such as 2026-03-02: " + text, e);
        }
    }

    private double price(String name) throws InputException {
        required(name);
        Double value = number(name);
        if (value == null || value <= 0) {
            throw new InputException("The " + name + " of line " + number + " is not above zero: " + value);
        }
        return value;
    }

    private String required(String name) throws InputException {
        String text = field(name);
        if (text.isEmpty()) {
            throw new InputException("The " + name + " of line " + number + " is missing");
        }
        return text;
    }

    private @Nullable Double number(String name) throws InputException {
        String text = field(name);
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches() || Double.isInfinite(Double.parseDouble(text))) {
            throw new InputException("The " + name + " of line " + number + " is not a number: " + text);
        }
        return Double.valueOf(text);
    }

    /** Empty where the file has no such column. */
    private String field(String name) {
        int place = names.indexOf(name);
        return place < 0 ? "" : fields.get(place);
    }
}
