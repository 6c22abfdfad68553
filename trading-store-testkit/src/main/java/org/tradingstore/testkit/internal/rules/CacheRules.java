package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.cache.Cache;
import org.tradingstore.cache.CacheEntry;
import org.tradingstore.cache.CacheEntryRepository;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.operations.Alert;
import org.tradingstore.operations.Operations;
import org.tradingstore.operations.Severity;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Inserted;
import org.tradingstore.repository.KeyedRepository;
import org.tradingstore.repository.Measure;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.repository.Upserted;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.Together;

/** What is cached is given while it counts, and computed once where it is not. */
public abstract class CacheRules extends Rules {
    private static final Duration MICRO = Duration.ofNanos(1_000);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Query<CacheEntry> ALL = CacheEntry.TYPE.all();
    private static final int PATIENCE_SECONDS = 60;

    protected CacheRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.CACHE, Database.OPERATIONS);
    }

    private Cache cache() {
        return store().book("kit", Mode.TEST).cache();
    }

    private CacheEntryRepository entries() {
        return cache().entries();
    }

    /** A computation that counts how often it runs. */
    private static final class Counted implements CacheEntryRepository.Computation<RuntimeException> {
        final AtomicInteger runs = new AtomicInteger();

        @Override
        public String compute() {
            return "{\"run\":" + runs.incrementAndGet() + "}";
        }
    }

    @Test
    @DisplayName("CA1 a value is given up to the microsecond before it expires, and never from then on")
    void expires() {
        CacheEntry put = entries().put("k", "[1.50]", HOUR);
        assertThat(put).isEqualTo(new CacheEntry("k", "[1.50]", TestClock.START.plus(HOUR)));
        assertThat(entries().current("k")).contains("[1.50]");
        clock().move(HOUR.minus(MICRO));
        assertThat(entries().current("k")).contains("[1.50]");
        assertThat(entries().find("k")).contains(put);
        clock().move(MICRO);
        assertThat(entries().current("k")).isEmpty();
        clock().move(HOUR);
        assertThat(entries().current("k")).isEmpty();
        clock().move(HOUR.multipliedBy(-2));
        assertThat(entries().current("k")).as("it was not removed by a read").contains("[1.50]");
    }

    @Test
    @DisplayName("CA2 an expired entry is in no answer, whatever is asked and by whatever way, in a transaction too")
    void hidden() {
        entries().put("a", "1", HOUR);
        CacheEntry kept = entries().put("b", "2", HOUR.multipliedBy(2));
        entries().put("c", "3", HOUR);
        clock().move(HOUR);
        assertHidden(entries(), kept);
        assertHidden(cache().records(CacheEntry.TYPE), kept);
        assertHidden(store().book("kit", Mode.TEST).database(Database.CACHE).records(CacheEntry.TYPE), kept);
        cache().inTransaction(tx -> assertHidden(tx.entries(), kept));
    }

    private static void assertHidden(KeyedRepository<CacheEntry, String> entries, CacheEntry kept) {
        assertThat(entries.find("a")).isEmpty();
        assertThat(entries.envelope("a")).isEmpty();
        assertThat(entries.envelope("b")).isPresent();
        assertThat(entries.list(ALL.limit(10))).containsExactly(kept);
        assertThat(entries.list(CacheEntry.TYPE
                        .where(CacheEntry.KEY.in(Set.of("a", "c")))
                        .orderBy(CacheEntry.EXPIRES_AT.asc())
                        .limit(10)))
                .isEmpty();
        assertThat(entries.first(CacheEntry.TYPE.where(CacheEntry.KEY.eq("a")))).isEmpty();
        assertThat(entries.page(ALL, 1).records()).containsExactly(kept);
        assertThat(entries.page(ALL, 1).next()).isEmpty();
        List<CacheEntry> scanned = new ArrayList<>();
        entries.scan(ALL, scanned::add);
        assertThat(scanned).containsExactly(kept);
        assertThat(entries.count(ALL)).isEqualTo(1);
        Measure<CacheEntry, Long> count = Measure.count();
        assertThat(entries.aggregate(Aggregation.over(ALL).measure(count)))
                .singleElement()
                .satisfies(group -> assertThat(group.value(count)).contains(1L));
        try (Cursor<CacheEntry> newest = entries.newestPer(CacheEntry.KEY, CacheEntry.EXPIRES_AT, ALL)) {
            List<CacheEntry> found = new ArrayList<>();
            newest.forEach(found::add);
            assertThat(found).containsExactly(kept);
        }
        try (ColumnCursor columns = entries.columns(ALL, List.of(CacheEntry.EXPIRES_AT))) {
            Columns chunk = Objects.requireNonNull(columns.next());
            assertThat(chunk.size()).isEqualTo(1);
        }
        assertThat(entries.digest(ALL, Digest.Coverage.CONTENT))
                .isEqualTo(entries.digest(CacheEntry.TYPE.where(CacheEntry.KEY.eq("b")), Digest.Coverage.CONTENT));
    }

    @Test
    @DisplayName("CA3 a write meets an expired entry as if it were not there")
    void written() {
        for (String key : List.of("insert", "upsert", "same", "update", "delete", "load")) {
            entries().put(key, "1", HOUR);
        }
        CacheEntry same = entries().find("same").orElseThrow();
        clock().move(HOUR);
        assertThat(entries().insertIfAbsent(CacheEntry.of("insert", "2").build()))
                .isEqualTo(Inserted.CREATED);
        assertThat(entries().upsert(CacheEntry.of("upsert", "2").build())).isEqualTo(Upserted.CREATED);
        assertThat(entries().envelope("upsert").orElseThrow().revision()).isEqualTo(1);
        assertThat(entries().upsert(same)).isEqualTo(Upserted.CREATED);
        assertThat(entries().find("same")).isEmpty();
        assertThat(entries().delete("delete")).isFalse();
        assertThat(thrownBy(() -> entries().update("update", entry -> entry)))
                .isInstanceOf(MissingRecordException.class);
        assertThat(entries()
                        .load(List.of(CacheEntry.of("load", "2").build()).stream(), PlainRepository.OnConflict.SKIP)
                        .created())
                .isEqualTo(1);
        cache().inTransaction(tx -> assertThat(
                        tx.entries().insertIfAbsent(CacheEntry.of("update", "2").build()))
                .isEqualTo(Inserted.CREATED));
        for (String key : List.of("insert", "upsert", "update", "load")) {
            assertThat(entries().current(key)).as(key).contains("2");
        }
    }

    @Test
    @DisplayName("CA4 a value without an expiry stays; another takes its place, its expiry too")
    void replaced() {
        entries().put("k", "1", HOUR);
        assertThat(entries().put("k", "2")).isEqualTo(new CacheEntry("k", "2", null));
        clock().move(HOUR.multipliedBy(1_000_000));
        assertThat(entries().current("k")).contains("2");
        entries().put("k", "3", MICRO);
        assertThat(entries().current("k")).contains("3");
        clock().move(MICRO);
        assertThat(entries().current("k")).isEmpty();
    }

    @Test
    @DisplayName("CA5 a value is computed where none counts, and kept from the moment it was there")
    void computes() {
        Counted counted = new Counted();
        assertThat(entries().getOrCompute("k", HOUR, () -> {
                    clock().move(HOUR);
                    return counted.compute();
                }))
                .isEqualTo("{\"run\":1}");
        assertThat(entries().find("k"))
                .contains(new CacheEntry("k", "{\"run\":1}", TestClock.START.plus(HOUR.multipliedBy(2))));
        clock().move(HOUR.minus(MICRO));
        assertThat(entries().getOrCompute("k", HOUR, counted)).isEqualTo("{\"run\":1}");
        clock().move(MICRO);
        assertThat(entries().getOrCompute("k", HOUR, counted)).isEqualTo("{\"run\":2}");
        assertThat(entries().getOrCompute("other", HOUR, counted)).isEqualTo("{\"run\":3}");
        assertThat(store().book("kit", Mode.LIVE).cache().entries().getOrCompute("k", HOUR, counted))
                .isEqualTo("{\"run\":4}");
        entries().put("put", "5");
        assertThat(entries().getOrCompute("put", HOUR, counted)).isEqualTo("5");
    }

    @Test
    @DisplayName("CA6 sixteen callers of a key compute it once, and all get the value")
    void once() throws Exception {
        for (int round = 0; round < 30; round++) {
            String key = "k" + round % 10;
            Counted counted = new Counted();
            assertThat(Together.sixteen(number -> entries().getOrCompute(key, HOUR, counted)))
                    .containsOnly("{\"run\":1}");
            assertThat(counted.runs).hasValue(1);
            assertThat(entries().current(key)).contains("{\"run\":1}");
            if (round % 10 == 9) {
                clock().move(HOUR);
            }
        }
    }

    @Test
    @DisplayName("CA7 while one key is computed other keys are, and writers write; who asks for the key waits for it")
    void beside() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<String> first = onThread(() -> entries().getOrCompute("slow", HOUR, () -> {
            started.countDown();
            await(go);
            entries().put("inside", "1");
            return "\"slow\"";
        }));
        await(started);
        CompletableFuture<String> second =
                onThread(() -> entries().getOrCompute("slow", HOUR, () -> "\"computed twice\""));
        assertThat(entries().getOrCompute("quick", HOUR, () -> "2")).isEqualTo("2");
        entries().put("slow beside", "3");
        assertThat(store().book("kit", Mode.LIVE)
                        .cache()
                        .entries()
                        .getOrCompute("slow", HOUR, () -> "\"of another book\""))
                .isEqualTo("\"of another book\"");
        cache().inTransaction(tx -> tx.entries().put("in a transaction", "4", HOUR));
        assertThat(entries().current("slow")).isEmpty();
        assertThat(first.isDone() || second.isDone()).isFalse();
        go.countDown();
        assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("\"slow\"");
        assertThat(second.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("\"slow\"");
        assertThat(entries().count(ALL)).isEqualTo(5);
    }

    /** On a thread of its own: one of a pool might wait for another that the pool has no thread for. */
    private static <T> CompletableFuture<T> onThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task, "kit").start());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("Nobody interrupts", e);
        }
    }

    @Test
    @DisplayName(
            "CA8 what a computation throws reaches all who waited for it as it is; nothing is kept, the next computes")
    void fails() throws Exception {
        assertThat(fallen(new IOException("the source is down"))).isEqualTo(1);
        assertThat(fallen(new IllegalStateException("no price"))).isEqualTo(1);
        assertThat(fallen(new AssertionError("broken"))).isEqualTo(1);
        assertThat(entries().getOrCompute("k", HOUR, () -> "1")).isEqualTo("1");
    }

    /** How often a computation ran that throws, while fifteen others wait for it. */
    private int fallen(Throwable failure) throws Exception {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger asking = new AtomicInteger();
        List<Optional<Throwable>> thrown = Together.sixteen(number -> Optional.ofNullable(thrownBy(() -> {
            asking.incrementAndGet();
            entries().<Exception>getOrCompute("k", HOUR, () -> {
                runs.incrementAndGet();
                waitFor(asking);
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (Exception) failure;
            });
        })));
        assertThat(thrown).hasSize(Together.THREADS).containsOnly(Optional.of(failure));
        assertThat(entries().find("k")).isEmpty();
        return runs.get();
    }

    /** Until all have begun to ask, and a while for them to wait. */
    private static void waitFor(AtomicInteger asking) throws InterruptedException {
        while (asking.get() < Together.THREADS) {
            Thread.onSpinWait();
        }
        TimeUnit.MILLISECONDS.sleep(200);
    }

    @Test
    @DisplayName("CA9 a computation that waits for itself is refused, also where two wait for each other")
    void circles() throws Exception {
        Throwable own =
                thrownBy(() -> entries().getOrCompute("a", HOUR, () -> entries().getOrCompute("a", HOUR, () -> "1")));
        assertThat(own).isInstanceOf(InvalidRequestException.class).hasMessageContaining("key=a");
        assertThat(entries().getOrCompute("a", HOUR, () -> entries().getOrCompute("b", HOUR, () -> "2")))
                .isEqualTo("2");
        CountDownLatch both = new CountDownLatch(2);
        List<String> names = List.of("c", "d");
        List<Boolean> refused = Together.sixteen(number -> number > 1
                || thrownBy(() -> entries().getOrCompute(names.get(number), HOUR, () -> {
                            both.countDown();
                            await(both);
                            return entries().getOrCompute(names.get(1 - number), HOUR, () -> "\"never\"");
                        }))
                        instanceof InvalidRequestException);
        assertThat(refused).doesNotContain(false);
        assertThat(entries().getOrCompute("c", HOUR, () -> "3")).isEqualTo("3");
    }

    @Test
    @DisplayName("CA10 in a transaction a value is computed and kept with it, or not at all")
    void transaction() {
        AtomicReference<String> seen = new AtomicReference<>("");
        Throwable thrown = thrownBy(() -> cache().inTransaction(tx -> {
            seen.set(tx.entries().getOrCompute("k", HOUR, () -> "1"));
            assertThat(tx.entries().getOrCompute("k", HOUR, () -> "2")).isEqualTo("1");
            throw new IOException("taken back");
        }));
        assertThat(thrown).isInstanceOf(IOException.class);
        assertThat(seen).hasValue("1");
        assertThat(entries().current("k")).isEmpty();
        assertThat(cache().<String, RuntimeException>computeInTransaction(
                                tx -> tx.entries().getOrCompute("k", HOUR, () -> "3")))
                .isEqualTo("3");
        assertThat(entries().current("k")).contains("3");
    }

    @Test
    @DisplayName("CA11 upkeep removes what has expired, in all books, and nothing else")
    void purged() {
        Cache live = store().book("kit", Mode.LIVE).cache();
        Digest nothing = cache().digest(Digest.Coverage.CONTENT);
        for (int i = 0; i < 5; i++) {
            entries().put("gone" + i, "1", HOUR);
            live.entries().put("gone" + i, "1", HOUR);
        }
        live.entries().put("later", "2", HOUR.plus(MICRO));
        live.entries().put("always", "3");
        clock().move(HOUR);
        assertThat(cache().digest(Digest.Coverage.CONTENT)).as("still kept").isNotEqualTo(nothing);
        assertThat(store().maintain().steps())
                .contains(new MaintenanceReport.Step(Database.CACHE, "retention cache_entry", 10));
        assertThat(cache().digest(Digest.Coverage.CONTENT)).isEqualTo(nothing);
        assertThat(live.entries().list(ALL.limit(10)))
                .containsExactly(
                        new CacheEntry("always", "3", null),
                        new CacheEntry("later", "2", TestClock.START.plus(HOUR).plus(MICRO)));
        assertThat(store().maintain().steps())
                .contains(new MaintenanceReport.Step(Database.CACHE, "retention cache_entry", 0));
    }

    @Test
    @DisplayName(
            "CA12 a time to live that is none, a blank key and a value that is no JSON are refused, and nothing is kept")
    void badInput() {
        for (Duration timeToLive : List.of(
                Duration.ZERO,
                Duration.ofSeconds(-1),
                MICRO.minusNanos(1),
                Duration.ofDays(36_501),
                Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThat(refused(
                            InvalidRequestException.class,
                            Advice.FIX_CALLER,
                            () -> entries().put("k", "1", timeToLive)))
                    .hasMessageContaining("time_to_live=" + timeToLive);
            refused(
                    InvalidRequestException.class,
                    Advice.FIX_CALLER,
                    () -> entries().getOrCompute("k", timeToLive, CacheRules::never));
        }
        refusedFor("key", () -> entries().put(" ", "1"));
        refusedFor("key", () -> entries().getOrCompute(" ", HOUR, CacheRules::never));
        refusedFor("key", () -> entries().getOrCompute("k".repeat(2_001), HOUR, CacheRules::never));
        refusedFor("value", () -> entries().put("k", "{", HOUR));
        refusedFor("value", () -> entries().getOrCompute("k", HOUR, () -> "no json"));
        assertThat(entries().count(ALL)).isZero();
        assertThat(entries().put("k", "1", Duration.ofDays(36_500)).expiresAt())
                .isEqualTo(TestClock.START.plus(Duration.ofDays(36_500)));
    }

    private static String never() {
        throw new AssertionError("Computed before the request was looked at");
    }

    @Test
    @DisplayName("CA13 what is cached is there when the store is opened again, until it expires")
    void reopen() {
        entries().put("k", "1", HOUR);
        if (!place().has(Capability.REOPEN)) {
            return;
        }
        reopened();
        assertThat(entries().getOrCompute("k", HOUR, CacheRules::never)).isEqualTo("1");
        clock().move(HOUR);
        reopened();
        assertThat(entries().getOrCompute("k", HOUR, () -> "2")).isEqualTo("2");
        Instant expiresAt =
                Objects.requireNonNull(entries().find("k").orElseThrow().expiresAt());
        assertThat(expiresAt).isEqualTo(TestClock.START.plus(HOUR.multipliedBy(2)));
    }

    /** The clock of the tests, which once does something when it is asked. */
    private final class AskedClock extends Clock {
        final AtomicReference<Runnable> once = new AtomicReference<>(() -> {});

        @Override
        public Instant instant() {
            once.getAndSet(() -> {}).run();
            return clock().instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("The store works in UTC");
        }
    }

    @Test
    @DisplayName("CA14 a value that comes between the look and the turn to compute is taken")
    void between() {
        AskedClock asked = new AskedClock();
        CacheEntryRepository entries = place().open(builder -> builder.clock(asked))
                .book("kit", Mode.TEST)
                .cache()
                .entries();
        entries.put("k", "1", HOUR);
        clock().move(HOUR);
        asked.once.set(() -> entries.put("k", "2"));
        // The look found what had expired, then the value came.
        assertThat(entries.getOrCompute("k", HOUR, CacheRules::never)).isEqualTo("2");
    }

    @Test
    @DisplayName(
            "CA15 a transaction of another database computes for itself what somebody computes who waits for its writer")
    void insideAnother() throws Exception {
        CountDownLatch computing = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        Alert alert = Alert.of("price", Severity.LOW)
                .title("a title")
                .data("{}")
                .message("a message")
                .raisedAt(TestClock.START)
                .build();
        Operations operations = store().book("kit", Mode.TEST).operations();
        CompletableFuture<String> first = onThread(() -> entries().getOrCompute("k", HOUR, () -> {
            computing.countDown();
            await(inside);
            operations.alerts().upsert(alert);
            return "1";
        }));
        await(computing);
        CompletableFuture<String> second = onThread(() -> operations.computeInTransaction(tx -> {
            inside.countDown();
            return entries().getOrCompute("k", HOUR, () -> "2");
        }));
        assertThat(second.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("2");
        assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("1");
    }
}
