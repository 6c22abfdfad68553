package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Revision;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Envelope;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Slot;

/** Audited records keep what they were. */
public abstract class AuditRules extends Rules {
    protected AuditRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    private Instant updatedAt(String name) {
        return counters().envelope(name).orElseThrow().updatedAt();
    }

    private List<Counter> asOf(Instant moment, Condition<Counter> condition) {
        List<Counter> found = new ArrayList<>();
        try (Cursor<Counter> cursor = counters().asOf(moment).scan(condition)) {
            cursor.forEach(found::add);
        }
        return found;
    }

    @Test
    @DisplayName("H1 every change is a revision, newest first, each with its content and envelope")
    void revisions() {
        counters().upsert(Counter.of("a", 1));
        clock().move(Duration.ofSeconds(1));
        counters().update("a", counter -> counter.withValue(2));
        clock().move(Duration.ofSeconds(1));
        counters().upsert(Counter.of("a", 3).withLabel("three"));
        counters().upsert(Counter.of("b", 9));
        List<Revision<Counter>> revisions = counters().revisions("a", 10);
        assertThat(revisions.stream().map(Revision::record))
                .containsExactly(Counter.of("a", 3).withLabel("three"), Counter.of("a", 2), Counter.of("a", 1));
        assertThat(revisions.stream().map(revision -> revision.envelope().revision()))
                .containsExactly(3L, 2L, 1L);
        assertThat(revisions.stream().map(revision -> revision.envelope().updatedAt()))
                .containsExactly(TestClock.START.plusSeconds(2), TestClock.START.plusSeconds(1), TestClock.START);
        assertThat(revisions)
                .allMatch(revision -> revision.envelope().createdAt().equals(TestClock.START));
        assertThat(revisions).noneMatch(Revision::deleted);
        assertThat(counters().envelope("a")).contains(revisions.get(0).envelope());
    }

    @Test
    @DisplayName("H2 revisions end at the limit, and a limit below 1 is refused")
    void limit() {
        for (int i = 0; i < 5; i++) {
            counters().upsert(Counter.of("a", i));
        }
        assertThat(counters().revisions("a", 2).stream()
                        .map(revision -> revision.record().value()))
                .containsExactly(4L, 3L);
        assertThat(counters().revisions("none", 2)).isEmpty();
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> counters().revisions("a", 0));
    }

    @Test
    @DisplayName("H3 as of a moment, inclusive, is what was current then")
    void asOf() {
        counters().upsert(Counter.of("a", 1));
        clock().move(Duration.ofSeconds(10));
        counters().upsert(Counter.of("a", 2));
        Instant start = TestClock.START;
        assertThat(counters().asOf(start.minusNanos(1_000)).find("a")).isEmpty();
        assertThat(counters().asOf(start).find("a")).contains(Counter.of("a", 1));
        assertThat(counters().asOf(start.plusSeconds(10).minusNanos(1_000)).find("a"))
                .contains(Counter.of("a", 1));
        assertThat(counters().asOf(start.plusSeconds(10)).find("a")).contains(Counter.of("a", 2));
        assertThat(counters().asOf(Instant.parse("9999-01-01T00:00:00Z")).find("a"))
                .contains(Counter.of("a", 2));
    }

    @Test
    @DisplayName("H4 a scan as of a moment gives what was there then, by key, with the content of then")
    void scanAsOf() {
        counters().upsertAll(List.of(Counter.of("c", 1), Counter.of("a", 1), Counter.of("b", 1)));
        Instant first = updatedAt("a");
        clock().move(Duration.ofSeconds(10));
        counters().upsert(Counter.of("b", 2));
        counters().delete("c");
        counters().upsert(Counter.of("d", 1));
        assertThat(asOf(first, Condition.always()))
                .containsExactly(Counter.of("a", 1), Counter.of("b", 1), Counter.of("c", 1));
        assertThat(asOf(TestClock.START.plusSeconds(100), Condition.always()))
                .containsExactly(Counter.of("a", 1), Counter.of("b", 2), Counter.of("d", 1));
        assertThat(asOf(first.minusSeconds(1), Condition.always())).isEmpty();
    }

    @Test
    @DisplayName("H5 a condition as of a moment is asked of the content of then, not of another revision")
    void conditionAsOf() {
        counters().upsert(Counter.of("a", 1));
        clock().move(Duration.ofSeconds(10));
        counters().upsert(Counter.of("a", 2));
        Instant later = TestClock.START.plusSeconds(20);
        assertThat(asOf(TestClock.START, Counter.VALUE.eq(1L))).containsExactly(Counter.of("a", 1));
        assertThat(asOf(TestClock.START, Counter.VALUE.eq(2L))).isEmpty();
        assertThat(asOf(later, Counter.VALUE.eq(2L))).containsExactly(Counter.of("a", 2));
        assertThat(asOf(later, Counter.VALUE.eq(1L))).isEmpty();
    }

    @Test
    @DisplayName("H6 a deletion is a revision with the content that was deleted")
    void deletion() {
        counters().upsert(Counter.of("a", 1));
        clock().move(Duration.ofSeconds(10));
        assertThat(counters().delete("a")).isTrue();
        assertThat(counters().delete("a")).isFalse();
        assertThat(counters().find("a")).isEmpty();
        assertThat(counters().envelope("a")).isEmpty();
        List<Revision<Counter>> revisions = counters().revisions("a", 10);
        assertThat(revisions.stream().map(Revision::deleted)).containsExactly(true, false);
        assertThat(revisions.stream().map(Revision::record)).containsExactly(Counter.of("a", 1), Counter.of("a", 1));
        assertThat(revisions.stream().map(revision -> revision.envelope().revision()))
                .containsExactly(2L, 1L);
        assertThat(counters().asOf(TestClock.START).find("a")).contains(Counter.of("a", 1));
        assertThat(counters().asOf(TestClock.START.plusSeconds(10)).find("a")).isEmpty();
    }

    @Test
    @DisplayName("H7 a key used again after its deletion goes on with the next revision")
    void afterDeletion() {
        counters().upsert(Counter.of("a", 1));
        counters().upsert(Counter.of("a", 2));
        counters().delete("a");
        clock().move(Duration.ofSeconds(10));
        counters().upsert(Counter.of("a", 1));
        assertThat(counters().envelope("a").orElseThrow().revision()).isEqualTo(4);
        assertThat(counters().revisions("a", 10).stream()
                        .map(revision -> revision.envelope().revision()))
                .containsExactly(4L, 3L, 2L, 1L);
        counters().delete("a");
        counters().insertIfAbsent(Counter.of("a", 5));
        assertThat(counters().envelope("a").orElseThrow().revision()).isEqualTo(6);
        assertThat(counters().asOf(TestClock.START.plusSeconds(5)).find("a")).isEmpty();
    }

    @Test
    @DisplayName("H8 a revision is later than the former by at least a microsecond, though the clock stands still")
    void stillClock() {
        for (int i = 0; i < 20; i++) {
            counters().upsert(Counter.of("a", i));
        }
        List<Revision<Counter>> revisions = counters().revisions("a", 100);
        for (int i = 1; i < revisions.size(); i++) {
            Envelope newer = revisions.get(i - 1).envelope();
            Envelope older = revisions.get(i).envelope();
            assertThat(newer.updatedAt()).isAfterOrEqualTo(older.updatedAt().plusNanos(1_000));
            assertThat(counters().asOf(older.updatedAt()).find("a"))
                    .contains(revisions.get(i).record());
        }
    }

    @Test
    @DisplayName("H9 a clock that goes back makes no revision older than the former")
    void clockGoesBack() {
        counters().upsert(Counter.of("a", 1));
        clock().move(Duration.ofHours(-1));
        counters().upsert(Counter.of("a", 2));
        assertThat(updatedAt("a")).isAfter(TestClock.START);
        assertThat(counters().asOf(TestClock.START).find("a")).contains(Counter.of("a", 1));
        assertThat(counters().asOf(updatedAt("a")).find("a")).contains(Counter.of("a", 2));
    }

    @Test
    @DisplayName("H10 rows of one transaction share one moment")
    void oneMoment() {
        counters().upsert(Counter.of("old", 1));
        operations().inTransaction(tx -> {
            tx.records(Counter.TYPE).upsert(Counter.of("a", 1));
            clock().move(Duration.ofSeconds(1));
            tx.records(Counter.TYPE).upsert(Counter.of("b", 1));
            clock().move(Duration.ofSeconds(1));
            tx.records(Counter.TYPE).update("old", counter -> counter.withValue(2));
        });
        assertThat(List.of(updatedAt("a"), updatedAt("b"), updatedAt("old"))).containsOnly(updatedAt("a"));
        assertThat(asOf(updatedAt("a"), Condition.always())).hasSize(3);
        assertThat(asOf(updatedAt("a").minusNanos(1_000), Condition.always())).containsExactly(Counter.of("old", 1));
    }

    @Test
    @DisplayName("H11 the same content again makes no revision")
    void sameAgain() {
        counters().upsert(Counter.of("a", 1));
        clock().move(Duration.ofSeconds(10));
        counters().upsert(Counter.of("a", 1));
        counters().update("a", counter -> counter);
        counters().insertIfAbsent(Counter.of("a", 7));
        assertThat(counters().revisions("a", 10)).hasSize(1);
        assertThat(updatedAt("a")).isEqualTo(TestClock.START);
    }

    @Test
    @DisplayName(
            "H12 a key changed several times in one transaction ends with the last content, at one moment or later")
    void severalInOneTransaction() {
        counters().upsert(Counter.of("a", 1));
        clock().move(Duration.ofSeconds(10));
        operations().inTransaction(tx -> {
            tx.records(Counter.TYPE).upsert(Counter.of("a", 2));
            tx.records(Counter.TYPE).upsert(Counter.of("a", 3));
        });
        assertThat(counters().find("a")).contains(Counter.of("a", 3));
        assertThat(counters().asOf(TestClock.START).find("a")).contains(Counter.of("a", 1));
        assertThat(counters().asOf(TestClock.START.plusSeconds(11)).find("a")).contains(Counter.of("a", 3));
        assertThat(asOf(TestClock.START.plusSeconds(11), Condition.always())).containsExactly(Counter.of("a", 3));
        long newest = counters().revisions("a", 10).get(0).envelope().revision();
        assertThat(newest).isEqualTo(counters().envelope("a").orElseThrow().revision());
    }

    @Test
    @DisplayName("H13 a key of three components has a history as well")
    void compositeKey() {
        Slot slot = RecordGenerator.of(Slot.TYPE, 13).next();
        slots().upsert(slot);
        clock().move(Duration.ofSeconds(1));
        slots().upsert(slot.withWeight("0.123456789"));
        assertThat(slots().revisions(slot.id(), 10).stream().map(Revision::record))
                .containsExactly(slot.withWeight("0.123456789"), slot);
        assertThat(slots().asOf(TestClock.START).find(slot.id())).contains(slot);
    }

    @Test
    @DisplayName("H14 a history does not show up in lists, counts and digests of what is current")
    void historyApart() {
        for (int i = 0; i < 5; i++) {
            counters().upsert(Counter.of("a", i));
        }
        assertThat(counters().count(Counter.TYPE.all())).isEqualTo(1);
        assertThat(counters().list(Counter.TYPE.all().limit(10))).containsExactly(Counter.of("a", 4));
        assertThat(operations().digest(Digest.Coverage.CONTENT).count()).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("H15 after random changes every moment shows what a map of then shows")
    void randomChanges(long seed) {
        Random random = new Random(seed);
        Map<String, Counter> current = new TreeMap<>();
        Map<Instant, Map<String, Counter>> states = new TreeMap<>();
        for (int i = 0; i < 120; i++) {
            clock().move(Duration.ofSeconds(1 + random.nextInt(3)));
            String name = "n" + random.nextInt(6);
            if (random.nextInt(4) == 0) {
                counters().delete(name);
                current.remove(name);
            } else {
                Counter counter = Counter.of(name, random.nextInt(3));
                counters().upsert(counter);
                current.put(name, counter);
            }
            states.put(clock().instant(), new TreeMap<>(current));
        }
        states.forEach((moment, state) -> {
            assertThat(asOf(moment, Condition.always())).as("%s", moment).containsExactlyElementsOf(state.values());
            assertThat(asOf(moment, Counter.VALUE.ge(1L)))
                    .containsExactlyElementsOf(state.values().stream()
                            .filter(each -> each.value() >= 1)
                            .toList());
            for (int i = 0; i < 6; i++) {
                assertThat(counters().asOf(moment).find("n" + i)).isEqualTo(Optional.ofNullable(state.get("n" + i)));
            }
        });
    }
}
