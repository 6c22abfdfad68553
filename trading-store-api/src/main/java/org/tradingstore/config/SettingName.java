package org.tradingstore.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.function.Function;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.Canonical;

/**
 * The name of a setting and the type that its text is read and written as. An application has one constant for each of its settings.
 * <em>Immutable.</em>
 *
 * @param <V> the Java class of the value
 */
public final class SettingName<V> {
    private static final int DIGITS_BEFORE_POINT = 16;
    private static final int DIGITS_AFTER_POINT = 18;

    private final String name;
    private final String kind;
    private final Function<String, V> parser;
    private final Function<V, String> writer;

    private SettingName(String name, String kind, Function<String, V> parser, Function<V, String> writer) {
        this.name = Objects.requireNonNull(name, "name");
        this.kind = kind;
        this.parser = parser;
        this.writer = writer;
    }

    /** Any text, as it is. */
    public static SettingName<String> text(String name) {
        return new SettingName<>(name, "text", text -> text, value -> value);
    }

    /** A whole number of 64 bits. A decimal text whose value is whole, such as {@code 15.0}, is one. */
    public static SettingName<Long> whole(String name) {
        return new SettingName<>(
                name, "whole number of 64 bits", text -> number(text).longValueExact(), value -> Long.toString(value));
    }

    /** An exact decimal, at most 16 digits before and 18 after the point, such as {@code 0.05}, {@code -3} or {@code 1E-5}. */
    public static SettingName<BigDecimal> decimal(String name) {
        return new SettingName<>(
                name,
                "decimal of at most 16 digits before and 18 after the point",
                text -> portable(number(text)),
                value -> portable(Canonical.decimal(value)).toPlainString());
    }

    /** {@code true} or {@code false}, in lower case. */
    public static SettingName<Boolean> bool(String name) {
        return new SettingName<>(name, "true or false", SettingName::truth, value -> Boolean.toString(value));
    }

    /** A span of time in the form of ISO 8601 that {@link Duration#parse} reads, such as {@code PT15M} or {@code P2DT3H}. */
    public static SettingName<Duration> duration(String name) {
        return new SettingName<>(name, "duration such as PT15M", Duration::parse, Duration::toString);
    }

    public String name() {
        return name;
    }

    /** The value of a setting's text. @throws InvalidRequestException if the text is not of this type */
    public V value(Setting setting) {
        try {
            return parser.apply(setting.value());
        } catch (NumberFormatException | ArithmeticException | DateTimeParseException e) {
            throw new InvalidRequestException(
                    ErrorText.of(
                            "Cannot read a setting: its text is no " + kind, "setting", name, "text", setting.value()),
                    e);
        }
    }

    /** The text that a value is kept as. @throws InvalidRecordException if it cannot be kept exactly */
    public String text(V value) {
        try {
            return writer.apply(Objects.requireNonNull(value, "value"));
        } catch (ArithmeticException e) {
            throw new InvalidRecordException(
                    "value",
                    ErrorText.of("Cannot write a setting: the value is no " + kind, "setting", name, "value", value),
                    e);
        }
    }

    private static BigDecimal number(String text) {
        return Canonical.decimal(new BigDecimal(text));
    }

    private static BigDecimal portable(BigDecimal value) {
        if ((long) value.precision() - value.scale() > DIGITS_BEFORE_POINT || value.scale() > DIGITS_AFTER_POINT) {
            throw new ArithmeticException("The decimal has too many digits");
        }
        return value;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new NumberFormatException("The text is neither true nor false");
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
