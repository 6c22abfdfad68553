package org.tradingstore.agents;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/**
 * A version of a strategy and whether it trades. Audited: every state that it was in is kept. <em>Immutable.</em>
 *
 * @param name not blank
 * @param version not blank; versions are told apart by their numbers: {@code 1.10} follows {@code 1.9}
 * @param weight not below zero
 * @param parameters JSON
 * @param template whether others are made of it
 * @param parentVersion the version that it was made of
 * @param minConfidence from 0 to 1
 * @param maxPositionSize above zero
 */
public record StrategyDefinition(
        String name,
        String version,
        boolean enabled,
        @Nullable BigDecimal weight,
        String parameters,
        @Nullable String className,
        @Nullable String modulePath,
        @Nullable String category,
        @Nullable String description,
        boolean template,
        @Nullable String parentVersion,
        @Nullable Double minConfidence,
        @Nullable BigDecimal maxPositionSize,
        @Nullable ExperimentGroup experimentGroup,
        String createdBy) {
    private static final RecordType.Builder<StrategyDefinition> SCHEMA =
            RecordType.describe(StrategyDefinition.class, "strategy_definition");

    public static final TextField<StrategyDefinition> NAME = SCHEMA.text("name", StrategyDefinition::name);
    public static final TextField<StrategyDefinition> VERSION = SCHEMA.text("version", StrategyDefinition::version);
    public static final BooleanField<StrategyDefinition> ENABLED = SCHEMA.bool("enabled", StrategyDefinition::enabled);
    public static final DecimalField<StrategyDefinition> WEIGHT =
            SCHEMA.optional().decimal("weight", StrategyDefinition::weight);
    public static final JsonField<StrategyDefinition> PARAMETERS =
            SCHEMA.json("parameters", StrategyDefinition::parameters);
    public static final TextField<StrategyDefinition> CLASS_NAME =
            SCHEMA.optional().text("class_name", StrategyDefinition::className);
    public static final TextField<StrategyDefinition> MODULE_PATH =
            SCHEMA.optional().text("module_path", StrategyDefinition::modulePath);
    public static final TextField<StrategyDefinition> CATEGORY =
            SCHEMA.optional().text("category", StrategyDefinition::category);
    public static final TextField<StrategyDefinition> DESCRIPTION =
            SCHEMA.optional().text("description", StrategyDefinition::description);
    public static final BooleanField<StrategyDefinition> TEMPLATE =
            SCHEMA.bool("template", StrategyDefinition::template);
    public static final TextField<StrategyDefinition> PARENT_VERSION =
            SCHEMA.optional().text("parent_version", StrategyDefinition::parentVersion);
    public static final DoubleField<StrategyDefinition> MIN_CONFIDENCE =
            SCHEMA.optional().real("min_confidence", StrategyDefinition::minConfidence);
    public static final DecimalField<StrategyDefinition> MAX_POSITION_SIZE =
            SCHEMA.optional().decimal("max_position_size", StrategyDefinition::maxPositionSize);
    public static final EnumField<StrategyDefinition, ExperimentGroup> EXPERIMENT_GROUP = SCHEMA.optional()
            .enumeration("experiment_group", ExperimentGroup.class, StrategyDefinition::experimentGroup);
    public static final TextField<StrategyDefinition> CREATED_BY =
            SCHEMA.text("created_by", StrategyDefinition::createdBy);

    public static final AuditedType<StrategyDefinition, StrategyDefinitionKey> TYPE = SCHEMA.audited()
            .key(Key.of(
                    NAME,
                    StrategyDefinitionKey::name,
                    VERSION,
                    StrategyDefinitionKey::version,
                    StrategyDefinitionKey::new))
            .index(ENABLED, NAME)
            .index(EXPERIMENT_GROUP, NAME)
            .index(CATEGORY, NAME)
            .build(row -> new StrategyDefinition(
                    NAME.read(row),
                    VERSION.read(row),
                    ENABLED.read(row),
                    WEIGHT.readOrNull(row),
                    PARAMETERS.read(row),
                    CLASS_NAME.readOrNull(row),
                    MODULE_PATH.readOrNull(row),
                    CATEGORY.readOrNull(row),
                    DESCRIPTION.readOrNull(row),
                    TEMPLATE.read(row),
                    PARENT_VERSION.readOrNull(row),
                    MIN_CONFIDENCE.readOrNull(row),
                    MAX_POSITION_SIZE.readOrNull(row),
                    EXPERIMENT_GROUP.readOrNull(row),
                    CREATED_BY.read(row)));

    /** Throws {@link InvalidRecordException} for a blank name or version, a weight below zero, a confidence beyond 0 to 1, or a size not above zero. */
    public StrategyDefinition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        weight = Canonical.decimalOrNull(weight);
        Objects.requireNonNull(parameters, "parameters");
        minConfidence = Canonical.realOrNull(minConfidence);
        maxPositionSize = Canonical.decimalOrNull(maxPositionSize);
        Objects.requireNonNull(createdBy, "createdBy");
        require(!name.isBlank(), "name", "the name is blank", name);
        require(!version.isBlank(), "version", "the version is blank", version);
        require(weight == null || weight.signum() >= 0, "weight", "the weight is below zero", weight);
        require(
                minConfidence == null || (minConfidence >= 0 && minConfidence <= 1),
                "min_confidence",
                "the confidence is not from 0 to 1",
                minConfidence);
        require(
                maxPositionSize == null || maxPositionSize.signum() > 0,
                "max_position_size",
                "the size is not above zero",
                maxPositionSize);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of(
                            "Cannot make a strategy definition: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a version of a strategy. */
    public static Builder of(String name, String version) {
        return new Builder().name(name).version(version);
    }

    public StrategyDefinitionKey key() {
        return new StrategyDefinitionKey(name, version);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.name = name;
        builder.version = version;
        builder.enabled = enabled;
        builder.weight = weight;
        builder.parameters = parameters;
        builder.className = className;
        builder.modulePath = modulePath;
        builder.category = category;
        builder.description = description;
        builder.template = template;
        builder.parentVersion = parentVersion;
        builder.minConfidence = minConfidence;
        builder.maxPositionSize = maxPositionSize;
        builder.experimentGroup = experimentGroup;
        builder.createdBy = createdBy;
        return builder;
    }

    /** Makes a strategy definition; what is not said follows: it is no template. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable String version;
        private @Nullable Boolean enabled;
        private @Nullable BigDecimal weight;
        private @Nullable String parameters;
        private @Nullable String className;
        private @Nullable String modulePath;
        private @Nullable String category;
        private @Nullable String description;
        private boolean template = false;
        private @Nullable String parentVersion;
        private @Nullable Double minConfidence;
        private @Nullable BigDecimal maxPositionSize;
        private @Nullable ExperimentGroup experimentGroup;
        private @Nullable String createdBy;

        private Builder() {}

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder version(String value) {
            version = value;
            return this;
        }

        public Builder enabled(boolean value) {
            enabled = value;
            return this;
        }

        public Builder weight(@Nullable BigDecimal value) {
            weight = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder weight(String value) {
            weight = new BigDecimal(value);
            return this;
        }

        public Builder parameters(String value) {
            parameters = value;
            return this;
        }

        public Builder className(@Nullable String value) {
            className = value;
            return this;
        }

        public Builder modulePath(@Nullable String value) {
            modulePath = value;
            return this;
        }

        public Builder category(@Nullable String value) {
            category = value;
            return this;
        }

        public Builder description(@Nullable String value) {
            description = value;
            return this;
        }

        public Builder template(boolean value) {
            template = value;
            return this;
        }

        public Builder parentVersion(@Nullable String value) {
            parentVersion = value;
            return this;
        }

        public Builder minConfidence(@Nullable Double value) {
            minConfidence = value;
            return this;
        }

        public Builder maxPositionSize(@Nullable BigDecimal value) {
            maxPositionSize = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder maxPositionSize(String value) {
            maxPositionSize = new BigDecimal(value);
            return this;
        }

        public Builder experimentGroup(@Nullable ExperimentGroup value) {
            experimentGroup = value;
            return this;
        }

        public Builder createdBy(String value) {
            createdBy = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public StrategyDefinition build() {
            return new StrategyDefinition(
                    required(name, "name"),
                    required(version, "version"),
                    required(enabled, "enabled"),
                    weight,
                    required(parameters, "parameters"),
                    className,
                    modulePath,
                    category,
                    description,
                    template,
                    parentVersion,
                    minConfidence,
                    maxPositionSize,
                    experimentGroup,
                    required(createdBy, "created_by"));
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a strategy definition: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
