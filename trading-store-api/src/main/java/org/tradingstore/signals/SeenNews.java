package org.tradingstore.signals;

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
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;
import org.tradingstore.schema.UuidField;

/**
 * A headline that was seen, so that it is acted upon once. Kept for 30 days after {@code seenAt}. <em>Immutable.</em>
 *
 * @param fingerprint names the item, such as a hash of its text; not blank
 * @param sentiment finite
 * @param signalId the signal that it led to
 */
public record SeenNews(
        String fingerprint,
        @Nullable String symbol,
        @Nullable String url,
        @Nullable String headline,
        @Nullable UUID feedId,
        Instant seenAt,
        @Nullable Double sentiment,
        List<String> matchedKeywords,
        boolean triggeredSignal,
        @Nullable UUID signalId) {
    private static final RecordType.Builder<SeenNews> SCHEMA = RecordType.describe(SeenNews.class, "seen_news");

    public static final TextField<SeenNews> FINGERPRINT = SCHEMA.text("fingerprint", SeenNews::fingerprint);
    public static final TextField<SeenNews> SYMBOL = SCHEMA.optional().text("symbol", SeenNews::symbol);
    public static final TextField<SeenNews> URL = SCHEMA.optional().text("url", SeenNews::url);
    public static final TextField<SeenNews> HEADLINE = SCHEMA.optional().text("headline", SeenNews::headline);
    public static final UuidField<SeenNews> FEED_ID = SCHEMA.optional().uuid("feed_id", SeenNews::feedId);
    public static final InstantField<SeenNews> SEEN_AT = SCHEMA.instant("seen_at", SeenNews::seenAt);
    public static final DoubleField<SeenNews> SENTIMENT = SCHEMA.optional().real("sentiment", SeenNews::sentiment);
    public static final TextListField<SeenNews> MATCHED_KEYWORDS =
            SCHEMA.textList("matched_keywords", SeenNews::matchedKeywords);
    public static final BooleanField<SeenNews> TRIGGERED_SIGNAL =
            SCHEMA.bool("triggered_signal", SeenNews::triggeredSignal);
    public static final UuidField<SeenNews> SIGNAL_ID = SCHEMA.optional().uuid("signal_id", SeenNews::signalId);

    public static final KeyedType<SeenNews, String> TYPE = SCHEMA.keyed()
            .key(FINGERPRINT)
            .uniqueWhenPresent(URL)
            .index(SYMBOL, SEEN_AT)
            .index(FEED_ID, SEEN_AT)
            .index(SIGNAL_ID)
            .index(SEEN_AT)
            .retention(SEEN_AT, Duration.ofDays(30))
            .build(row -> new SeenNews(
                    FINGERPRINT.read(row),
                    SYMBOL.readOrNull(row),
                    URL.readOrNull(row),
                    HEADLINE.readOrNull(row),
                    FEED_ID.readOrNull(row),
                    SEEN_AT.read(row),
                    SENTIMENT.readOrNull(row),
                    MATCHED_KEYWORDS.read(row),
                    TRIGGERED_SIGNAL.read(row),
                    SIGNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a blank fingerprint, or a signal of an item that triggered none. */
    public SeenNews {
        Objects.requireNonNull(fingerprint, "fingerprint");
        seenAt = Canonical.instant(Objects.requireNonNull(seenAt, "seenAt"));
        sentiment = Canonical.realOrNull(sentiment);
        matchedKeywords = Canonical.list(Objects.requireNonNull(matchedKeywords, "matchedKeywords"));
        require(!fingerprint.isBlank(), "fingerprint", "the fingerprint is blank", fingerprint);
        require(
                signalId == null || triggeredSignal,
                "signal_id",
                "a signal is named, but none was triggered",
                signalId);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a seen news: " + reason, "component", component, "value", value));
        }
    }

    /** Begins an item. */
    public static Builder of(String fingerprint, Instant seenAt) {
        return new Builder().fingerprint(fingerprint).seenAt(seenAt);
    }

    /** The same item, which led to this signal. */
    public SeenNews withSignal(UUID signal) {
        return toBuilder().triggeredSignal(true).signalId(signal).build();
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.fingerprint = fingerprint;
        builder.symbol = symbol;
        builder.url = url;
        builder.headline = headline;
        builder.feedId = feedId;
        builder.seenAt = seenAt;
        builder.sentiment = sentiment;
        builder.matchedKeywords = matchedKeywords;
        builder.triggeredSignal = triggeredSignal;
        builder.signalId = signalId;
        return builder;
    }

    /** Makes a seen news; what is not said follows: it triggered no signal. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String fingerprint;
        private @Nullable String symbol;
        private @Nullable String url;
        private @Nullable String headline;
        private @Nullable UUID feedId;
        private @Nullable Instant seenAt;
        private @Nullable Double sentiment;
        private List<String> matchedKeywords = List.of();
        private boolean triggeredSignal = false;
        private @Nullable UUID signalId;

        private Builder() {}

        public Builder fingerprint(String value) {
            fingerprint = value;
            return this;
        }

        public Builder symbol(@Nullable String value) {
            symbol = value;
            return this;
        }

        public Builder url(@Nullable String value) {
            url = value;
            return this;
        }

        public Builder headline(@Nullable String value) {
            headline = value;
            return this;
        }

        public Builder feedId(@Nullable UUID value) {
            feedId = value;
            return this;
        }

        public Builder seenAt(Instant value) {
            seenAt = value;
            return this;
        }

        public Builder sentiment(@Nullable Double value) {
            sentiment = value;
            return this;
        }

        public Builder matchedKeywords(List<String> value) {
            matchedKeywords = value;
            return this;
        }

        public Builder matchedKeywords(String... values) {
            matchedKeywords = List.of(values);
            return this;
        }

        public Builder triggeredSignal(boolean value) {
            triggeredSignal = value;
            return this;
        }

        public Builder signalId(@Nullable UUID value) {
            signalId = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public SeenNews build() {
            return new SeenNews(
                    required(fingerprint, "fingerprint"),
                    symbol,
                    url,
                    headline,
                    feedId,
                    required(seenAt, "seen_at"),
                    sentiment,
                    matchedKeywords,
                    triggeredSignal,
                    signalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a seen news: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
