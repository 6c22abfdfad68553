package org.tradingstore.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.DateField;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.TimeRange;

/** The component that says when a record is from: a moment, or a day, which counts as its start in UTC. */
interface TimeAxis<R> {
    OrderedField<R, ?> field();

    Instant of(R record);

    /** Start inclusive, end exclusive. */
    Condition<R> within(Instant start, Instant end);

    static <R> TimeAxis<R> moments(InstantField<R> field) {
        return new TimeAxis<>() {
            @Override
            public OrderedField<R, ?> field() {
                return field;
            }

            @Override
            public Instant of(R record) {
                return Objects.requireNonNull(field.of(record), field.name());
            }

            @Override
            public Condition<R> within(Instant start, Instant end) {
                return field.within(new TimeRange(start, end));
            }
        };
    }

    static <R> TimeAxis<R> days(DateField<R> field) {
        return new TimeAxis<>() {
            @Override
            public OrderedField<R, ?> field() {
                return field;
            }

            @Override
            public Instant of(R record) {
                return start(Objects.requireNonNull(field.of(record), field.name()));
            }

            @Override
            public Condition<R> within(Instant start, Instant end) {
                return field.within(new DateRange(day(start), day(end)));
            }
        };
    }

    /** A period of days as one of moments. */
    static TimeRange range(DateRange period) {
        return new TimeRange(start(period.start()), start(period.end()));
    }

    /** The start of a day in UTC. */
    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The day in UTC that a moment falls on. */
    static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
