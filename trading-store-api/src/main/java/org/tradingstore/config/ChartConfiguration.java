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
 * How one chart is drawn. Of those of one user and type, one at most is the default. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param userId whose it is; absent where it is everyone's
 * @param chartType such as {@code candles}; not blank
 * @param settings JSON
 * @param indicators JSON
 * @param isDefault whether it is the one drawn unless another is asked for; changed by {@link ChartConfigurationRepository#makeDefault}
 * @param lastUsedAt when it was last drawn
 * @param externalId its id where it came from; unique in the book
 */
public record ChartConfiguration(
        UUID id,
        @Nullable String userId,
        String chartType,
        String settings,
        String indicators,
        boolean isDefault,
        Instant lastUsedAt,
        @Nullable String externalId) {
    private static final RecordType.Builder<ChartConfiguration> SCHEMA =
            RecordType.describe(ChartConfiguration.class, "chart_configuration");

    public static final UuidField<ChartConfiguration> ID = SCHEMA.uuid("id", ChartConfiguration::id);
    public static final TextField<ChartConfiguration> USER_ID =
            SCHEMA.optional().text("user_id", ChartConfiguration::userId);
    public static final TextField<ChartConfiguration> CHART_TYPE =
            SCHEMA.text("chart_type", ChartConfiguration::chartType);
    public static final JsonField<ChartConfiguration> SETTINGS = SCHEMA.json("settings", ChartConfiguration::settings);
    public static final JsonField<ChartConfiguration> INDICATORS =
            SCHEMA.json("indicators", ChartConfiguration::indicators);
    public static final BooleanField<ChartConfiguration> IS_DEFAULT =
            SCHEMA.bool("is_default", ChartConfiguration::isDefault);
    public static final InstantField<ChartConfiguration> LAST_USED_AT =
            SCHEMA.instant("last_used_at", ChartConfiguration::lastUsedAt);
    public static final TextField<ChartConfiguration> EXTERNAL_ID =
            SCHEMA.optional().text("external_id", ChartConfiguration::externalId);

    public static final KeyedType<ChartConfiguration, UUID> TYPE = SCHEMA.keyed()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(CHART_TYPE, IS_DEFAULT)
            .index(USER_ID, CHART_TYPE, IS_DEFAULT)
            .index(CHART_TYPE, LAST_USED_AT)
            .index(USER_ID, LAST_USED_AT)
            .build(row -> new ChartConfiguration(
                    ID.read(row),
                    USER_ID.readOrNull(row),
                    CHART_TYPE.read(row),
                    SETTINGS.read(row),
                    INDICATORS.read(row),
                    IS_DEFAULT.read(row),
                    LAST_USED_AT.read(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a blank chart type. */
    public ChartConfiguration {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(chartType, "chartType");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(indicators, "indicators");
        lastUsedAt = Canonical.instant(Objects.requireNonNull(lastUsedAt, "lastUsedAt"));
        require(!chartType.isBlank(), "chart_type", "the type is blank", chartType);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of(
                            "Cannot make a chart configuration: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a chart that is everyone's. */
    public static Builder of(String chartType) {
        return new Builder().chartType(chartType);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.userId = userId;
        builder.chartType = chartType;
        builder.settings = settings;
        builder.indicators = indicators;
        builder.isDefault = isDefault;
        builder.lastUsedAt = lastUsedAt;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a chart configuration. What is not said follows: a time-ordered id, and that it is not the default. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String userId;
        private @Nullable String chartType;
        private @Nullable String settings;
        private @Nullable String indicators;
        private @Nullable Boolean isDefault;
        private @Nullable Instant lastUsedAt;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder userId(@Nullable String value) {
            userId = value;
            return this;
        }

        public Builder chartType(String value) {
            chartType = value;
            return this;
        }

        public Builder settings(String value) {
            settings = value;
            return this;
        }

        public Builder indicators(String value) {
            indicators = value;
            return this;
        }

        public Builder isDefault(boolean value) {
            isDefault = value;
            return this;
        }

        public Builder lastUsedAt(Instant value) {
            lastUsedAt = value;
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
        public ChartConfiguration build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            isDefault = isDefault != null && isDefault;
            return new ChartConfiguration(
                    required(id, "id"),
                    userId,
                    required(chartType, "chart_type"),
                    required(settings, "settings"),
                    required(indicators, "indicators"),
                    required(isDefault, "is_default"),
                    required(lastUsedAt, "last_used_at"),
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a chart configuration: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
