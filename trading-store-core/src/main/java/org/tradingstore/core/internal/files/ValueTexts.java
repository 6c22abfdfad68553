package org.tradingstore.core.internal.files;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.StorageException;
import org.tradingstore.files.ImportFile;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;

/** Makes portable values of the texts of a file. <em>Immutable.</em> */
final class ValueTexts {
    /** Neither the suffixes nor the hexadecimal forms that Java's own reader takes. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");

    private static final Pattern NOT_FINITE = Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

    private static final Set<Kind> KINDS =
            Set.of(Kind.TEXT, Kind.DOUBLE, Kind.DECIMAL, Kind.DATE, Kind.MONTH, Kind.INSTANT);

    private final Set<String> absent;
    private final TimeTexts times;

    ValueTexts(ImportFile<?> file) {
        this.absent = file.absent();
        this.times = new TimeTexts(file);
    }

    /** Whether values of this kind can be read from files. */
    static boolean serves(Kind kind) {
        return KINDS.contains(kind);
    }

    /** One text of a file, and whether it stood in quotes. */
    record Text(String text, boolean quoted) {}

    /** The portable value of a text, or null where it says that there is none. */
    @Nullable
    Object value(OrderedField<?, ?> field, Text given) throws BadValueException {
        if (field.kind() == Kind.TEXT) {
            return !given.quoted() && (given.text().isEmpty() || absent.contains(given.text()))
                    ? null
                    : ofComponent(field, given.text());
        }
        String text = given.text().strip();
        if (text.isEmpty() || absent.contains(text)) {
            return null;
        }
        return switch (field.kind()) {
            case DOUBLE -> real(text);
            case DECIMAL -> decimal(text);
            case DATE -> times.day(text);
            case MONTH -> times.month(text);
            case INSTANT -> times.moment(text);
            default -> throw new IllegalStateException("A kind that no file has: " + field.kind());
        };
    }

    /** The one text of the value that a text means, which for an interval may be another. */
    private static <V> Object ofComponent(OrderedField<?, V> field, String text) throws BadValueException {
        try {
            Object portable = field.toPortable(field.fromPortable(text));
            if (portable == null) {
                throw new BadValueException(Fault.VALUE);
            }
            return portable;
        } catch (StorageException e) {
            throw new BadValueException(Fault.VALUE, e);
        }
    }

    private static Double real(String text) throws BadValueException {
        requireNumber(text);
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new BadValueException(Fault.FINITE);
        }
        return Canonical.real(value);
    }

    private static BigDecimal decimal(String text) throws BadValueException {
        requireNumber(text);
        try {
            return Canonical.decimal(new BigDecimal(text));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new BadValueException(Fault.NUMBER, e);
        }
    }

    private static void requireNumber(String text) throws BadValueException {
        if (!NUMBER.matcher(text).matches()) {
            throw new BadValueException(NOT_FINITE.matcher(text).matches() ? Fault.FINITE : Fault.NUMBER);
        }
    }
}
