package org.tradingstore.operations;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.EventType;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * A number that was measured. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param value finite
 * @param metadata JSON
 * @param externalId its id where it came from; unique in the book
 */
public record AnalyticsPoint(
        UUID id,
        String category,
        String name,
        double value,
        Instant recordedAt,
        String metadata,
        @Nullable String externalId) {
    private static final RecordType.Builder<AnalyticsPoint> SCHEMA =
            RecordType.describe(AnalyticsPoint.class, "analytics_point");

    public static final UuidField<AnalyticsPoint> ID = SCHEMA.uuid("id", AnalyticsPoint::id);
    public static final TextField<AnalyticsPoint> CATEGORY = SCHEMA.text("category", AnalyticsPoint::category);
    public static final TextField<AnalyticsPoint> NAME = SCHEMA.text("name", AnalyticsPoint::name);
    public static final DoubleField<AnalyticsPoint> VALUE = SCHEMA.real("value", AnalyticsPoint::value);
    public static final InstantField<AnalyticsPoint> RECORDED_AT =
            SCHEMA.instant("recorded_at", AnalyticsPoint::recordedAt);
    public static final JsonField<AnalyticsPoint> METADATA = SCHEMA.json("metadata", AnalyticsPoint::metadata);
    public static final TextField<AnalyticsPoint> EXTERNAL_ID =
            SCHEMA.optional().text("external_id", AnalyticsPoint::externalId);

    public static final EventType<AnalyticsPoint, UUID> TYPE = SCHEMA.event()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(RECORDED_AT)
            .index(CATEGORY, NAME, RECORDED_AT)
            .build(row -> new AnalyticsPoint(
                    ID.read(row),
                    CATEGORY.read(row),
                    NAME.read(row),
                    VALUE.read(row),
                    RECORDED_AT.read(row),
                    METADATA.read(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Makes components canonical. */
    public AnalyticsPoint {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(name, "name");
        value = Canonical.real(value);
        recordedAt = Canonical.instant(Objects.requireNonNull(recordedAt, "recordedAt"));
        Objects.requireNonNull(metadata, "metadata");
    }

    /** Begins a point. */
    public static Builder of(String category, String name) {
        return new Builder().category(category).name(name);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.category = category;
        builder.name = name;
        builder.value = value;
        builder.recordedAt = recordedAt;
        builder.metadata = metadata;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes an analytics point; what is not said follows: a time-ordered id. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String category;
        private @Nullable String name;
        private @Nullable Double value;
        private @Nullable Instant recordedAt;
        private @Nullable String metadata;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder category(String value) {
            category = value;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder value(double value) {
            this.value = value;
            return this;
        }

        public Builder recordedAt(Instant value) {
            recordedAt = value;
            return this;
        }

        public Builder metadata(String value) {
            metadata = value;
            return this;
        }

        public Builder externalId(@Nullable String value) {
            externalId = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public AnalyticsPoint build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new AnalyticsPoint(
                    required(id, "id"),
                    required(category, "category"),
                    required(name, "name"),
                    required(value, "value"),
                    required(recordedAt, "recorded_at"),
                    required(metadata, "metadata"),
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make an analytics point: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
