package org.tradingstore.schema;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order of versions written as text: numbers in them by value, so that {@code 1.10} comes after {@code 1.9}. Every text has its
 * place, and different texts have different ones.
 */
public final class VersionOrder {
    /**
     * Oldest first. A version is a row of numbers (digits 0 to 9) and of what stands between them, and rows are compared part by part:
     * what begins with a hyphen, as in {@code 1.0-beta}, comes before the end of a row, that before other text, and that before a
     * number. So {@code 1.0-beta} is older than {@code 1.0}, and that older than {@code 1.0.1}. Numbers are compared by value, text by
     * code point; versions that are equal so far, such as {@code 1.0} and {@code 1.00}, by code point as a whole.
     */
    public static final Comparator<String> OLDEST_FIRST = VersionOrder::compare;

    private static final int HYPHEN = 0;
    private static final int END = 1;
    private static final int TEXT = 2;
    private static final int NUMBER = 3;

    private VersionOrder() {}

    private static int compare(String left, String right) {
        List<String> a = parts(left);
        List<String> b = parts(right);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = compareParts(i < a.size() ? a.get(i) : "", i < b.size() ? b.get(i) : "");
            if (order != 0) {
                return order;
            }
        }
        return PortableOrder.TEXT.compare(left, right);
    }

    private static int compareParts(String left, String right) {
        int rank = rank(left);
        if (rank != rank(right)) {
            return Integer.compare(rank, rank(right));
        }
        return rank == NUMBER
                ? new BigInteger(left).compareTo(new BigInteger(right))
                : PortableOrder.TEXT.compare(left, right);
    }

    private static int rank(String part) {
        if (part.isEmpty()) {
            return END;
        }
        char first = part.charAt(0);
        return first == '-' ? HYPHEN : isDigit(first) ? NUMBER : TEXT;
    }

    /** Runs of digits, and runs of anything else; a hyphen begins a run of its own. */
    private static List<String> parts(String version) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= version.length(); i++) {
            boolean ends = i == version.length()
                    || isDigit(version.charAt(i)) != isDigit(version.charAt(i - 1))
                    || version.charAt(i) == '-';
            if (ends) {
                parts.add(version.substring(start, i));
                start = i;
            }
        }
        return parts;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
