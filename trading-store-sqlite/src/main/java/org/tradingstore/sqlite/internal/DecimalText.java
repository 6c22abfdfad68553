package org.tradingstore.sqlite.internal;

import java.math.BigDecimal;
import org.tradingstore.error.StorageException;

/**
 * Decimals as text whose order is the order of the values: a letter that grows with the number of digits before the point, then the
 * decimal itself. Below zero the letter falls, each digit is its complement to nine, and a tilde, which is above all digits, ends it.
 * So 9 is {@code b9}, 110 is {@code d110}, 0.5 is {@code a0.5}, and -1.5 is {@code Y8.4~}.
 */
final class DecimalText {
    private static final char END = '~';
    private static final int BASE = 10;
    private static final int LARGEST_DIGIT = 9;

    /** So many characters, the letter and perhaps a point among them, are at most 18 digits, for which a long has room. */
    private static final int LONG_DIGITS = 19;

    private DecimalText() {}

    static String encode(BigDecimal value) {
        boolean negative = value.signum() < 0;
        String plain = (negative ? value.negate() : value).toPlainString();
        int point = plain.indexOf('.');
        int digits = point < 0 ? plain.length() : point;
        if (digits == 1 && plain.charAt(0) == '0') {
            digits = 0;
        }
        if (!negative) {
            return (char) ('a' + digits) + plain;
        }
        char[] text = new char[plain.length() + 2];
        text[0] = (char) ('Z' - digits);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            text[i + 1] = c == '.' ? c : (char) ('0' + '9' - c);
        }
        text[text.length - 1] = END;
        return new String(text);
    }

    /**
     * The decimal whose text stands in ASCII from {@code from}, inclusive, to {@code to}, exclusive.
     *
     * @throws StorageException if it is none that {@link #encode} makes: a damaged value must not pass for another
     */
    static BigDecimal decode(byte[] text, int from, int to) {
        if (to - from < 2) {
            throw PackedRow.damaged();
        }
        boolean negative = text[from] < 'a';
        int end = negative ? to - 1 : to;
        int zero = negative ? '9' : '0';
        long unscaled = 0;
        int scale = 0;
        for (int i = from + 1; i < end; i++) {
            byte c = text[i];
            if (c == '.') {
                if (scale != 0) {
                    throw PackedRow.damaged();
                }
                scale = end - i - 1;
            } else {
                int digit = negative ? zero - c : c - zero;
                if (digit < 0 || digit > LARGEST_DIGIT) {
                    throw PackedRow.damaged();
                }
                unscaled = unscaled * BASE + digit;
            }
        }
        int before = end - from - 1 - (scale == 0 ? 0 : scale + 1);
        int digits = before == 1 && text[from + 1] == zero ? 0 : before;
        if (before < 1 || text[from] != (negative ? 'Z' - digits : 'a' + digits) || (negative && text[end] != END)) {
            throw PackedRow.damaged();
        }
        if (end - from > LONG_DIGITS) {
            return decodeLong(text, from, end, negative);
        }
        return BigDecimal.valueOf(negative ? -unscaled : unscaled, scale);
    }

    private static BigDecimal decodeLong(byte[] text, int from, int end, boolean negative) {
        char[] plain = new char[end - from];
        plain[0] = negative ? '-' : '+';
        for (int i = 1; i < plain.length; i++) {
            byte c = text[from + i];
            plain[i] = (char) (c == '.' || !negative ? c : '0' + '9' - c);
        }
        return new BigDecimal(plain);
    }

    /** The same in SQL: the plain decimal, as text, of an encoded column. */
    static String decodeInSql(String column) {
        String digits = "substr(" + column + ", 2, length(" + column + ") - 2)";
        // Letters stand in while digits change places, since each replacement sees the result of the one before.
        for (int i = 0; i <= 4; i++) {
            digits = "replace(" + digits + ", '" + i + "', '" + (char) ('a' + i) + "')";
        }
        for (int i = 5; i <= 9; i++) {
            digits = "replace(" + digits + ", '" + i + "', '" + (9 - i) + "')";
        }
        for (int i = 0; i <= 4; i++) {
            digits = "replace(" + digits + ", '" + (char) ('a' + i) + "', '" + (9 - i) + "')";
        }
        return "CASE WHEN " + column + " >= 'a' THEN substr(" + column + ", 2) ELSE '-' || " + digits + " END";
    }
}
