package org.tradingstore.agents;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * How an agent is set up. Audited: every configuration that it ran with is kept. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param name not blank
 * @param version as its author counts
 * @param config JSON
 * @param externalId its id where it came from; unique in the book
 */
public record AgentConfig(
        UUID id,
        String name,
        String version,
        String config,
        boolean active,
        Instant createdAt,
        @Nullable String externalId) {
    private static final RecordType.Builder<AgentConfig> SCHEMA =
            RecordType.describe(AgentConfig.class, "agent_config");

    public static final UuidField<AgentConfig> ID = SCHEMA.uuid("id", AgentConfig::id);
    public static final TextField<AgentConfig> NAME = SCHEMA.text("name", AgentConfig::name);
    public static final TextField<AgentConfig> VERSION = SCHEMA.text("version", AgentConfig::version);
    public static final JsonField<AgentConfig> CONFIG = SCHEMA.json("config", AgentConfig::config);
    public static final BooleanField<AgentConfig> ACTIVE = SCHEMA.bool("active", AgentConfig::active);
    public static final InstantField<AgentConfig> CREATED_AT = SCHEMA.instant("created_at", AgentConfig::createdAt);
    public static final TextField<AgentConfig> EXTERNAL_ID =
            SCHEMA.optional().text("external_id", AgentConfig::externalId);

    public static final AuditedType<AgentConfig, UUID> TYPE = SCHEMA.audited()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(NAME)
            .index(ACTIVE, NAME)
            .build(row -> new AgentConfig(
                    ID.read(row),
                    NAME.read(row),
                    VERSION.read(row),
                    CONFIG.read(row),
                    ACTIVE.read(row),
                    CREATED_AT.read(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a blank name. */
    public AgentConfig {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(config, "config");
        createdAt = Canonical.instant(Objects.requireNonNull(createdAt, "createdAt"));
        require(!name.isBlank(), "name", "the name is blank", name);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make an agent config: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a configuration. */
    public static Builder of(String name, String version) {
        return new Builder().name(name).version(version);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.name = name;
        builder.version = version;
        builder.config = config;
        builder.active = active;
        builder.createdAt = createdAt;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes an agent config; what is not said follows: a time-ordered id. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String name;
        private @Nullable String version;
        private @Nullable String config;
        private @Nullable Boolean active;
        private @Nullable Instant createdAt;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder version(String value) {
            version = value;
            return this;
        }

        public Builder config(String value) {
            config = value;
            return this;
        }

        public Builder active(boolean value) {
            active = value;
            return this;
        }

        public Builder createdAt(Instant value) {
            createdAt = value;
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
        public AgentConfig build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new AgentConfig(
                    required(id, "id"),
                    required(name, "name"),
                    required(version, "version"),
                    required(config, "config"),
                    required(active, "active"),
                    required(createdAt, "created_at"),
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make an agent config: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
