package org.tradingstore.schema;

/**
 * The kinds of field. Each names the Java class in which a value of the kind travels: its <em>portable</em> value, the same in
 * rows, conditions, digests and engines.
 */
public enum Kind {
    /** {@link String}: any Unicode but unpaired surrogates and U+0000; ordered by code point. */
    TEXT(true),
    /** {@link String}: the constant's name; ordered as text. */
    ENUMERATION(true),
    /** {@link Boolean}; false before true. */
    BOOLEAN(true),
    /** {@link Long}. */
    WHOLE(true),
    /** {@link java.math.BigDecimal} in canonical form, at most 16 digits before and 18 after the point. */
    DECIMAL(true),
    /** {@link Double}, finite, never -0.0. */
    DOUBLE(true),
    /** {@link java.time.Instant} of whole microseconds, from year 1 to 9999. */
    INSTANT(true),
    /** {@link java.time.LocalDate} from year 1 to 9999. */
    DATE(true),
    /** {@link java.time.YearMonth} from year 1 to 9999. */
    MONTH(true),
    /** {@link java.util.UUID}; ordered as 16 unsigned bytes. */
    UUID(true),
    /** {@link java.time.Duration} of whole microseconds that fit in 64 bits. */
    DURATION(true),
    /** {@link java.util.List} of {@link String}, each as in {@link #TEXT}. */
    TEXT_LIST(false),
    /** {@link java.util.List} of {@code Object[]}, the portable values of a {@link Structure}; at an engine: JSON text. */
    STRUCTURE_LIST(false),
    /** {@link java.util.SortedMap} from text, by code point, to portable values of the element; at an engine: JSON text. */
    MAP(false),
    /** {@link String}: well-formed JSON, kept character by character. */
    JSON(false);

    private final boolean ordered;

    Kind(boolean ordered) {
        this.ordered = ordered;
    }

    /** Whether values of the kind can be compared, sorted, indexed and grouped. */
    public boolean ordered() {
        return ordered;
    }
}
