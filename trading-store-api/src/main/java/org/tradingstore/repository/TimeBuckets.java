package org.tradingstore.repository;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.TimeRange;

/**
 * Spans of time by which records are grouped: bucket i holds the moments from edge i, inclusive, to edge i + 1, exclusive. Moments
 * outside all buckets are left out. A day counts as its start in UTC. Edges are computed here, so that no engine applies zone rules of its own.
 * <em>Immutable.</em>
 *
 * @param field of kind INSTANT or DATE
 * @param edges ascending moments, at least two and at most 100,001
 */
public record TimeBuckets<R>(OrderedField<R, ?> field, List<Instant> edges) {
    private static final int MOST_EDGES = 100_001;

    /**
     * Throws {@link InvalidRequestException} if there are too few or too many edges, they do not ascend, or those of days are not starts
     * of days in UTC.
     */
    public TimeBuckets {
        if (field.kind() != Kind.INSTANT && field.kind() != Kind.DATE) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot group by time: the field is no moment and no day", "field", field.name()));
        }
        edges = List.copyOf(edges);
        if (edges.size() < 2 || edges.size() > MOST_EDGES) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot group by time: too few or too many edges", "edges", edges.size(), "at_most", MOST_EDGES));
        }
        if (field.kind() == Kind.DATE
                && edges.stream()
                        .anyMatch(edge -> !edge.truncatedTo(ChronoUnit.DAYS).equals(edge))) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot group by time: edges of days are starts of days in UTC", "field", field.name()));
        }
        for (int i = 1; i < edges.size(); i++) {
            if (!edges.get(i).isAfter(edges.get(i - 1))) {
                throw new InvalidRequestException(
                        ErrorText.of("Cannot group by time: edges do not ascend", "edge", edges.get(i)));
            }
        }
    }

    /**
     * The calendar days, weeks (from Monday), months or years of {@code zone} that touch {@code period}; the outer buckets are
     * whole ones.
     *
     * @param unit DAYS, WEEKS, MONTHS or YEARS
     */
    public static <R> TimeBuckets<R> calendar(InstantField<R> field, ChronoUnit unit, TimeRange period, ZoneId zone) {
        LocalDate day = period.start().atZone(zone).toLocalDate();
        LocalDate edge = switch (unit) {
            case DAYS -> day;
            case WEEKS -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTHS -> day.withDayOfMonth(1);
            case YEARS -> day.withDayOfYear(1);
            default ->
                throw new InvalidRequestException(
                        ErrorText.of("Cannot group by time: not a unit of the calendar", "unit", unit));
        };
        List<Instant> edges = new ArrayList<>();
        edges.add(edge.atStartOfDay(zone).toInstant());
        while (edges.get(edges.size() - 1).isBefore(period.end()) && edges.size() <= MOST_EDGES) {
            edge = edge.plus(1, unit);
            edges.add(edge.atStartOfDay(zone).toInstant());
        }
        return new TimeBuckets<>(field, edges);
    }
}
