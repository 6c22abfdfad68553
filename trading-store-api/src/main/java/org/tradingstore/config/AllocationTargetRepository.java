package org.tradingstore.config;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.Cursor;

/** Allocation targets of one book. */
public interface AllocationTargetRepository extends AuditedRepository<AllocationTarget, AllocationTargetKey> {
    /** The most targets of one kind whose weights are computed; beyond, it is refused. */
    int MOST_TARGETS = 10_000;

    /** The first targets of {@code kind}, by name. */
    default List<AllocationTarget> ofKind(AllocationKind kind, int limit) {
        return list(AllocationTarget.TYPE.where(AllocationTarget.KIND.eq(kind)).limit(limit));
    }

    /**
     * The weights of {@code kind} divided by their sum, so that they come to exactly 1: by name, in code-point order, each with at most
     * 18 digits after the point. Each is the exact quotient cut to 18 digits; the units of the 18th digit that are then missing are
     * added, one each, to those of which most was cut off, ties in the order of names (method of largest remainders). A weight of zero
     * stays zero.
     *
     * @throws InvalidRequestException if the sum is zero, as it is where there is no target, or there are more than
     *     {@value #MOST_TARGETS}
     */
    default SortedMap<String, BigDecimal> weights(AllocationKind kind) {
        try (Cursor<AllocationTarget> targets = scan(AllocationTarget.TYPE.where(AllocationTarget.KIND.eq(kind)))) {
            return normalized(kind, targets);
        }
    }

    /** As {@link #weights(AllocationKind)}, from the targets as they were at {@code moment}, inclusive. */
    default SortedMap<String, BigDecimal> weights(AllocationKind kind, Instant moment) {
        try (Cursor<AllocationTarget> targets = asOf(moment).scan(AllocationTarget.KIND.eq(kind))) {
            return normalized(kind, targets);
        }
    }

    private static SortedMap<String, BigDecimal> normalized(AllocationKind kind, Cursor<AllocationTarget> targets) {
        Map<String, BigDecimal> weights = new HashMap<>();
        targets.forEach(target -> {
            weights.put(target.name(), target.weight());
            if (weights.size() > MOST_TARGETS) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot normalise weights: there are too many targets", "kind", kind, "at_most", MOST_TARGETS));
            }
        });
        if (Shares.sum(weights).signum() == 0) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot normalise weights: their sum is zero; give one target a weight above zero",
                    "kind",
                    kind,
                    "targets",
                    weights.size()));
        }
        return Shares.of(weights);
    }
}
