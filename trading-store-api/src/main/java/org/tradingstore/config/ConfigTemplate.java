package org.tradingstore.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.VersionOrder;

/**
 * A version of what a configuration begins with. Audited: every state that it was in is kept. <em>Immutable.</em>
 *
 * @param name not blank
 * @param version not blank, such as {@code 1.10}; versions are ordered by {@link VersionOrder}
 * @param defaults JSON
 * @param schema JSON that says what a configuration made from it has to look like
 */
public record ConfigTemplate(
        String name, String version, @Nullable String description, String defaults, String schema) {
    private static final RecordType.Builder<ConfigTemplate> SCHEMA =
            RecordType.describe(ConfigTemplate.class, "config_template");

    public static final TextField<ConfigTemplate> NAME = SCHEMA.text("name", ConfigTemplate::name);
    public static final TextField<ConfigTemplate> VERSION = SCHEMA.text("version", ConfigTemplate::version);
    public static final TextField<ConfigTemplate> DESCRIPTION =
            SCHEMA.optional().text("description", ConfigTemplate::description);
    public static final JsonField<ConfigTemplate> DEFAULTS = SCHEMA.json("defaults", ConfigTemplate::defaults);
    public static final JsonField<ConfigTemplate> JSON_SCHEMA = SCHEMA.json("schema", ConfigTemplate::schema);

    public static final AuditedType<ConfigTemplate, ConfigTemplateKey> TYPE = SCHEMA.audited()
            .key(Key.of(NAME, ConfigTemplateKey::name, VERSION, ConfigTemplateKey::version, ConfigTemplateKey::new))
            .build(row -> new ConfigTemplate(
                    NAME.read(row),
                    VERSION.read(row),
                    DESCRIPTION.readOrNull(row),
                    DEFAULTS.read(row),
                    JSON_SCHEMA.read(row)));

    /** Throws {@link InvalidRecordException} for a blank name or version. */
    public ConfigTemplate {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(defaults, "defaults");
        Objects.requireNonNull(schema, "schema");
        require(!name.isBlank(), "name", "the name is blank", name);
        require(!version.isBlank(), "version", "the version is blank", version);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a config template: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a version of the template {@code name}. */
    public static Builder of(String name, String version) {
        return new Builder().name(name).version(version);
    }

    public ConfigTemplateKey key() {
        return new ConfigTemplateKey(name, version);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.name = name;
        builder.version = version;
        builder.description = description;
        builder.defaults = defaults;
        builder.schema = schema;
        return builder;
    }

    /** Makes a config template. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable String version;
        private @Nullable String description;
        private @Nullable String defaults;
        private @Nullable String schema;

        private Builder() {}

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder version(String value) {
            version = value;
            return this;
        }

        public Builder description(@Nullable String value) {
            description = value;
            return this;
        }

        public Builder defaults(String value) {
            defaults = value;
            return this;
        }

        public Builder schema(String value) {
            schema = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public ConfigTemplate build() {
            return new ConfigTemplate(
                    required(name, "name"),
                    required(version, "version"),
                    description,
                    required(defaults, "defaults"),
                    required(schema, "schema"));
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a config template: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
