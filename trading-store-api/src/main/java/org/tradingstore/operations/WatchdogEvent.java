package org.tradingstore.operations;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * Something that a watchdog noticed. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param details JSON
 * @param resolvedAt may be unknown of one that is resolved
 * @param externalId its id where it came from; unique in the book
 */
public record WatchdogEvent(
        UUID id,
        Instant occurredAt,
        String component,
        String eventType,
        @Nullable Severity severity,
        String details,
        @Nullable String resolution,
        boolean resolved,
        @Nullable Instant resolvedAt,
        @Nullable String externalId) {
    private static final RecordType.Builder<WatchdogEvent> SCHEMA =
            RecordType.describe(WatchdogEvent.class, "watchdog_event");

    public static final UuidField<WatchdogEvent> ID = SCHEMA.uuid("id", WatchdogEvent::id);
    public static final InstantField<WatchdogEvent> OCCURRED_AT =
            SCHEMA.instant("occurred_at", WatchdogEvent::occurredAt);
    public static final TextField<WatchdogEvent> COMPONENT = SCHEMA.text("component", WatchdogEvent::component);
    public static final TextField<WatchdogEvent> EVENT_TYPE = SCHEMA.text("event_type", WatchdogEvent::eventType);
    public static final EnumField<WatchdogEvent, Severity> SEVERITY =
            SCHEMA.optional().enumeration("severity", Severity.class, WatchdogEvent::severity);
    public static final JsonField<WatchdogEvent> DETAILS = SCHEMA.json("details", WatchdogEvent::details);
    public static final TextField<WatchdogEvent> RESOLUTION =
            SCHEMA.optional().text("resolution", WatchdogEvent::resolution);
    public static final BooleanField<WatchdogEvent> RESOLVED = SCHEMA.bool("resolved", WatchdogEvent::resolved);
    public static final InstantField<WatchdogEvent> RESOLVED_AT =
            SCHEMA.optional().instant("resolved_at", WatchdogEvent::resolvedAt);
    public static final TextField<WatchdogEvent> EXTERNAL_ID =
            SCHEMA.optional().text("external_id", WatchdogEvent::externalId);

    public static final KeyedType<WatchdogEvent, UUID> TYPE = SCHEMA.keyed()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(OCCURRED_AT)
            .index(SEVERITY, OCCURRED_AT)
            .index(COMPONENT, OCCURRED_AT)
            .index(RESOLVED, SEVERITY, OCCURRED_AT)
            .build(row -> new WatchdogEvent(
                    ID.read(row),
                    OCCURRED_AT.read(row),
                    COMPONENT.read(row),
                    EVENT_TYPE.read(row),
                    SEVERITY.readOrNull(row),
                    DETAILS.read(row),
                    RESOLUTION.readOrNull(row),
                    RESOLVED.read(row),
                    RESOLVED_AT.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a moment of resolution of one that is not resolved. */
    public WatchdogEvent {
        Objects.requireNonNull(id, "id");
        occurredAt = Canonical.instant(Objects.requireNonNull(occurredAt, "occurredAt"));
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(eventType, "eventType");
        Objects.requireNonNull(details, "details");
        resolvedAt = Canonical.instantOrNull(resolvedAt);
        require(
                resolvedAt == null || resolved,
                "resolved_at",
                "it has a moment of resolution, but is not resolved",
                resolvedAt);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a watchdog event: " + reason, "component", component, "value", value));
        }
    }

    /** Begins an event. */
    public static Builder of(String component, String eventType) {
        return new Builder().component(component).eventType(eventType);
    }

    /** This event resolved in this way at that moment; itself where it is resolved already. */
    public WatchdogEvent withResolution(Instant at, String how) {
        Objects.requireNonNull(how, "how");
        return resolved
                ? this
                : toBuilder().resolved(true).resolvedAt(at).resolution(how).build();
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.occurredAt = occurredAt;
        builder.component = component;
        builder.eventType = eventType;
        builder.severity = severity;
        builder.details = details;
        builder.resolution = resolution;
        builder.resolved = resolved;
        builder.resolvedAt = resolvedAt;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a watchdog event; what is not said follows: a time-ordered id, not resolved. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable Instant occurredAt;
        private @Nullable String component;
        private @Nullable String eventType;
        private @Nullable Severity severity;
        private @Nullable String details;
        private @Nullable String resolution;
        private boolean resolved = false;
        private @Nullable Instant resolvedAt;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder occurredAt(Instant value) {
            occurredAt = value;
            return this;
        }

        public Builder component(String value) {
            component = value;
            return this;
        }

        public Builder eventType(String value) {
            eventType = value;
            return this;
        }

        public Builder severity(@Nullable Severity value) {
            severity = value;
            return this;
        }

        public Builder details(String value) {
            details = value;
            return this;
        }

        public Builder resolution(@Nullable String value) {
            resolution = value;
            return this;
        }

        public Builder resolved(boolean value) {
            resolved = value;
            return this;
        }

        public Builder resolvedAt(@Nullable Instant value) {
            resolvedAt = value;
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
        public WatchdogEvent build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new WatchdogEvent(
                    required(id, "id"),
                    required(occurredAt, "occurred_at"),
                    required(component, "component"),
                    required(eventType, "event_type"),
                    severity,
                    required(details, "details"),
                    resolution,
                    resolved,
                    resolvedAt,
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a watchdog event: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
