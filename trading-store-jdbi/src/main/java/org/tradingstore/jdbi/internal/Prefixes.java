package org.tradingstore.jdbi.internal;

/** Turns a prefix into a range of text, which an index serves. */
final class Prefixes {
    private Prefixes() {}

    /** The first text by code point that is above all texts with the prefix; empty where there is none. */
    static String firstBeyond(String prefix) {
        int[] points = prefix.codePoints().toArray();
        for (int i = points.length - 1; i >= 0; i--) {
            if (points[i] < Character.MAX_CODE_POINT) {
                int next = points[i] + 1;
                // No text holds a lone surrogate, so the next code point after U+D7FF is U+E000.
                points[i] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
                return new String(points, 0, i + 1);
            }
        }
        return "";
    }
}
