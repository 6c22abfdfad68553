package org.tradingstore.core.internal.rows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StoredRow;

/** One measure of one group on its way. */
abstract class Accumulator {
    private static final int RESULT_SCALE = 18;

    abstract void add(StoredRow row);

    abstract @Nullable Object result();

    static Accumulator of(Measure<?, ?> measure, RecordType<?, ?> type) {
        Field<?, ?> field = measure.field();
        if (field == null) {
            return new Count(-1);
        }
        return switch (measure.function()) {
            case COUNT -> new Count(field.ordinal());
            case SUM -> new Sum(field, false);
            case AVERAGE -> new Sum(field, true);
            case MIN -> new Extreme(field, List.of(sort(field, Sort.Direction.ASC)));
            case MAX -> new Extreme(field, List.of(sort(field, Sort.Direction.DESC)));
            case FIRST -> new Extreme(field, order(measure, type, Sort.Direction.ASC));
            case LAST -> new Extreme(field, order(measure, type, Sort.Direction.DESC));
        };
    }

    private static List<Sort<?>> order(Measure<?, ?> measure, RecordType<?, ?> type, Sort.Direction direction) {
        List<Sort<?>> terms = new ArrayList<>();
        terms.add(sort(Objects.requireNonNull(measure.by()), direction));
        type.key().fields().forEach(part -> terms.add(sort(part, direction)));
        return terms;
    }

    private static <R> Sort<R> sort(Field<R, ?> field, Sort.Direction direction) {
        return new Sort<>((OrderedField<R, ?>) field, direction);
    }

    private static final class Count extends Accumulator {
        private final int place;
        private long count;

        /** Counts rows that have a value at this place, or all rows where it is negative. */
        Count(int place) {
            this.place = place;
        }

        @Override
        void add(StoredRow row) {
            if (place < 0 || row.values().value(place) != null) {
                count++;
            }
        }

        @Override
        Object result() {
            return count;
        }
    }

    /** Exact for decimals and whole numbers; doubles are added exactly too, and rounded once. */
    private static final class Sum extends Accumulator {
        private final int place;
        private final Kind kind;
        private final boolean average;
        private BigDecimal sum = BigDecimal.ZERO;
        private long whole;
        private long count;

        Sum(Field<?, ?> field, boolean average) {
            this.place = field.ordinal();
            this.kind = field.kind();
            this.average = average;
        }

        @Override
        void add(StoredRow row) {
            Object value = row.values().value(place);
            if (value == null) {
                return;
            }
            count++;
            if (value instanceof BigDecimal decimal) {
                sum = sum.add(decimal);
            } else if (value instanceof Long number) {
                addWhole(number);
            } else {
                sum = sum.add(new BigDecimal((Double) value));
            }
        }

        private void addWhole(long number) {
            long next = whole + number;
            if (((whole ^ next) & (number ^ next)) < 0) {
                sum = sum.add(BigDecimal.valueOf(whole));
                whole = number;
            } else {
                whole = next;
            }
        }

        @Override
        @Nullable
        Object result() {
            if (count == 0) {
                return null;
            }
            BigDecimal exact = sum.add(BigDecimal.valueOf(whole));
            if (kind == Kind.DOUBLE) {
                return average
                        ? exact.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                                .doubleValue()
                        : exact.doubleValue();
            }
            return Canonical.decimal(
                    average ? exact.divide(BigDecimal.valueOf(count), RESULT_SCALE, RoundingMode.HALF_EVEN) : exact);
        }
    }

    /** The value of the row that comes first in an order. */
    private static final class Extreme extends Accumulator {
        private final int place;
        private final int by;
        private final RowOrder order;
        private @Nullable RowValues best;

        Extreme(Field<?, ?> field, List<Sort<?>> terms) {
            this.place = field.ordinal();
            this.by = terms.get(0).field().ordinal();
            this.order = new RowOrder(terms);
        }

        @Override
        void add(StoredRow row) {
            RowValues values = row.values();
            if (values.value(place) == null || values.value(by) == null) {
                return;
            }
            if (best == null || order.compare(values, best) < 0) {
                best = values;
            }
        }

        @Override
        @Nullable
        Object result() {
            return best == null ? null : best.value(place);
        }
    }
}
