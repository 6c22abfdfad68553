package org.tradingstore.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.tradingstore.schema.TextListField;
import org.tradingstore.schema.UuidField;

/**
 * Something that somebody should look at. Kept for 90 days after {@code raisedAt}. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param type such as {@code news_event}
 * @param data JSON
 * @param channels where it was sent
 * @param acknowledgedAt may be unknown of one that is acknowledged
 * @param resolvedAt may be unknown of one that is resolved
 * @param externalId its id where it came from; unique in the book
 */
public record Alert(
        UUID id,
        String type,
        Severity severity,
        @Nullable String symbol,
        String title,
        String message,
        Instant raisedAt,
        String data,
        List<String> channels,
        boolean acknowledged,
        @Nullable Instant acknowledgedAt,
        boolean resolved,
        @Nullable Instant resolvedAt,
        @Nullable String externalId) {
    private static final RecordType.Builder<Alert> SCHEMA = RecordType.describe(Alert.class, "alert");

    public static final UuidField<Alert> ID = SCHEMA.uuid("id", Alert::id);
    public static final TextField<Alert> ALERT_TYPE = SCHEMA.text("type", Alert::type);
    public static final EnumField<Alert, Severity> SEVERITY =
            SCHEMA.enumeration("severity", Severity.class, Alert::severity);
    public static final TextField<Alert> SYMBOL = SCHEMA.optional().text("symbol", Alert::symbol);
    public static final TextField<Alert> TITLE = SCHEMA.text("title", Alert::title);
    public static final TextField<Alert> MESSAGE = SCHEMA.text("message", Alert::message);
    public static final InstantField<Alert> RAISED_AT = SCHEMA.instant("raised_at", Alert::raisedAt);
    public static final JsonField<Alert> DATA = SCHEMA.json("data", Alert::data);
    public static final TextListField<Alert> CHANNELS = SCHEMA.textList("channels", Alert::channels);
    public static final BooleanField<Alert> ACKNOWLEDGED = SCHEMA.bool("acknowledged", Alert::acknowledged);
    public static final InstantField<Alert> ACKNOWLEDGED_AT =
            SCHEMA.optional().instant("acknowledged_at", Alert::acknowledgedAt);
    public static final BooleanField<Alert> RESOLVED = SCHEMA.bool("resolved", Alert::resolved);
    public static final InstantField<Alert> RESOLVED_AT = SCHEMA.optional().instant("resolved_at", Alert::resolvedAt);
    public static final TextField<Alert> EXTERNAL_ID = SCHEMA.optional().text("external_id", Alert::externalId);

    public static final KeyedType<Alert, UUID> TYPE = SCHEMA.keyed()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(RAISED_AT)
            .index(SEVERITY, RAISED_AT)
            .index(SYMBOL, RAISED_AT)
            .index(ALERT_TYPE, RAISED_AT)
            .index(RESOLVED, SEVERITY, RAISED_AT)
            .retention(RAISED_AT, Duration.ofDays(90))
            .build(row -> new Alert(
                    ID.read(row),
                    ALERT_TYPE.read(row),
                    SEVERITY.read(row),
                    SYMBOL.readOrNull(row),
                    TITLE.read(row),
                    MESSAGE.read(row),
                    RAISED_AT.read(row),
                    DATA.read(row),
                    CHANNELS.read(row),
                    ACKNOWLEDGED.read(row),
                    ACKNOWLEDGED_AT.readOrNull(row),
                    RESOLVED.read(row),
                    RESOLVED_AT.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for the moment of a state that it is not in. */
    public Alert {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(message, "message");
        raisedAt = Canonical.instant(Objects.requireNonNull(raisedAt, "raisedAt"));
        Objects.requireNonNull(data, "data");
        channels = Canonical.list(Objects.requireNonNull(channels, "channels"));
        acknowledgedAt = Canonical.instantOrNull(acknowledgedAt);
        resolvedAt = Canonical.instantOrNull(resolvedAt);
        require(
                acknowledgedAt == null || acknowledged,
                "acknowledged_at",
                "it has a moment of acknowledgement, but is not acknowledged",
                acknowledgedAt);
        require(
                resolvedAt == null || resolved,
                "resolved_at",
                "it has a moment of resolution, but is not resolved",
                resolvedAt);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component, ErrorText.of("Cannot make an alert: " + reason, "component", component, "value", value));
        }
    }

    /** Begins an alert. */
    public static Builder of(String type, Severity severity) {
        return new Builder().type(type).severity(severity);
    }

    /** This alert acknowledged at that moment; itself where it is acknowledged already. */
    public Alert withAcknowledgement(Instant at) {
        return acknowledged
                ? this
                : toBuilder().acknowledged(true).acknowledgedAt(at).build();
    }

    /** This alert resolved at that moment; itself where it is resolved already. */
    public Alert withResolution(Instant at) {
        return resolved ? this : toBuilder().resolved(true).resolvedAt(at).build();
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.type = type;
        builder.severity = severity;
        builder.symbol = symbol;
        builder.title = title;
        builder.message = message;
        builder.raisedAt = raisedAt;
        builder.data = data;
        builder.channels = channels;
        builder.acknowledged = acknowledged;
        builder.acknowledgedAt = acknowledgedAt;
        builder.resolved = resolved;
        builder.resolvedAt = resolvedAt;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes an alert; what is not said follows: a time-ordered id, neither acknowledged nor resolved. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String type;
        private @Nullable Severity severity;
        private @Nullable String symbol;
        private @Nullable String title;
        private @Nullable String message;
        private @Nullable Instant raisedAt;
        private @Nullable String data;
        private List<String> channels = List.of();
        private boolean acknowledged = false;
        private @Nullable Instant acknowledgedAt;
        private boolean resolved = false;
        private @Nullable Instant resolvedAt;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder type(String value) {
            type = value;
            return this;
        }

        public Builder severity(Severity value) {
            severity = value;
            return this;
        }

        public Builder symbol(@Nullable String value) {
            symbol = value;
            return this;
        }

        public Builder title(String value) {
            title = value;
            return this;
        }

        public Builder message(String value) {
            message = value;
            return this;
        }

        public Builder raisedAt(Instant value) {
            raisedAt = value;
            return this;
        }

        public Builder data(String value) {
            data = value;
            return this;
        }

        public Builder channels(List<String> value) {
            channels = value;
            return this;
        }

        public Builder channels(String... values) {
            channels = List.of(values);
            return this;
        }

        public Builder acknowledged(boolean value) {
            acknowledged = value;
            return this;
        }

        public Builder acknowledgedAt(@Nullable Instant value) {
            acknowledgedAt = value;
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
        public Alert build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new Alert(
                    required(id, "id"),
                    required(type, "type"),
                    required(severity, "severity"),
                    symbol,
                    required(title, "title"),
                    required(message, "message"),
                    required(raisedAt, "raised_at"),
                    required(data, "data"),
                    channels,
                    acknowledged,
                    acknowledgedAt,
                    resolved,
                    resolvedAt,
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make an alert: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
