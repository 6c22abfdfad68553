package org.tradingstore.duckdb.internal;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.files.ZoneTimes;
import org.tradingstore.files.ImportFile;
import org.tradingstore.history.Interval;
import org.tradingstore.schema.CodedField;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;

/**
 * One column of a file as a component, in steps: its source, a local time where it is one, the value, and what is kept of it. What a value says is taken
 * only where it is beyond doubt: everything else is null here, and left to those who give reasons. So a text must match an expression
 * besides what the engine's own reader makes of it, which takes {@code 1_000} for a number and 24 o'clock for a time.
 */
final class FileColumnSql {
    private static final String NUMBER = "[ \\t]*[+-]?[0-9.]+([eE][+-]?[0-9]+)?[ \\t]*";
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String TIME = DAY + "[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,6})?)?";
    private static final String OFFSET = "[+-](0[0-9]|1[0-7]):[0-5][0-9]";
    private static final String MIDNIGHT = DAY + "([T ]00:00(:00([.]0{1,6})?)?(Z|" + OFFSET + ")?)?";
    private static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";
    private static final int LONGEST_KEY = 400;
    private static final int LONGEST_TEXT = 100_000;
    private static final Set<String> INTERVALS = intervals();

    private final ImportFile<?> file;
    private final OrderedField<?, ?> field;
    private final String source;
    private final String type;

    /**
     * @param source how the column is called where it is read
     * @param type of the column, as the engine calls it
     */
    FileColumnSql(ImportFile<?> file, OrderedField<?, ?> field, String source, String type) {
        this.file = file;
        this.field = field;
        this.source = source;
        this.type = type.toUpperCase(Locale.ROOT);
    }

    /** Those that have this text and no other. */
    private static Set<String> intervals() {
        Set<String> texts = new TreeSet<>();
        for (String unit : new String[] {"s", "m", "h", "d", "w", "mo"}) {
            for (int count = 1; count < 60; count++) {
                texts.add(Interval.of(count + unit).toString());
            }
        }
        return Set.copyOf(texts);
    }

    /** Whether texts of the file can be told to be plain in this component at all. */
    static boolean serves(ImportFile<?> file, OrderedField<?, ?> field) {
        boolean coded = field instanceof CodedField<?, ?> own && own.javaType() != Interval.class;
        boolean kind = field.kind() == Kind.TEXT || field.kind() == Kind.DOUBLE;
        String letters = file.patternText();
        TimePattern pattern = letters == null ? null : TimePattern.of(letters).orElse(null);
        boolean times = letters == null || pattern != null;
        return switch (field.kind()) {
            case DATE ->
                file.epoch() == null && times && (pattern == null || pattern.time() == TimePattern.Precision.DAY);
            case MONTH -> letters == null;
            case INSTANT -> times;
            default -> kind && !coded;
        };
    }

    private boolean text() {
        return type.equals("VARCHAR");
    }

    /** What is read of the column; an empty text is none, except of text. */
    String source() {
        if (field.kind() == Kind.TEXT) {
            return text() ? source : "CAST(" + source + " AS VARCHAR)";
        }
        if (text()) {
            return "CASE WHEN " + source + " = '' THEN NULL ELSE " + source + " END";
        }
        if (field.kind() == Kind.INSTANT && file.epoch() != null) {
            return "CAST(" + source + " AS VARCHAR)";
        }
        return source;
    }

    /** The time or day that the source in {@code c} says, before zones are looked into. */
    String local(String c) {
        if (field.kind() != Kind.INSTANT || file.epoch() != null) {
            return "NULL";
        }
        if (!text()) {
            return naiveType() ? micros(c) : "NULL";
        }
        TimePattern pattern = pattern();
        if (pattern != null) {
            return matching(c, pattern.expression(), "TRY_CAST(" + pattern.iso(c) + " AS TIMESTAMP)");
        }
        return "CASE WHEN regexp_full_match(" + c + ", '" + TIME + "') OR regexp_full_match(" + c + ", '" + DAY
                + "') THEN TRY_CAST(" + c + " AS TIMESTAMP) END";
    }

    /** The engine's own cast rounds what is finer than a microsecond; everywhere else that is cut. */
    private String micros(String c) {
        return type.equals("TIMESTAMP_NS")
                ? "make_timestamp((epoch_ns(" + c + ") - ((epoch_ns(" + c + ") % 1000) + 1000) % 1000) // 1000)"
                : "CAST(" + c + " AS TIMESTAMP)";
    }

    private boolean naiveType() {
        return type.equals("DATE") || (type.startsWith("TIMESTAMP") && !type.contains("TIME ZONE"));
    }

    private @Nullable TimePattern pattern() {
        String letters = file.patternText();
        return letters == null ? null : TimePattern.of(letters).orElse(null);
    }

    private static String matching(String c, String expression, String value) {
        return "CASE WHEN regexp_full_match(" + c + ", '" + expression + "') THEN " + value + " END";
    }

    /** The value of the source in {@code c} and the local time in {@code l}; null where there is none, or it is not plain. */
    String value(String c, String l) {
        return switch (field.kind()) {
            case TEXT -> field instanceof CodedField ? intervalOf(c) : textOf(c);
            case DOUBLE -> doubleOf(c);
            case DATE -> dayOf(c);
            case MONTH -> monthOf(c);
            case INSTANT -> momentOf(c, l);
            default -> "NULL";
        };
    }

    private static String intervalOf(String c) {
        return "CASE WHEN list_contains(" + SqlLiterals.texts(INTERVALS) + ", " + c + ") THEN " + c + " END";
    }

    private String textOf(String c) {
        boolean key = file.type().key().fields().contains(field);
        return "CASE WHEN strlen(" + c + ") <= " + (key ? LONGEST_KEY : LONGEST_TEXT) + " AND NOT contains(" + c
                + ", chr(0)) THEN " + c + " END";
    }

    private String doubleOf(String c) {
        String number;
        if (text()) {
            number = matching(c, NUMBER, "TRY_CAST(" + c + " AS DOUBLE)");
        } else if (type.startsWith("DECIMAL") || type.endsWith("HUGEINT")) {
            // Through text, since a division by a power of ten rounds once more.
            number = "TRY_CAST(CAST(" + c + " AS VARCHAR) AS DOUBLE)";
        } else if (type.endsWith("INT") || type.endsWith("INTEGER") || type.equals("FLOAT") || type.equals("DOUBLE")) {
            number = "CAST(" + c + " AS DOUBLE)";
        } else {
            return "CAST(NULL AS DOUBLE)";
        }
        return number;
    }

    private String dayOf(String c) {
        String day;
        if (text()) {
            TimePattern pattern = pattern();
            day = pattern == null
                    ? matching(c, MIDNIGHT, "TRY_CAST(substr(" + c + ", 1, 10) AS DATE)")
                    : matching(c, pattern.expression(), "TRY_CAST(" + pattern.iso(c) + " AS DATE)");
        } else if (file.epoch() != null) {
            return "CAST(NULL AS DATE)";
        } else if (type.equals("DATE")) {
            day = c;
        } else if (naiveType()) {
            day = "CASE WHEN CAST(" + c + " AS TIMESTAMP) = CAST(CAST(" + c + " AS DATE) AS TIMESTAMP) THEN CAST(" + c
                    + " AS DATE) END";
        } else {
            return "CAST(NULL AS DATE)";
        }
        return day;
    }

    private String monthOf(String c) {
        return text()
                ? matching(
                        c,
                        MONTH,
                        "TRY_CAST(substr(" + c + ", 1, 4) AS INTEGER) * 12 + TRY_CAST(substr(" + c
                                + ", 6, 2) AS INTEGER) - 1")
                : "CAST(NULL AS INTEGER)";
    }

    private String momentOf(String c, String l) {
        String moment;
        ChronoUnit epoch = file.epoch();
        if (epoch != null) {
            moment = counted(c, epoch);
        } else if (!text()) {
            moment = naiveType()
                    ? naive(l)
                    : type.contains("TIME ZONE") ? "make_timestamp(epoch_us(" + c + "))" : "CAST(NULL AS TIMESTAMP)";
        } else if (pattern() != null) {
            moment = naive(l);
        } else {
            moment = "CASE WHEN " + l + " IS NOT NULL THEN " + naive(l) + " WHEN regexp_full_match(" + c + ", '" + TIME
                    + "Z') THEN TRY_CAST(substr(" + c + ", 1, length(" + c
                    + ") - 1) AS TIMESTAMP) WHEN regexp_full_match("
                    + c + ", '" + TIME + OFFSET + "') THEN make_timestamp(epoch_us(TRY_CAST(substr(" + c
                    + ", 1, length("
                    + c + ") - 6) AS TIMESTAMP)) - (CASE WHEN substr(" + c
                    + ", -6, 1) = '-' THEN -60000000 ELSE 60000000 END)"
                    + " * (TRY_CAST(substr(" + c + ", -5, 2) AS BIGINT) * 60 + TRY_CAST(substr(" + c
                    + ", -2, 2) AS BIGINT))) END";
        }
        return moment;
    }

    private String naive(String l) {
        ZoneId zone = file.zone();
        return zone == null ? "CAST(NULL AS TIMESTAMP)" : ZoneSql.utc(l, ZoneTimes.of(Objects.requireNonNull(zone)));
    }

    private static String counted(String c, ChronoUnit unit) {
        return switch (unit) {
            case SECONDS -> matching(c, "-?[0-9]{1,12}", "make_timestamp(TRY_CAST(" + c + " AS BIGINT) * 1000000)");
            case MILLIS -> matching(c, "-?[0-9]{1,15}", "make_timestamp(TRY_CAST(" + c + " AS BIGINT) * 1000)");
            case MICROS -> matching(c, "-?[0-9]{1,18}", "make_timestamp(TRY_CAST(" + c + " AS BIGINT))");
            // Division rounds towards zero, so what is before 1970 is left to those who round down.
            default -> matching(c, "[0-9]{1,18}", "make_timestamp(TRY_CAST(" + c + " AS BIGINT) // 1000)");
        };
    }

    /** What is kept of the value in {@code n}: null beyond the bounds of what can be, and no zero below zero. */
    String bounded(String n) {
        return switch (field.kind()) {
            case DOUBLE -> "CASE WHEN " + n + " = 0 THEN CAST(0 AS DOUBLE) WHEN isfinite(" + n + ") THEN " + n + " END";
            case DATE -> between(n, "DATE '0001-01-01'", "DATE '9999-12-31'");
            case MONTH -> between(n, "12", "119999");
            case INSTANT -> between(n, "TIMESTAMP '0001-01-01 00:00:00'", "TIMESTAMP '9999-12-31 23:59:59.999999'");
            default -> n;
        };
    }

    private static String between(String n, String first, String last) {
        return "CASE WHEN " + n + " BETWEEN " + first + " AND " + last + " THEN " + n + " END";
    }

    /** Whether what is kept in {@code v} is what the source in {@code c} says. */
    String plain(String c, String v) {
        return field.optional() ? "(" + c + " IS NULL OR " + v + " IS NOT NULL)" : v + " IS NOT NULL";
    }
}
