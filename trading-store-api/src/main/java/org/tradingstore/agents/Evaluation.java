package org.tradingstore.agents;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.UuidField;

/**
 * What a sequence was found to be worth at one moment. <em>Immutable.</em>
 *
 * @param endScore finite
 * @param breakdown JSON
 * @param feasible whether its steps could be taken
 */
public record Evaluation(UUID sequenceId, Instant evaluatedAt, double endScore, String breakdown, boolean feasible) {
    private static final RecordType.Builder<Evaluation> SCHEMA = RecordType.describe(Evaluation.class, "evaluation");

    public static final UuidField<Evaluation> SEQUENCE_ID = SCHEMA.uuid("sequence_id", Evaluation::sequenceId);
    public static final InstantField<Evaluation> EVALUATED_AT = SCHEMA.instant("evaluated_at", Evaluation::evaluatedAt);
    public static final DoubleField<Evaluation> END_SCORE = SCHEMA.real("end_score", Evaluation::endScore);
    public static final JsonField<Evaluation> BREAKDOWN = SCHEMA.json("breakdown", Evaluation::breakdown);
    public static final BooleanField<Evaluation> FEASIBLE = SCHEMA.bool("feasible", Evaluation::feasible);

    public static final AppendType<Evaluation, EvaluationKey> TYPE = SCHEMA.appendOnly()
            .key(Key.of(
                    SEQUENCE_ID,
                    EvaluationKey::sequenceId,
                    EVALUATED_AT,
                    EvaluationKey::evaluatedAt,
                    EvaluationKey::new))
            .index(SEQUENCE_ID, FEASIBLE, END_SCORE)
            .references(SEQUENCE_ID, Sequence.TYPE)
            .build(row -> new Evaluation(
                    SEQUENCE_ID.read(row),
                    EVALUATED_AT.read(row),
                    END_SCORE.read(row),
                    BREAKDOWN.read(row),
                    FEASIBLE.read(row)));

    /** Makes components canonical. */
    public Evaluation {
        Objects.requireNonNull(sequenceId, "sequenceId");
        evaluatedAt = Canonical.instant(Objects.requireNonNull(evaluatedAt, "evaluatedAt"));
        endScore = Canonical.real(endScore);
        Objects.requireNonNull(breakdown, "breakdown");
    }

    /** Begins an evaluation. */
    public static Builder of(UUID sequenceId, Instant evaluatedAt) {
        return new Builder().sequenceId(sequenceId).evaluatedAt(evaluatedAt);
    }

    public EvaluationKey key() {
        return new EvaluationKey(sequenceId, evaluatedAt);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.sequenceId = sequenceId;
        builder.evaluatedAt = evaluatedAt;
        builder.endScore = endScore;
        builder.breakdown = breakdown;
        builder.feasible = feasible;
        return builder;
    }

    /** Makes an evaluation. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID sequenceId;
        private @Nullable Instant evaluatedAt;
        private @Nullable Double endScore;
        private @Nullable String breakdown;
        private @Nullable Boolean feasible;

        private Builder() {}

        public Builder sequenceId(UUID value) {
            sequenceId = value;
            return this;
        }

        public Builder evaluatedAt(Instant value) {
            evaluatedAt = value;
            return this;
        }

        public Builder endScore(double value) {
            endScore = value;
            return this;
        }

        public Builder breakdown(String value) {
            breakdown = value;
            return this;
        }

        public Builder feasible(boolean value) {
            feasible = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public Evaluation build() {
            return new Evaluation(
                    required(sequenceId, "sequence_id"),
                    required(evaluatedAt, "evaluated_at"),
                    required(endScore, "end_score"),
                    required(breakdown, "breakdown"),
                    required(feasible, "feasible"));
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make an evaluation: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
