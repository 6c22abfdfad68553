package org.tradingstore.operations;

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
 * The state of a service, to go on from. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param state JSON
 * @param metadata JSON
 * @param externalId its id where it came from; unique in the book
 */
public record ServiceBackup(
        UUID id,
        Instant takenAt,
        String serviceName,
        String backupType,
        String state,
        boolean valid,
        String metadata,
        @Nullable String externalId) {
    private static final RecordType.Builder<ServiceBackup> SCHEMA =
            RecordType.describe(ServiceBackup.class, "service_backup");

    public static final UuidField<ServiceBackup> ID = SCHEMA.uuid("id", ServiceBackup::id);
    public static final InstantField<ServiceBackup> TAKEN_AT = SCHEMA.instant("taken_at", ServiceBackup::takenAt);
    public static final TextField<ServiceBackup> SERVICE_NAME = SCHEMA.text("service_name", ServiceBackup::serviceName);
    public static final TextField<ServiceBackup> BACKUP_TYPE = SCHEMA.text("backup_type", ServiceBackup::backupType);
    public static final JsonField<ServiceBackup> STATE = SCHEMA.json("state", ServiceBackup::state);
    public static final BooleanField<ServiceBackup> VALID = SCHEMA.bool("valid", ServiceBackup::valid);
    public static final JsonField<ServiceBackup> METADATA = SCHEMA.json("metadata", ServiceBackup::metadata);
    public static final TextField<ServiceBackup> EXTERNAL_ID =
            SCHEMA.optional().text("external_id", ServiceBackup::externalId);

    public static final KeyedType<ServiceBackup, UUID> TYPE = SCHEMA.keyed()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(SERVICE_NAME, VALID, TAKEN_AT)
            .index(TAKEN_AT)
            .build(row -> new ServiceBackup(
                    ID.read(row),
                    TAKEN_AT.read(row),
                    SERVICE_NAME.read(row),
                    BACKUP_TYPE.read(row),
                    STATE.read(row),
                    VALID.read(row),
                    METADATA.read(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Makes components canonical. */
    public ServiceBackup {
        Objects.requireNonNull(id, "id");
        takenAt = Canonical.instant(Objects.requireNonNull(takenAt, "takenAt"));
        Objects.requireNonNull(serviceName, "serviceName");
        Objects.requireNonNull(backupType, "backupType");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(metadata, "metadata");
    }

    /** Begins a backup. */
    public static Builder of(String serviceName, String backupType) {
        return new Builder().serviceName(serviceName).backupType(backupType);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.takenAt = takenAt;
        builder.serviceName = serviceName;
        builder.backupType = backupType;
        builder.state = state;
        builder.valid = valid;
        builder.metadata = metadata;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a service backup; what is not said follows: a time-ordered id. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable Instant takenAt;
        private @Nullable String serviceName;
        private @Nullable String backupType;
        private @Nullable String state;
        private @Nullable Boolean valid;
        private @Nullable String metadata;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder takenAt(Instant value) {
            takenAt = value;
            return this;
        }

        public Builder serviceName(String value) {
            serviceName = value;
            return this;
        }

        public Builder backupType(String value) {
            backupType = value;
            return this;
        }

        public Builder state(String value) {
            state = value;
            return this;
        }

        public Builder valid(boolean value) {
            valid = value;
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
        public ServiceBackup build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new ServiceBackup(
                    required(id, "id"),
                    required(takenAt, "taken_at"),
                    required(serviceName, "service_name"),
                    required(backupType, "backup_type"),
                    required(state, "state"),
                    required(valid, "valid"),
                    required(metadata, "metadata"),
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a service backup: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
