package org.tradingstore.testkit.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;

/** Expectations by plain loops, with an order written down a second time: from the text of the contract, not from the library. */
public final class Brute {
    private Brute() {}

    /** Compares two portable values of one field. */
    public static int compare(OrderedField<?, ?> field, Object left, Object right) {
        return switch (field.kind()) {
            case TEXT, ENUMERATION -> Arrays.compare(codePoints(left), codePoints(right));
            case BOOLEAN -> Boolean.compare((Boolean) left, (Boolean) right);
            case WHOLE -> Long.compare((Long) left, (Long) right);
            case DECIMAL -> ((BigDecimal) left).compareTo((BigDecimal) right);
            case DOUBLE -> Double.compare((Double) left, (Double) right);
            case INSTANT -> ((Instant) left).compareTo((Instant) right);
            case DATE -> ((LocalDate) left).compareTo((LocalDate) right);
            case MONTH -> ((YearMonth) left).compareTo((YearMonth) right);
            // Sixteen unsigned bytes sort as their hexadecimal digits do, and the dashes stand at the same places.
            case UUID -> ((UUID) left).toString().compareTo(((UUID) right).toString());
            case DURATION -> ((Duration) left).compareTo((Duration) right);
            case TEXT_LIST, STRUCTURE_LIST, MAP, JSON ->
                throw new IllegalArgumentException("No order for " + field.kind());
        };
    }

    private static int[] codePoints(Object text) {
        return ((String) text).codePoints().toArray();
    }

    /** Absent last in both directions, ties by the key in the direction of the last term. */
    public static <R> Comparator<R> order(RecordType<R, ?> type, List<Sort<R>> terms) {
        List<Comparator<R>> parts = new ArrayList<>();
        for (Sort<R> term : terms) {
            parts.add(by(term.field(), term.direction()));
        }
        Sort.Direction last = terms.isEmpty()
                ? Sort.Direction.ASC
                : terms.get(terms.size() - 1).direction();
        for (OrderedField<R, ?> field : type.key().fields()) {
            parts.add(by(field, last));
        }
        return parts.stream().reduce(Comparator::thenComparing).orElseThrow();
    }

    private static <R> Comparator<R> by(OrderedField<R, ?> field, Sort.Direction direction) {
        return (left, right) -> {
            Object first = field.portable(left);
            Object second = field.portable(right);
            if (first == null || second == null) {
                return first == second ? 0 : first == null ? 1 : -1;
            }
            int compared = compare(field, first, second);
            return direction == Sort.Direction.ASC ? compared : -compared;
        };
    }

    /** Whether a component is present and compares so. */
    public static <R> Predicate<R> compares(OrderedField<R, ?> field, Condition.Operator operator, Object operand) {
        return record -> {
            Object value = field.portable(record);
            return value != null && holds(operator, compare(field, value, operand));
        };
    }

    private static boolean holds(Condition.Operator operator, int compared) {
        return switch (operator) {
            case EQ -> compared == 0;
            case NE -> compared != 0;
            case LT -> compared < 0;
            case LE -> compared <= 0;
            case GT -> compared > 0;
            case GE -> compared >= 0;
        };
    }

    /** The records of {@code all} that meet a condition, by key. */
    public static <R> List<R> where(RecordType<R, ?> type, List<R> all, Predicate<R> condition) {
        return all.stream().filter(condition).sorted(order(type, List.of())).toList();
    }
}
