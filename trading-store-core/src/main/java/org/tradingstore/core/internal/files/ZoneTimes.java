package org.tradingstore.core.internal.files;

import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When clocks of a zone stood apart from UTC by how much, as java.time has it: for engines, which apply no zone rules of their own.
 * <em>Immutable.</em>
 *
 * @param spans in order of time, without gaps between them
 */
public record ZoneTimes(List<Span> spans) {
    private static final int LAST_YEAR = 2100;

    public ZoneTimes {
        spans = List.copyOf(spans);
    }

    /**
     * Local times of one offset, or of none that is certain.
     *
     * @param until the local time at which the next span begins; null where this is the last
     * @param offsetSeconds what local times are ahead of UTC; null where clocks skipped or doubled them, or the span is not looked into
     */
    public record Span(
            @Nullable LocalDateTime until, @Nullable Integer offsetSeconds) {}

    /** Those of {@code zone} up to the year 2100. */
    public static ZoneTimes of(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        if (rules.isFixedOffset()) {
            return new ZoneTimes(List.of(new Span(null, seconds(rules.getOffset(LocalDateTime.MIN)))));
        }
        List<ZoneOffsetTransition> transitions = new ArrayList<>(rules.getTransitions());
        int known = transitions.isEmpty()
                ? 1900
                : transitions.get(transitions.size() - 1).getDateTimeBefore().getYear();
        for (int year = known; year <= LAST_YEAR && !rules.getTransitionRules().isEmpty(); year++) {
            for (var rule : rules.getTransitionRules()) {
                ZoneOffsetTransition transition =
                        rule.createTransition(Year.of(year).getValue());
                if (transitions.isEmpty()
                        || transition
                                .getInstant()
                                .isAfter(transitions.get(transitions.size() - 1).getInstant())) {
                    transitions.add(transition);
                }
            }
        }
        List<Span> spans = new ArrayList<>();
        for (ZoneOffsetTransition transition : transitions) {
            boolean gap = transition.isGap();
            spans.add(new Span(
                    gap ? transition.getDateTimeBefore() : transition.getDateTimeAfter(),
                    seconds(transition.getOffsetBefore())));
            spans.add(new Span(gap ? transition.getDateTimeAfter() : transition.getDateTimeBefore(), null));
        }
        boolean goesOn = !rules.getTransitionRules().isEmpty();
        spans.add(new Span(
                null,
                goesOn || transitions.isEmpty()
                        ? null
                        : seconds(transitions.get(transitions.size() - 1).getOffsetAfter())));
        return new ZoneTimes(spans);
    }

    private static int seconds(ZoneOffset offset) {
        return offset.getTotalSeconds();
    }
}
