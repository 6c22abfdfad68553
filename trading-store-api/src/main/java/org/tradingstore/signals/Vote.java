package org.tradingstore.signals;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.Structure;
import org.tradingstore.schema.TextField;

/**
 * What one strategy said about a signal. <em>Immutable.</em>
 *
 * @param confidence finite
 * @param weight how much the vote counted; finite
 * @param enabled whether it counted
 */
public record Vote(
        Decision decision,
        double confidence,
        @Nullable String reason,
        @Nullable Double weight,
        boolean enabled) {
    private static final Structure.Builder<Vote> SHAPE = Structure.describe(Vote.class, "vote");

    public static final EnumField<Vote, Decision> DECISION =
            SHAPE.enumeration("decision", Decision.class, Vote::decision);
    public static final DoubleField<Vote> CONFIDENCE = SHAPE.real("confidence", Vote::confidence);
    public static final TextField<Vote> REASON = SHAPE.optional().text("reason", Vote::reason);
    public static final DoubleField<Vote> WEIGHT = SHAPE.optional().real("weight", Vote::weight);
    public static final BooleanField<Vote> ENABLED = SHAPE.bool("enabled", Vote::enabled);

    public static final Structure<Vote> STRUCTURE = SHAPE.build(row -> new Vote(
            DECISION.read(row),
            CONFIDENCE.read(row),
            REASON.readOrNull(row),
            WEIGHT.readOrNull(row),
            ENABLED.read(row)));

    /** Makes components canonical. */
    public Vote {
        Objects.requireNonNull(decision, "decision");
        confidence = Canonical.real(confidence);
        weight = Canonical.realOrNull(weight);
    }
}
