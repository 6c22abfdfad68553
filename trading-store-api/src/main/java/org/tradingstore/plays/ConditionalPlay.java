package org.tradingstore.plays;

import java.util.Objects;
import java.util.UUID;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.Structure;
import org.tradingstore.schema.UuidField;

/**
 * Another play that depends on this one. <em>Immutable.</em>
 *
 * @param kind whether one cancels the other or triggers it
 * @param playId the other; it need not be there yet
 */
public record ConditionalPlay(ConditionalKind kind, UUID playId) {
    private static final Structure.Builder<ConditionalPlay> SHAPE =
            Structure.describe(ConditionalPlay.class, "conditional_play");

    public static final EnumField<ConditionalPlay, ConditionalKind> KIND =
            SHAPE.enumeration("kind", ConditionalKind.class, ConditionalPlay::kind);
    public static final UuidField<ConditionalPlay> PLAY_ID = SHAPE.uuid("play_id", ConditionalPlay::playId);

    public static final Structure<ConditionalPlay> STRUCTURE =
            SHAPE.build(row -> new ConditionalPlay(KIND.read(row), PLAY_ID.read(row)));

    /** Makes components canonical. */
    public ConditionalPlay {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(playId, "playId");
    }
}
