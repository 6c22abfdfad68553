package org.tradingstore.following;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;
import org.tradingstore.schema.WholeField;

/**
 * Somebody whose trades are watched. Audited: every state is kept. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param username on the platform
 * @param winRate as the source reports it
 * @param averageReturn as the source reports it
 * @param followers not below zero
 * @param tradesTracked not below zero
 * @param notifications whether its trades are reported
 * @param externalId its id where it came from; unique in the book
 */
public record Trader(
        UUID id,
        String name,
        String platform,
        String username,
        @Nullable Double winRate,
        @Nullable Double averageReturn,
        @Nullable Long followers,
        boolean verified,
        @Nullable String primaryStrategy,
        @Nullable String riskLevel,
        @Nullable Double confidenceScore,
        @Nullable String typicalHoldTime,
        @Nullable Long tradesTracked,
        boolean autoFollow,
        boolean notifications,
        Instant addedAt,
        @Nullable Instant lastActivityAt,
        @Nullable String externalId) {
    private static final RecordType.Builder<Trader> SCHEMA = RecordType.describe(Trader.class, "trader");

    public static final UuidField<Trader> ID = SCHEMA.uuid("id", Trader::id);
    public static final TextField<Trader> NAME = SCHEMA.text("name", Trader::name);
    public static final TextField<Trader> PLATFORM = SCHEMA.text("platform", Trader::platform);
    public static final TextField<Trader> USERNAME = SCHEMA.text("username", Trader::username);
    public static final DoubleField<Trader> WIN_RATE = SCHEMA.optional().real("win_rate", Trader::winRate);
    public static final DoubleField<Trader> AVERAGE_RETURN =
            SCHEMA.optional().real("average_return", Trader::averageReturn);
    public static final WholeField<Trader> FOLLOWERS = SCHEMA.optional().whole("followers", Trader::followers);
    public static final BooleanField<Trader> VERIFIED = SCHEMA.bool("verified", Trader::verified);
    public static final TextField<Trader> PRIMARY_STRATEGY =
            SCHEMA.optional().text("primary_strategy", Trader::primaryStrategy);
    public static final TextField<Trader> RISK_LEVEL = SCHEMA.optional().text("risk_level", Trader::riskLevel);
    public static final DoubleField<Trader> CONFIDENCE_SCORE =
            SCHEMA.optional().real("confidence_score", Trader::confidenceScore);
    public static final TextField<Trader> TYPICAL_HOLD_TIME =
            SCHEMA.optional().text("typical_hold_time", Trader::typicalHoldTime);
    public static final WholeField<Trader> TRADES_TRACKED =
            SCHEMA.optional().whole("trades_tracked", Trader::tradesTracked);
    public static final BooleanField<Trader> AUTO_FOLLOW = SCHEMA.bool("auto_follow", Trader::autoFollow);
    public static final BooleanField<Trader> NOTIFICATIONS = SCHEMA.bool("notifications", Trader::notifications);
    public static final InstantField<Trader> ADDED_AT = SCHEMA.instant("added_at", Trader::addedAt);
    public static final InstantField<Trader> LAST_ACTIVITY_AT =
            SCHEMA.optional().instant("last_activity_at", Trader::lastActivityAt);
    public static final TextField<Trader> EXTERNAL_ID = SCHEMA.optional().text("external_id", Trader::externalId);

    public static final AuditedType<Trader, UUID> TYPE = SCHEMA.audited()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(PLATFORM, USERNAME)
            .index(NAME)
            .index(AUTO_FOLLOW, NAME)
            .build(row -> new Trader(
                    ID.read(row),
                    NAME.read(row),
                    PLATFORM.read(row),
                    USERNAME.read(row),
                    WIN_RATE.readOrNull(row),
                    AVERAGE_RETURN.readOrNull(row),
                    FOLLOWERS.readOrNull(row),
                    VERIFIED.read(row),
                    PRIMARY_STRATEGY.readOrNull(row),
                    RISK_LEVEL.readOrNull(row),
                    CONFIDENCE_SCORE.readOrNull(row),
                    TYPICAL_HOLD_TIME.readOrNull(row),
                    TRADES_TRACKED.readOrNull(row),
                    AUTO_FOLLOW.read(row),
                    NOTIFICATIONS.read(row),
                    ADDED_AT.read(row),
                    LAST_ACTIVITY_AT.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a count below zero. */
    public Trader {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(username, "username");
        winRate = Canonical.realOrNull(winRate);
        averageReturn = Canonical.realOrNull(averageReturn);
        confidenceScore = Canonical.realOrNull(confidenceScore);
        addedAt = Canonical.instant(Objects.requireNonNull(addedAt, "addedAt"));
        lastActivityAt = Canonical.instantOrNull(lastActivityAt);
        require(followers == null || followers >= 0, "followers", "a count is below zero", followers);
        require(tradesTracked == null || tradesTracked >= 0, "trades_tracked", "a count is below zero", tradesTracked);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component, ErrorText.of("Cannot make a trader: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a trader. */
    public static Builder of(String name, String platform, String username) {
        return new Builder().name(name).platform(platform).username(username);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.name = name;
        builder.platform = platform;
        builder.username = username;
        builder.winRate = winRate;
        builder.averageReturn = averageReturn;
        builder.followers = followers;
        builder.verified = verified;
        builder.primaryStrategy = primaryStrategy;
        builder.riskLevel = riskLevel;
        builder.confidenceScore = confidenceScore;
        builder.typicalHoldTime = typicalHoldTime;
        builder.tradesTracked = tradesTracked;
        builder.autoFollow = autoFollow;
        builder.notifications = notifications;
        builder.addedAt = addedAt;
        builder.lastActivityAt = lastActivityAt;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a trader; what is not said follows: a time-ordered id. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String name;
        private @Nullable String platform;
        private @Nullable String username;
        private @Nullable Double winRate;
        private @Nullable Double averageReturn;
        private @Nullable Long followers;
        private @Nullable Boolean verified;
        private @Nullable String primaryStrategy;
        private @Nullable String riskLevel;
        private @Nullable Double confidenceScore;
        private @Nullable String typicalHoldTime;
        private @Nullable Long tradesTracked;
        private @Nullable Boolean autoFollow;
        private @Nullable Boolean notifications;
        private @Nullable Instant addedAt;
        private @Nullable Instant lastActivityAt;
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

        public Builder platform(String value) {
            platform = value;
            return this;
        }

        public Builder username(String value) {
            username = value;
            return this;
        }

        public Builder winRate(@Nullable Double value) {
            winRate = value;
            return this;
        }

        public Builder averageReturn(@Nullable Double value) {
            averageReturn = value;
            return this;
        }

        public Builder followers(@Nullable Long value) {
            followers = value;
            return this;
        }

        public Builder verified(boolean value) {
            verified = value;
            return this;
        }

        public Builder primaryStrategy(@Nullable String value) {
            primaryStrategy = value;
            return this;
        }

        public Builder riskLevel(@Nullable String value) {
            riskLevel = value;
            return this;
        }

        public Builder confidenceScore(@Nullable Double value) {
            confidenceScore = value;
            return this;
        }

        public Builder typicalHoldTime(@Nullable String value) {
            typicalHoldTime = value;
            return this;
        }

        public Builder tradesTracked(@Nullable Long value) {
            tradesTracked = value;
            return this;
        }

        public Builder autoFollow(boolean value) {
            autoFollow = value;
            return this;
        }

        public Builder notifications(boolean value) {
            notifications = value;
            return this;
        }

        public Builder addedAt(Instant value) {
            addedAt = value;
            return this;
        }

        public Builder lastActivityAt(@Nullable Instant value) {
            lastActivityAt = value;
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
        public Trader build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new Trader(
                    required(id, "id"),
                    required(name, "name"),
                    required(platform, "platform"),
                    required(username, "username"),
                    winRate,
                    averageReturn,
                    followers,
                    required(verified, "verified"),
                    primaryStrategy,
                    riskLevel,
                    confidenceScore,
                    typicalHoldTime,
                    tradesTracked,
                    required(autoFollow, "auto_follow"),
                    required(notifications, "notifications"),
                    required(addedAt, "added_at"),
                    lastActivityAt,
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a trader: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
