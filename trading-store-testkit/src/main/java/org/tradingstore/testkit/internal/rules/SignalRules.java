package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.Inserted;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.signals.NewsFeed;
import org.tradingstore.signals.Opportunity;
import org.tradingstore.signals.SeenNews;
import org.tradingstore.signals.Sighting;
import org.tradingstore.signals.Signals;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.Together;

/** A headline is acted upon once, and feeds and opportunities are kept as they were found. */
public abstract class SignalRules extends Rules {
    private static final int ALL = 1_000;
    private static final int ITEMS = 40;
    private static final int FETCHES = 50;
    private static final Instant START = TestClock.START;
    private static final Duration MICRO = Duration.ofNanos(1_000);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(2, 2);

    protected SignalRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.SIGNALS);
    }

    private Signals signals() {
        return store().book("kit", Mode.TEST).signals();
    }

    private static SeenNews.Builder item(String fingerprint) {
        return SeenNews.of(fingerprint, START).triggeredSignal(false);
    }

    private static Sighting created(String fingerprint) {
        return new Sighting(Inserted.CREATED, fingerprint);
    }

    private static Sighting exists(String fingerprint) {
        return new Sighting(Inserted.EXISTS, fingerprint);
    }

    private long revision(String fingerprint) {
        return signals().seenNews().envelope(fingerprint).orElseThrow().revision();
    }

    @Test
    @DisplayName("SI1 an item is new once; what is seen again under its fingerprint leaves it as it is")
    void newOnce() {
        SeenNews item = item("f1").headline("Cuts rates").symbol("AAPL").build();
        Sighting first = signals().seenNews().markSeen(item);
        assertThat(first).isEqualTo(created("f1"));
        assertThat(first.isNew()).isTrue();
        Sighting again = signals()
                .seenNews()
                .markSeen(item("f1").headline("Raises rates").build());
        assertThat(again).isEqualTo(exists("f1"));
        assertThat(again.isNew()).isFalse();
        assertThat(signals().seenNews().find("f1")).contains(item);
        assertThat(revision("f1")).isEqualTo(1);
        assertThat(store().book("kit", Mode.LIVE)
                        .signals()
                        .seenNews()
                        .markSeen(item)
                        .isNew())
                .isTrue();
    }

    @Test
    @DisplayName(
            "SI2 an item at an address that was seen is not new, and the one that is kept is named; none need have one")
    void sameAddress() {
        SeenNews item = item("f1").url("https://news/1").build();
        signals().seenNews().markSeen(item);
        assertThat(signals()
                        .seenNews()
                        .markSeen(item("f2").url("https://news/1").build()))
                .isEqualTo(exists("f1"));
        assertThat(signals().seenNews().find("f2")).isEmpty();
        assertThat(signals()
                        .seenNews()
                        .markSeen(item("f2").url("https://news/2").build()))
                .isEqualTo(created("f2"));
        assertThat(signals().seenNews().markSeen(item("f3").build())).isEqualTo(created("f3"));
        assertThat(signals().seenNews().markSeen(item("f4").build())).isEqualTo(created("f4"));
    }

    @Test
    @DisplayName("SI3 of sixteen callers, alone and with many items at once, one is told of each item that it is new")
    void sixteenCallers() throws Exception {
        List<List<Sighting>> answers = Together.sixteen(number -> {
            List<SeenNews> items = new ArrayList<>();
            for (int i = 0; i < ITEMS; i++) {
                // Even items meet by their fingerprint, odd ones by their address alone.
                boolean even = i % 2 == 0;
                items.add(item(even ? "f" + i : "f" + i + "-" + number)
                        .url(even ? null : "https://news/" + i)
                        .build());
            }
            if (number % 2 == 0) {
                return signals().seenNews().markAllSeen(items);
            }
            return items.stream()
                    .map(each -> signals().seenNews().markSeen(each))
                    .toList();
        });
        for (int i = 0; i < ITEMS; i++) {
            int each = i;
            List<Sighting> ofItem =
                    answers.stream().map(answer -> answer.get(each)).toList();
            assertThat(ofItem.stream().filter(Sighting::isNew))
                    .as("callers told that item %s is new", i)
                    .hasSize(1);
            assertThat(ofItem.stream().map(Sighting::fingerprint).distinct())
                    .as("what is kept of item %s", i)
                    .hasSize(1);
            assertThat(signals().seenNews().find(ofItem.get(0).fingerprint())).isPresent();
        }
        assertThat(signals().seenNews().count(SeenNews.TYPE.all())).isEqualTo(ITEMS);
    }

    @Test
    @DisplayName("SI4 many items are marked together, each by what was seen before it, or none of them")
    void many() {
        signals().seenNews().markSeen(item("f1").url("https://news/1").build());
        assertThat(signals()
                        .seenNews()
                        .markAllSeen(List.of(
                                item("f2").build(),
                                item("f1").build(),
                                item("f2").headline("again").build(),
                                item("f3").url("https://news/1").build(),
                                item("f4").url("https://news/4").build(),
                                item("f5").url("https://news/4").build())))
                .containsExactly(created("f2"), exists("f1"), exists("f2"), exists("f1"), created("f4"), exists("f4"));
        assertThat(signals().seenNews().find("f2")).contains(item("f2").build());
        String tooLong = "u".repeat(2_001);
        refusedFor(
                "url",
                () -> signals()
                        .seenNews()
                        .markAllSeen(List.of(
                                item("f6").build(), item("f7").url(tooLong).build())));
        assertThat(signals().seenNews().find("f6")).isEmpty();
        assertThat(signals().seenNews().markAllSeen(List.of())).isEmpty();
        signals().inTransaction(tx -> {
            assertThat(tx.seenNews().markSeen(item("f6").build()).isNew()).isTrue();
            assertThat(tx.seenNews()
                            .markAllSeen(List.of(item("f6").build(), item("f7").build())))
                    .containsExactly(exists("f6"), created("f7"));
        });
        assertThat(signals().seenNews().count(SeenNews.TYPE.all())).isEqualTo(5);
    }

    @Test
    @DisplayName("SI5 a later signal is attached to an item once; the same again changes nothing, another is refused")
    void attached() {
        SeenNews item = item("f1").url("https://news/1").sentiment(0.25).build();
        signals().seenNews().markSeen(item);
        SeenNews led = item.toBuilder().triggeredSignal(true).signalId(FIRST).build();
        assertThat(signals().seenNews().attachSignal("f1", FIRST)).isEqualTo(led);
        assertThat(signals().seenNews().find("f1")).contains(led);
        assertThat(revision("f1")).isEqualTo(2);
        assertThat(signals().seenNews().attachSignal("f1", FIRST)).isEqualTo(led);
        assertThat(revision("f1")).isEqualTo(2);
        ConflictException conflict = refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> signals().seenNews().attachSignal("f1", SECOND));
        assertThat(conflict.stored(SeenNews.class)).isEqualTo(led);
        assertThat(conflict.given(SeenNews.class))
                .isEqualTo(led.toBuilder().signalId(SECOND).build());
        assertThat(conflict.differences()).containsExactly("signal_id");
        assertThat(conflict).hasMessageContaining(FIRST.toString()).hasMessageContaining(SECOND.toString());
        assertThat(signals().seenNews().find("f1")).contains(led);
        assertThat(signals().seenNews().ofSignal(FIRST, ALL)).containsExactly(led);
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> signals().seenNews().attachSignal("f2", FIRST));
        signals().seenNews().markSeen(item("f3").triggeredSignal(true).build());
        assertThat(signals().seenNews().attachSignal("f3", SECOND).signalId()).isEqualTo(SECOND);
    }

    @Test
    @DisplayName("SI6 of sixteen callers that attach a signal each to one item, one does")
    void attachedByOne() throws Exception {
        signals().seenNews().markSeen(item("f1").build());
        List<Boolean> answers = Together.sixteen(number -> {
            try {
                UUID own = new UUID(0, number);
                assertThat(signals().seenNews().attachSignal("f1", own).signalId())
                        .isEqualTo(own);
                return true;
            } catch (ConflictException e) {
                return false;
            }
        });
        assertThat(answers.stream().filter(each -> each)).hasSize(1);
        int first = answers.indexOf(true);
        assertThat(signals().seenNews().find("f1").orElseThrow().signalId()).isEqualTo(new UUID(0, first));
        assertThat(revision("f1")).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "SI7 an item is new again when its retention has removed it: thirty days after it was seen, and not before")
    void newAgain() {
        signals().seenNews().markSeen(item("f1").url("https://news/1").build());
        clock().move(MONTH.minus(MICRO));
        store().maintain();
        assertThat(signals().seenNews().markSeen(item("f1").build()).isNew()).isFalse();
        clock().move(MICRO);
        store().maintain();
        assertThat(signals()
                        .seenNews()
                        .markSeen(item("f2").url("https://news/1").build()))
                .isEqualTo(created("f2"));
        assertThat(signals().seenNews().markSeen(item("f1").build())).isEqualTo(created("f1"));
    }

    private NewsFeed feed(String name) {
        NewsFeed feed = NewsFeed.of("https://feeds/" + name, name)
                .enabled(true)
                .itemsFetched(0)
                .errorCount(0)
                .build();
        signals().newsFeeds().upsert(feed);
        return feed;
    }

    @Test
    @DisplayName("SI8 fetches and failures of a feed are counted by sixteen callers without losing one")
    void counted() throws Exception {
        NewsFeed feed = feed("wire");
        Together.sixteen(number -> {
            for (int i = 0; i < FETCHES; i++) {
                if (number % 4 == 0) {
                    signals().newsFeeds().failed(feed.id(), "timeout");
                } else {
                    signals().newsFeeds().fetched(feed.id(), START.plusSeconds(100L * number + i), number);
                }
            }
            return number;
        });
        long items = IntStream.range(0, Together.THREADS)
                .filter(number -> number % 4 != 0)
                .mapToLong(number -> (long) number * FETCHES)
                .sum();
        assertThat(signals().newsFeeds().find(feed.id()))
                .contains(feed.toBuilder()
                        .itemsFetched(items)
                        .errorCount(4L * FETCHES)
                        .lastError("timeout")
                        .lastFetchedAt(START.plusSeconds(1_549))
                        .build());
    }

    @Test
    @DisplayName("SI9 the last fetch is the latest one, the last error stays, and what cannot be counted is refused")
    void lastFetch() {
        NewsFeed feed = feed("wire");
        signals().newsFeeds().failed(feed.id(), "timeout");
        signals().newsFeeds().fetched(feed.id(), START.plusSeconds(2), 3);
        NewsFeed kept = signals().newsFeeds().fetched(feed.id(), START, 0);
        assertThat(kept)
                .isEqualTo(feed.toBuilder()
                        .itemsFetched(3)
                        .errorCount(1)
                        .lastError("timeout")
                        .lastFetchedAt(START.plusSeconds(2))
                        .build());
        refusedFor("items_fetched", () -> signals().newsFeeds().fetched(feed.id(), START.plusSeconds(3), -1));
        refusedFor("items_fetched", () -> signals().newsFeeds().fetched(feed.id(), START, Long.MAX_VALUE - 2));
        refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> signals().newsFeeds().failed(feed.id(), "half a pair \ud800"));
        assertThat(signals().newsFeeds().find(feed.id())).contains(kept);
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> signals().newsFeeds().fetched(FIRST, START, 1));
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> signals().newsFeeds().failed(FIRST, "timeout"));
    }

    @Test
    @DisplayName(
            "SI10 opportunities come the best score first, of all sources and of one, as a plain sort has them (seed 10)")
    void opportunities() {
        Random random = new Random(10);
        List<String> sources = List.of("scanner", "news", "screener", "scan");
        Map<String, Opportunity> kept = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            Set<String> found = new HashSet<>();
            while (found.size() < 1 + random.nextInt(2)) {
                found.add(sources.get(random.nextInt(sources.size())));
            }
            Opportunity opportunity = Opportunity.of("S" + random.nextInt(60), (random.nextInt(21) - 10) / 4.0)
                    .sources(List.copyOf(found))
                    .discoveredAt(START)
                    .updatedAt(START.plusSeconds(i))
                    .build();
            kept.put(opportunity.symbol(), opportunity);
            signals().opportunities().upsert(opportunity);
        }
        // Ties come by the greatest symbol, the key going the way of the last term.
        List<Opportunity> best = kept.values().stream()
                .sorted(Comparator.comparingDouble(Opportunity::score)
                        .thenComparing(Opportunity::symbol, PortableOrder.TEXT)
                        .reversed())
                .toList();
        assertThat(signals().opportunities().best(ALL)).isEqualTo(best);
        assertThat(signals().opportunities().best(7)).isEqualTo(best.subList(0, 7));
        for (String source : sources) {
            assertThat(signals().opportunities().bestOf(source, ALL))
                    .as(source)
                    .isEqualTo(best.stream()
                            .filter(each -> each.sources().contains(source))
                            .toList())
                    .isNotEmpty();
        }
        assertThat(Objects.requireNonNull(best.get(0)).score()).isEqualTo(2.5);
    }
}
