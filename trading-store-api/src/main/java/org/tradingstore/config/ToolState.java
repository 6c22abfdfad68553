package org.tradingstore.config;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * What a tool of the application has to know when it runs again. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param toolName not blank; several states may have it
 * @param state JSON
 * @param settings JSON
 * @param active whether the tool is in use
 * @param lastRunAt when it last ran; absent before it did
 * @param externalId its id where it came from; unique in the book
 */
public record ToolState(
        UUID id,
        String toolName,
        String state,
        String settings,
        boolean active,
        @Nullable Instant lastRunAt,
        @Nullable String externalId) {
    private static final RecordType.Builder<ToolState> SCHEMA = RecordType.describe(ToolState.class, "tool_state");

    public static final UuidField<ToolState> ID = SCHEMA.uuid("id", ToolState::id);
    public static final TextField<ToolState> TOOL_NAME = SCHEMA.text("tool_name", ToolState::toolName);
    public static final JsonField<ToolState> STATE = SCHEMA.json("state", ToolState::state);
    public static final JsonField<ToolState> SETTINGS = SCHEMA.json("settings", ToolState::settings);
    public static final BooleanField<ToolState> ACTIVE = SCHEMA.bool("active", ToolState::active);
    public static final InstantField<ToolState> LAST_RUN_AT =
            SCHEMA.optional().instant("last_run_at", ToolState::lastRunAt);
    public static final TextField<ToolState> EXTERNAL_ID = SCHEMA.optional().text("external_id", ToolState::externalId);

    public static final KeyedType<ToolState, UUID> TYPE = SCHEMA.keyed()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(ACTIVE, TOOL_NAME)
            .index(TOOL_NAME)
            .build(row -> new ToolState(
                    ID.read(row),
                    TOOL_NAME.read(row),
                    STATE.read(row),
                    SETTINGS.read(row),
                    ACTIVE.read(row),
                    LAST_RUN_AT.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a blank name. */
    public ToolState {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(toolName, "toolName");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(settings, "settings");
        lastRunAt = Canonical.instantOrNull(lastRunAt);
        require(!toolName.isBlank(), "tool_name", "the name is blank", toolName);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a tool state: " + reason, "component", component, "value", value));
        }
    }

    /** Begins the state of a tool. */
    public static Builder of(String toolName) {
        return new Builder().toolName(toolName);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.toolName = toolName;
        builder.state = state;
        builder.settings = settings;
        builder.active = active;
        builder.lastRunAt = lastRunAt;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a tool state; an id that is not given is a time-ordered one. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String toolName;
        private @Nullable String state;
        private @Nullable String settings;
        private @Nullable Boolean active;
        private @Nullable Instant lastRunAt;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder toolName(String value) {
            toolName = value;
            return this;
        }

        public Builder state(String value) {
            state = value;
            return this;
        }

        public Builder settings(String value) {
            settings = value;
            return this;
        }

        public Builder active(boolean value) {
            active = value;
            return this;
        }

        public Builder lastRunAt(@Nullable Instant value) {
            lastRunAt = value;
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
        public ToolState build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new ToolState(
                    required(id, "id"),
                    required(toolName, "tool_name"),
                    required(state, "state"),
                    required(settings, "settings"),
                    required(active, "active"),
                    lastRunAt,
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a tool state: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
