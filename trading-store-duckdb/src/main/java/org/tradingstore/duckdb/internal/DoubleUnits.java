package org.tradingstore.duckdb.internal;

/**
 * The units in which doubles are added. Values below 2^{@code magnitude} are cut into parts: a whole number of a unit, so large that at
 * most 2^{@code rows} of them add up without a rounding, in whatever order threads add; the rest in a second unit, so chosen for it
 * likewise where there are three parts; and what then is left. <em>Immutable.</em>
 *
 * @param magnitude no value reaches 2 to the power of this, on either side of zero
 * @param rows a group has at most 2 to the power of this many
 * @param parts two or three
 */
record DoubleUnits(int magnitude, int rows, int parts) {
    /** The smallest double is 2 to the power of this, so every one is a whole number of it. */
    private static final int LEAST = -1074;

    /** Sums, and what is added to cut, stay finite. */
    private static final int MOST = 1_020;

    /** Bits of a double. */
    static final int BITS = 53;

    /** Few rows would make a unit so small that a value cannot be cut by an addition. */
    private static final int FEWEST = 4;

    /** Units for values that are not beyond these, and so many of them. */
    static DoubleUnits of(double least, double greatest, long rows, int parts) {
        double most = Math.max(Math.abs(least), Math.abs(greatest));
        int magnitude = most == 0 ? 0 : Math.getExponent(most) + 1;
        // Twice as many as there were, since rows are added.
        return new DoubleUnits(magnitude, Math.max(FEWEST, Long.SIZE - Long.numberOfLeadingZeros(rows) + 1), parts);
    }

    DoubleUnits inParts(int number) {
        return new DoubleUnits(magnitude, rows, number);
    }

    /** Whether all is finite that is computed. */
    boolean served() {
        return magnitude + rows <= MOST;
    }

    /** The exponent of the first unit. */
    int first() {
        return Math.max(LEAST, magnitude + rows - BITS);
    }

    /** The exponent of the second unit: the rests are at most half of the first. */
    int second() {
        return Math.max(LEAST, first() - 1 + rows - BITS);
    }

    /** Whether values are as was thought. */
    boolean holds(double least, double greatest) {
        double bound = Math.scalb(1.0, magnitude);
        return -bound <= least && greatest <= bound;
    }

    /** Whether the rests of the first unit add up without a rounding, since the value nearest to zero is that far from it. */
    boolean restsExact(double least, double greatest) {
        double nearest = least > 0 ? least : greatest < 0 ? -greatest : 0;
        // A double is a whole number of the place of its last bit, and so are all that are greater.
        int last = Math.max(LEAST, Math.getExponent(nearest) - BITS + 1);
        return nearest > 0 && first() - 1 + rows - last <= BITS;
    }

    /** The whole number of the unit that is nearest to a value, in SQL: adding a number whose last bit is the unit rounds to it. */
    static String cut(String value, int unit) {
        double much = Math.scalb(1.5, unit + BITS - 1);
        String text = Double.toString(much);
        String number = (text.contains("E") ? text : text + "E0") + "::DOUBLE";
        return "((" + value + " + " + number + ") - " + number + ")";
    }
}
