package org.tradingstore.schema;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.UUID;

/** The order of portable values, the same on every engine. */
public final class PortableOrder {
    /** Text by code point; unlike {@link String#compareTo}, characters beyond U+FFFF come after all others. */
    public static final Comparator<String> TEXT = PortableOrder::compareText;

    /** UUIDs as 16 unsigned bytes; unlike {@link UUID#compareTo}, which compares signed halves. */
    public static final Comparator<UUID> UUIDS = PortableOrder::compareUuids;

    private PortableOrder() {}

    /** Compares two portable values of one kind. @throws IllegalArgumentException if the kind has no order */
    public static int compare(Kind kind, Object left, Object right) {
        return switch (kind) {
            case TEXT, ENUMERATION -> compareText((String) left, (String) right);
            case BOOLEAN -> Boolean.compare((Boolean) left, (Boolean) right);
            case WHOLE -> Long.compare((Long) left, (Long) right);
            case DECIMAL -> ((BigDecimal) left).compareTo((BigDecimal) right);
            case DOUBLE -> Double.compare((Double) left, (Double) right);
            case INSTANT -> ((Instant) left).compareTo((Instant) right);
            case DATE -> ((LocalDate) left).compareTo((LocalDate) right);
            case MONTH -> ((YearMonth) left).compareTo((YearMonth) right);
            case UUID -> compareUuids((UUID) left, (UUID) right);
            case DURATION -> ((Duration) left).compareTo((Duration) right);
            case TEXT_LIST, STRUCTURE_LIST, MAP, JSON -> throw new IllegalArgumentException("No order for " + kind);
        };
    }

    private static int compareText(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Surrogates sort below U+E000 as chars and above U+FFFF as code points.
                boolean aSurrogate = Character.isSurrogate(a);
                return aSurrogate == Character.isSurrogate(b) ? Character.compare(a, b) : aSurrogate ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int compareUuids(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }
}
