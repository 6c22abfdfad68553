package org.tradingstore.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.EventType;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * A line of the application's log. Kept for 30 days after {@code loggedAt}. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param metadata JSON
 * @param externalId its id where it came from; unique in the book
 */
public record LogEntry(
        UUID id,
        Instant loggedAt,
        LogLevel level,
        String component,
        String message,
        String metadata,
        @Nullable String traceId,
        @Nullable String externalId) {
    private static final RecordType.Builder<LogEntry> SCHEMA = RecordType.describe(LogEntry.class, "log_entry");

    public static final UuidField<LogEntry> ID = SCHEMA.uuid("id", LogEntry::id);
    public static final InstantField<LogEntry> LOGGED_AT = SCHEMA.instant("logged_at", LogEntry::loggedAt);
    public static final EnumField<LogEntry, LogLevel> LEVEL =
            SCHEMA.enumeration("level", LogLevel.class, LogEntry::level);
    public static final TextField<LogEntry> COMPONENT = SCHEMA.text("component", LogEntry::component);
    public static final TextField<LogEntry> MESSAGE = SCHEMA.text("message", LogEntry::message);
    public static final JsonField<LogEntry> METADATA = SCHEMA.json("metadata", LogEntry::metadata);
    public static final TextField<LogEntry> TRACE_ID = SCHEMA.optional().text("trace_id", LogEntry::traceId);
    public static final TextField<LogEntry> EXTERNAL_ID = SCHEMA.optional().text("external_id", LogEntry::externalId);

    public static final EventType<LogEntry, UUID> TYPE = SCHEMA.event()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(LOGGED_AT)
            .index(LEVEL, LOGGED_AT)
            .index(COMPONENT, LOGGED_AT)
            .index(TRACE_ID, LOGGED_AT)
            .retention(LOGGED_AT, Duration.ofDays(30))
            .build(row -> new LogEntry(
                    ID.read(row),
                    LOGGED_AT.read(row),
                    LEVEL.read(row),
                    COMPONENT.read(row),
                    MESSAGE.read(row),
                    METADATA.read(row),
                    TRACE_ID.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Makes components canonical. */
    public LogEntry {
        Objects.requireNonNull(id, "id");
        loggedAt = Canonical.instant(Objects.requireNonNull(loggedAt, "loggedAt"));
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(metadata, "metadata");
    }

    /** Begins an entry. */
    public static Builder of(LogLevel level, String component) {
        return new Builder().level(level).component(component);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.loggedAt = loggedAt;
        builder.level = level;
        builder.component = component;
        builder.message = message;
        builder.metadata = metadata;
        builder.traceId = traceId;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a log entry; what is not said follows: a time-ordered id. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable Instant loggedAt;
        private @Nullable LogLevel level;
        private @Nullable String component;
        private @Nullable String message;
        private @Nullable String metadata;
        private @Nullable String traceId;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder loggedAt(Instant value) {
            loggedAt = value;
            return this;
        }

        public Builder level(LogLevel value) {
            level = value;
            return this;
        }

        public Builder component(String value) {
            component = value;
            return this;
        }

        public Builder message(String value) {
            message = value;
            return this;
        }

        public Builder metadata(String value) {
            metadata = value;
            return this;
        }

        public Builder traceId(@Nullable String value) {
            traceId = value;
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
        public LogEntry build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new LogEntry(
                    required(id, "id"),
                    required(loggedAt, "logged_at"),
                    required(level, "level"),
                    required(component, "component"),
                    required(message, "message"),
                    required(metadata, "metadata"),
                    traceId,
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a log entry: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
