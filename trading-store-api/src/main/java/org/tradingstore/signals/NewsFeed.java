package org.tradingstore.signals;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;
import org.tradingstore.schema.UuidField;
import org.tradingstore.schema.WholeField;

/**
 * A feed that headlines are read from, and how that went. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param url without a password
 * @param keywords what makes a headline matter
 * @param itemsFetched not below zero
 * @param errorCount not below zero
 * @param externalId its id where it came from; unique in the book
 */
public record NewsFeed(
        UUID id,
        String url,
        String name,
        boolean enabled,
        List<String> keywords,
        @Nullable Instant lastFetchedAt,
        long itemsFetched,
        long errorCount,
        @Nullable String lastError,
        @Nullable String externalId) {
    private static final RecordType.Builder<NewsFeed> SCHEMA = RecordType.describe(NewsFeed.class, "news_feed");

    public static final UuidField<NewsFeed> ID = SCHEMA.uuid("id", NewsFeed::id);
    public static final TextField<NewsFeed> URL = SCHEMA.text("url", NewsFeed::url);
    public static final TextField<NewsFeed> NAME = SCHEMA.text("name", NewsFeed::name);
    public static final BooleanField<NewsFeed> ENABLED = SCHEMA.bool("enabled", NewsFeed::enabled);
    public static final TextListField<NewsFeed> KEYWORDS = SCHEMA.textList("keywords", NewsFeed::keywords);
    public static final InstantField<NewsFeed> LAST_FETCHED_AT =
            SCHEMA.optional().instant("last_fetched_at", NewsFeed::lastFetchedAt);
    public static final WholeField<NewsFeed> ITEMS_FETCHED = SCHEMA.whole("items_fetched", NewsFeed::itemsFetched);
    public static final WholeField<NewsFeed> ERROR_COUNT = SCHEMA.whole("error_count", NewsFeed::errorCount);
    public static final TextField<NewsFeed> LAST_ERROR = SCHEMA.optional().text("last_error", NewsFeed::lastError);
    public static final TextField<NewsFeed> EXTERNAL_ID = SCHEMA.optional().text("external_id", NewsFeed::externalId);

    public static final KeyedType<NewsFeed, UUID> TYPE = SCHEMA.keyed()
            .key(ID)
            .unique(URL)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(ENABLED, NAME)
            .build(row -> new NewsFeed(
                    ID.read(row),
                    URL.read(row),
                    NAME.read(row),
                    ENABLED.read(row),
                    KEYWORDS.read(row),
                    LAST_FETCHED_AT.readOrNull(row),
                    ITEMS_FETCHED.read(row),
                    ERROR_COUNT.read(row),
                    LAST_ERROR.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a count below zero. */
    public NewsFeed {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(name, "name");
        keywords = Canonical.list(Objects.requireNonNull(keywords, "keywords"));
        lastFetchedAt = Canonical.instantOrNull(lastFetchedAt);
        require(itemsFetched >= 0, "items_fetched", "a count is below zero", itemsFetched);
        require(errorCount >= 0, "error_count", "a count is below zero", errorCount);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a news feed: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a feed. */
    public static Builder of(String url, String name) {
        return new Builder().url(url).name(name);
    }

    /**
     * The same feed after a fetch that succeeded: the items are added, and the last fetch is {@code at} unless a later one is known. The
     * last error stays.
     *
     * @throws InvalidRecordException if there are fewer than none, or more than can be counted
     */
    public NewsFeed withFetch(Instant at, long items) {
        require(items >= 0, "items_fetched", "fewer items than none were fetched", items);
        require(
                items <= Long.MAX_VALUE - itemsFetched,
                "items_fetched",
                "there are more items than can be counted",
                items);
        boolean latest = lastFetchedAt == null || lastFetchedAt.isBefore(at);
        return toBuilder()
                .itemsFetched(itemsFetched + items)
                .lastFetchedAt(latest ? at : lastFetchedAt)
                .build();
    }

    /** The same feed after a fetch that failed: one more error, which is the last. */
    public NewsFeed withFailure(String error) {
        return toBuilder().errorCount(errorCount + 1).lastError(error).build();
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.url = url;
        builder.name = name;
        builder.enabled = enabled;
        builder.keywords = keywords;
        builder.lastFetchedAt = lastFetchedAt;
        builder.itemsFetched = itemsFetched;
        builder.errorCount = errorCount;
        builder.lastError = lastError;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a news feed; what is not said follows: a time-ordered id, and nothing fetched yet. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String url;
        private @Nullable String name;
        private @Nullable Boolean enabled;
        private List<String> keywords = List.of();
        private @Nullable Instant lastFetchedAt;
        private long itemsFetched = 0;
        private long errorCount = 0;
        private @Nullable String lastError;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder url(String value) {
            url = value;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder enabled(boolean value) {
            enabled = value;
            return this;
        }

        public Builder keywords(List<String> value) {
            keywords = value;
            return this;
        }

        public Builder keywords(String... values) {
            keywords = List.of(values);
            return this;
        }

        public Builder lastFetchedAt(@Nullable Instant value) {
            lastFetchedAt = value;
            return this;
        }

        public Builder itemsFetched(long value) {
            itemsFetched = value;
            return this;
        }

        public Builder errorCount(long value) {
            errorCount = value;
            return this;
        }

        public Builder lastError(@Nullable String value) {
            lastError = value;
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
        public NewsFeed build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new NewsFeed(
                    required(id, "id"),
                    required(url, "url"),
                    required(name, "name"),
                    required(enabled, "enabled"),
                    keywords,
                    lastFetchedAt,
                    itemsFetched,
                    errorCount,
                    lastError,
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a news feed: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
