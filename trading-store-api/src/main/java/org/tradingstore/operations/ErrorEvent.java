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
 * An error that the application met. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param context JSON
 * @param resolvedAt may be unknown of one that is resolved
 * @param externalId its id where it came from; unique in the book
 */
public record ErrorEvent(
        UUID id,
        Instant occurredAt,
        ErrorLevel level,
        String component,
        @Nullable String errorType,
        String message,
        @Nullable String stackTrace,
        String context,
        @Nullable String symbol,
        boolean resolved,
        @Nullable Instant resolvedAt,
        @Nullable String resolutionNotes,
        @Nullable String externalId) {
    private static final RecordType.Builder<ErrorEvent> SCHEMA = RecordType.describe(ErrorEvent.class, "error_event");

    public static final UuidField<ErrorEvent> ID = SCHEMA.uuid("id", ErrorEvent::id);
    public static final InstantField<ErrorEvent> OCCURRED_AT = SCHEMA.instant("occurred_at", ErrorEvent::occurredAt);
    public static final EnumField<ErrorEvent, ErrorLevel> LEVEL =
            SCHEMA.enumeration("level", ErrorLevel.class, ErrorEvent::level);
    public static final TextField<ErrorEvent> COMPONENT = SCHEMA.text("component", ErrorEvent::component);
    public static final TextField<ErrorEvent> ERROR_TYPE = SCHEMA.optional().text("error_type", ErrorEvent::errorType);
    public static final TextField<ErrorEvent> MESSAGE = SCHEMA.text("message", ErrorEvent::message);
    public static final TextField<ErrorEvent> STACK_TRACE =
            SCHEMA.optional().text("stack_trace", ErrorEvent::stackTrace);
    public static final JsonField<ErrorEvent> CONTEXT = SCHEMA.json("context", ErrorEvent::context);
    public static final TextField<ErrorEvent> SYMBOL = SCHEMA.optional().text("symbol", ErrorEvent::symbol);
    public static final BooleanField<ErrorEvent> RESOLVED = SCHEMA.bool("resolved", ErrorEvent::resolved);
    public static final InstantField<ErrorEvent> RESOLVED_AT =
            SCHEMA.optional().instant("resolved_at", ErrorEvent::resolvedAt);
    public static final TextField<ErrorEvent> RESOLUTION_NOTES =
            SCHEMA.optional().text("resolution_notes", ErrorEvent::resolutionNotes);
    public static final TextField<ErrorEvent> EXTERNAL_ID =
            SCHEMA.optional().text("external_id", ErrorEvent::externalId);

    public static final KeyedType<ErrorEvent, UUID> TYPE = SCHEMA.keyed()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(OCCURRED_AT)
            .index(LEVEL, OCCURRED_AT)
            .index(COMPONENT, OCCURRED_AT)
            .index(SYMBOL, OCCURRED_AT)
            .index(RESOLVED, LEVEL, OCCURRED_AT)
            .build(row -> new ErrorEvent(
                    ID.read(row),
                    OCCURRED_AT.read(row),
                    LEVEL.read(row),
                    COMPONENT.read(row),
                    ERROR_TYPE.readOrNull(row),
                    MESSAGE.read(row),
                    STACK_TRACE.readOrNull(row),
                    CONTEXT.read(row),
                    SYMBOL.readOrNull(row),
                    RESOLVED.read(row),
                    RESOLVED_AT.readOrNull(row),
                    RESOLUTION_NOTES.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a moment of resolution of one that is not resolved. */
    public ErrorEvent {
        Objects.requireNonNull(id, "id");
        occurredAt = Canonical.instant(Objects.requireNonNull(occurredAt, "occurredAt"));
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(context, "context");
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
                    ErrorText.of("Cannot make an error event: " + reason, "component", component, "value", value));
        }
    }

    /** Begins an error. */
    public static Builder of(ErrorLevel level, String component) {
        return new Builder().level(level).component(component);
    }

    /** This error resolved at that moment; itself where it is resolved already. */
    public ErrorEvent withResolution(Instant at, String notes) {
        Objects.requireNonNull(notes, "notes");
        return resolved
                ? this
                : toBuilder()
                        .resolved(true)
                        .resolvedAt(at)
                        .resolutionNotes(notes)
                        .build();
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.occurredAt = occurredAt;
        builder.level = level;
        builder.component = component;
        builder.errorType = errorType;
        builder.message = message;
        builder.stackTrace = stackTrace;
        builder.context = context;
        builder.symbol = symbol;
        builder.resolved = resolved;
        builder.resolvedAt = resolvedAt;
        builder.resolutionNotes = resolutionNotes;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes an error event; what is not said follows: a time-ordered id, not resolved. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable Instant occurredAt;
        private @Nullable ErrorLevel level;
        private @Nullable String component;
        private @Nullable String errorType;
        private @Nullable String message;
        private @Nullable String stackTrace;
        private @Nullable String context;
        private @Nullable String symbol;
        private boolean resolved = false;
        private @Nullable Instant resolvedAt;
        private @Nullable String resolutionNotes;
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

        public Builder level(ErrorLevel value) {
            level = value;
            return this;
        }

        public Builder component(String value) {
            component = value;
            return this;
        }

        public Builder errorType(@Nullable String value) {
            errorType = value;
            return this;
        }

        public Builder message(String value) {
            message = value;
            return this;
        }

        public Builder stackTrace(@Nullable String value) {
            stackTrace = value;
            return this;
        }

        public Builder context(String value) {
            context = value;
            return this;
        }

        public Builder symbol(@Nullable String value) {
            symbol = value;
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

        public Builder resolutionNotes(@Nullable String value) {
            resolutionNotes = value;
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
        public ErrorEvent build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new ErrorEvent(
                    required(id, "id"),
                    required(occurredAt, "occurred_at"),
                    required(level, "level"),
                    required(component, "component"),
                    errorType,
                    required(message, "message"),
                    stackTrace,
                    required(context, "context"),
                    symbol,
                    resolved,
                    resolvedAt,
                    resolutionNotes,
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make an error event: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
