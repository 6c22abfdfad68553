package org.tradingstore.plays;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * A change of the status of a play, with the orders that it came with. What it does not name is as the changes before left it: see
 * {@link PlayView#orders}. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param status what it changed to
 * @param orderId as the broker names it
 * @param orderStatus as the broker names it
 * @param closingOrderId as the broker names it
 * @param contingencyOrderId as the broker names it
 * @param externalId its id where it came from; unique in the book
 */
public record PlayStatusChange(
        UUID id,
        UUID playId,
        PlayStatus status,
        Instant changedAt,
        @Nullable String orderId,
        @Nullable String orderStatus,
        @Nullable Boolean positionExists,
        @Nullable String closingOrderId,
        @Nullable String closingOrderStatus,
        @Nullable String contingencyOrderId,
        @Nullable String contingencyOrderStatus,
        boolean conditionalsHandled,
        @Nullable String externalId) {
    private static final RecordType.Builder<PlayStatusChange> SCHEMA =
            RecordType.describe(PlayStatusChange.class, "play_status_change");

    public static final UuidField<PlayStatusChange> ID = SCHEMA.uuid("id", PlayStatusChange::id);
    public static final UuidField<PlayStatusChange> PLAY_ID = SCHEMA.uuid("play_id", PlayStatusChange::playId);
    public static final EnumField<PlayStatusChange, PlayStatus> STATUS =
            SCHEMA.enumeration("status", PlayStatus.class, PlayStatusChange::status);
    public static final InstantField<PlayStatusChange> CHANGED_AT =
            SCHEMA.instant("changed_at", PlayStatusChange::changedAt);
    public static final TextField<PlayStatusChange> ORDER_ID =
            SCHEMA.optional().text("order_id", PlayStatusChange::orderId);
    public static final TextField<PlayStatusChange> ORDER_STATUS =
            SCHEMA.optional().text("order_status", PlayStatusChange::orderStatus);
    public static final BooleanField<PlayStatusChange> POSITION_EXISTS =
            SCHEMA.optional().bool("position_exists", PlayStatusChange::positionExists);
    public static final TextField<PlayStatusChange> CLOSING_ORDER_ID =
            SCHEMA.optional().text("closing_order_id", PlayStatusChange::closingOrderId);
    public static final TextField<PlayStatusChange> CLOSING_ORDER_STATUS =
            SCHEMA.optional().text("closing_order_status", PlayStatusChange::closingOrderStatus);
    public static final TextField<PlayStatusChange> CONTINGENCY_ORDER_ID =
            SCHEMA.optional().text("contingency_order_id", PlayStatusChange::contingencyOrderId);
    public static final TextField<PlayStatusChange> CONTINGENCY_ORDER_STATUS =
            SCHEMA.optional().text("contingency_order_status", PlayStatusChange::contingencyOrderStatus);
    public static final BooleanField<PlayStatusChange> CONDITIONALS_HANDLED =
            SCHEMA.bool("conditionals_handled", PlayStatusChange::conditionalsHandled);
    public static final TextField<PlayStatusChange> EXTERNAL_ID =
            SCHEMA.optional().text("external_id", PlayStatusChange::externalId);

    public static final AppendType<PlayStatusChange, UUID> TYPE = SCHEMA.appendOnly()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(PLAY_ID, CHANGED_AT)
            .index(ORDER_ID)
            .index(CLOSING_ORDER_ID)
            .index(CONTINGENCY_ORDER_ID)
            .index(STATUS, CHANGED_AT)
            .references(PLAY_ID, Play.TYPE)
            .build(row -> new PlayStatusChange(
                    ID.read(row),
                    PLAY_ID.read(row),
                    STATUS.read(row),
                    CHANGED_AT.read(row),
                    ORDER_ID.readOrNull(row),
                    ORDER_STATUS.readOrNull(row),
                    POSITION_EXISTS.readOrNull(row),
                    CLOSING_ORDER_ID.readOrNull(row),
                    CLOSING_ORDER_STATUS.readOrNull(row),
                    CONTINGENCY_ORDER_ID.readOrNull(row),
                    CONTINGENCY_ORDER_STATUS.readOrNull(row),
                    CONDITIONALS_HANDLED.read(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Makes components canonical. */
    public PlayStatusChange {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(playId, "playId");
        Objects.requireNonNull(status, "status");
        changedAt = Canonical.instant(Objects.requireNonNull(changedAt, "changedAt"));
    }

    /** Begins a change. */
    public static Builder of(UUID playId, PlayStatus status, Instant changedAt) {
        return new Builder().playId(playId).status(status).changedAt(changedAt);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.playId = playId;
        builder.status = status;
        builder.changedAt = changedAt;
        builder.orderId = orderId;
        builder.orderStatus = orderStatus;
        builder.positionExists = positionExists;
        builder.closingOrderId = closingOrderId;
        builder.closingOrderStatus = closingOrderStatus;
        builder.contingencyOrderId = contingencyOrderId;
        builder.contingencyOrderStatus = contingencyOrderStatus;
        builder.conditionalsHandled = conditionalsHandled;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a play status change; what is not said follows: a time-ordered id, and conditional plays not handled. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable UUID playId;
        private @Nullable PlayStatus status;
        private @Nullable Instant changedAt;
        private @Nullable String orderId;
        private @Nullable String orderStatus;
        private @Nullable Boolean positionExists;
        private @Nullable String closingOrderId;
        private @Nullable String closingOrderStatus;
        private @Nullable String contingencyOrderId;
        private @Nullable String contingencyOrderStatus;
        private boolean conditionalsHandled = false;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder playId(UUID value) {
            playId = value;
            return this;
        }

        public Builder status(PlayStatus value) {
            status = value;
            return this;
        }

        public Builder changedAt(Instant value) {
            changedAt = value;
            return this;
        }

        public Builder orderId(@Nullable String value) {
            orderId = value;
            return this;
        }

        public Builder orderStatus(@Nullable String value) {
            orderStatus = value;
            return this;
        }

        public Builder positionExists(@Nullable Boolean value) {
            positionExists = value;
            return this;
        }

        public Builder closingOrderId(@Nullable String value) {
            closingOrderId = value;
            return this;
        }

        public Builder closingOrderStatus(@Nullable String value) {
            closingOrderStatus = value;
            return this;
        }

        public Builder contingencyOrderId(@Nullable String value) {
            contingencyOrderId = value;
            return this;
        }

        public Builder contingencyOrderStatus(@Nullable String value) {
            contingencyOrderStatus = value;
            return this;
        }

        public Builder conditionalsHandled(boolean value) {
            conditionalsHandled = value;
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
        public PlayStatusChange build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new PlayStatusChange(
                    required(id, "id"),
                    required(playId, "play_id"),
                    required(status, "status"),
                    required(changedAt, "changed_at"),
                    orderId,
                    orderStatus,
                    positionExists,
                    closingOrderId,
                    closingOrderStatus,
                    contingencyOrderId,
                    contingencyOrderStatus,
                    conditionalsHandled,
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a play status change: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
