package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Inserted;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.Pending;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.repository.Upserted;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Envelope;
import org.tradingstore.schema.Field;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Edit;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.records.Alarm;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Full;
import org.tradingstore.testkit.internal.records.Memo;

/** What a write answers: never a guess. */
public abstract class OutcomeRules extends Rules {
    private static final Fill FILL =
            Fill.of("AAPL", 1).withNote("first").withTags("a", "b").withExternalId("X", "e-1");

    protected OutcomeRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    private static Appended<UUID> created(Fill fill) {
        return new Appended<>(Appended.Outcome.CREATED, fill.id());
    }

    private static Appended<UUID> same(Fill fill) {
        return new Appended<>(Appended.Outcome.ALREADY_SAME, fill.id());
    }

    private void holds(Fill... expected) {
        assertThat(fills().list(Fill.TYPE.all().limit(1_000))).containsExactlyInAnyOrder(expected);
    }

    // Append

    @Test
    @DisplayName("O1 an append of a new key is CREATED, and the record is there on return")
    void created() {
        assertThat(fills().append(FILL)).isEqualTo(created(FILL));
        assertThat(fills().find(FILL.id())).contains(FILL);
    }

    @Test
    @DisplayName("O2 the same append again is ALREADY_SAME, and nothing is written")
    void again() {
        fills().append(FILL);
        Envelope before = fills().envelope(FILL.id()).orElseThrow();
        clock().move(Duration.ofHours(1));
        assertThat(fills().append(FILL)).isEqualTo(same(FILL));
        holds(FILL);
        assertThat(fills().envelope(FILL.id())).contains(before);
    }

    @Test
    @DisplayName("O3 the same key with other content is a conflict with both records and what differs")
    void conflictByKey() {
        fills().append(FILL);
        Fill other = FILL.withPrice("99.5").withNote(null);
        ConflictException conflict = refused(ConflictException.class, Advice.RECONCILE, () -> fills().append(other));
        assertThat(conflict.key()).isEqualTo(FILL.id());
        assertThat(conflict.stored(Fill.class)).isEqualTo(FILL);
        assertThat(conflict.given(Fill.class)).isEqualTo(other);
        assertThat(conflict.differences()).containsExactly("price", "note");
        assertThat(conflict.index()).isNull();
        assertThat(conflict)
                .hasMessageContaining("kit_fill")
                .hasMessageContaining(FILL.id().toString());
        holds(FILL);
    }

    @Test
    @DisplayName("O4 a difference in any one component is a conflict that names this component alone")
    void everyDifference() {
        RecordGenerator<Fill> generator = RecordGenerator.of(Fill.TYPE, 4);
        fills().append(FILL);
        for (Field<Fill, ?> field : Fill.TYPE.fields()) {
            if (field != Fill.ID) {
                Fill other = generator.changed(FILL, field);
                ConflictException conflict =
                        refused(ConflictException.class, Advice.RECONCILE, () -> fills().append(other));
                assertThat(conflict.differences()).as("%s", field).containsExactly(field.name());
            }
        }
        holds(FILL);
    }

    @Test
    @DisplayName(
            "O5 another key with the same unique components and otherwise the same content is ALREADY_SAME with the kept key")
    void sameByUnique() {
        fills().append(FILL);
        assertThat(fills().append(FILL.withId(new UUID(9, 9)))).isEqualTo(same(FILL));
        holds(FILL);
    }

    @Test
    @DisplayName("O6 another key with the same unique components and other content is a conflict that names the index")
    void conflictByUnique() {
        fills().append(FILL);
        Fill other = FILL.withId(new UUID(9, 9)).withExternalId(null, null).withPrice("7");
        ConflictException conflict = refused(ConflictException.class, Advice.RECONCILE, () -> fills().append(other));
        assertThat(conflict.key()).isEqualTo(FILL.id());
        assertThat(conflict.stored(Fill.class)).isEqualTo(FILL);
        assertThat(conflict.given(Fill.class)).isEqualTo(other);
        assertThat(conflict.index()).isEqualTo(Fill.TYPE.indexes().get(0).name());
        assertThat(conflict.differences()).contains("price", "venue", "external_id");
        holds(FILL);
    }

    @Test
    @DisplayName("O7 components that are unique when present conflict only where all of them are present")
    void uniqueWhenPresent() {
        Fill second = Fill.of("AAPL", 2).withExternalId("X", "e-1");
        fills().append(FILL);
        ConflictException conflict = refused(ConflictException.class, Advice.RECONCILE, () -> fills().append(second));
        assertThat(conflict.index()).isEqualTo(Fill.TYPE.indexes().get(1).name());
        assertThat(fills().append(second.withExternalId("Y", "e-1"))).isEqualTo(created(second));
        Fill third = Fill.of("AAPL", 3).withExternalId(null, "e-1");
        Fill fourth = Fill.of("AAPL", 4).withExternalId(null, "e-1");
        Fill fifth = Fill.of("AAPL", 5).withExternalId("X", null);
        Fill sixth = Fill.of("AAPL", 6).withExternalId("X", null);
        for (Fill each : List.of(third, fourth, fifth, sixth)) {
            assertThat(fills().append(each)).isEqualTo(created(each));
        }
        holds(FILL, second.withExternalId("Y", "e-1"), third, fourth, fifth, sixth);
    }

    @Test
    @DisplayName("O8 an event is appended like any append-only record")
    void events() {
        Alarm alarm = new Alarm(1, "low", TestClock.START);
        assertThat(alarms().append(alarm).outcome()).isEqualTo(Appended.Outcome.CREATED);
        assertThat(alarms().append(alarm).outcome()).isEqualTo(Appended.Outcome.ALREADY_SAME);
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> alarms().append(new Alarm(1, "high", TestClock.START)));
    }

    @Test
    @DisplayName("O9 an append of many answers for each in its order")
    void appendAll() {
        fills().append(FILL);
        Fill second = Fill.of("AAPL", 2);
        Fill third = Fill.of("MSFT", 1);
        assertThat(fills().appendAll(List.of(second, FILL, third, second)))
                .containsExactly(created(second), same(FILL), created(third), same(second));
        holds(FILL, second, third);
    }

    @Test
    @DisplayName("O10 an append of many with one conflict writes none of them, wherever it stands")
    void appendAllOrNone() {
        fills().append(FILL);
        List<Fill> others = List.of(Fill.of("A", 1), Fill.of("A", 2), Fill.of("A", 3));
        for (int place = 0; place <= others.size(); place++) {
            List<Fill> batch = new ArrayList<>(others);
            batch.add(place, FILL.withPrice("5"));
            refused(ConflictException.class, Advice.RECONCILE, () -> fills().appendAll(batch));
            holds(FILL);
        }
    }

    @Test
    @DisplayName("O11 an append of many with one invalid record writes none of them")
    void appendAllInvalid() {
        List<Fill> batch = List.of(Fill.of("A", 1), Fill.of("A", 2).withNote("\u0000"), Fill.of("A", 3));
        refused(InvalidRecordException.class, Advice.FIX_CALLER, () -> fills().appendAll(batch));
        holds();
    }

    @Test
    @DisplayName("O12 two records of one append that conflict with each other are a conflict, and neither is written")
    void appendAllConflictsWithin() {
        refused(ConflictException.class, Advice.RECONCILE, () -> fills().appendAll(List.of(FILL, FILL.withPrice("5"))));
        holds();
    }

    @Test
    @DisplayName("O13 an append of none answers nothing")
    void appendNone() {
        assertThat(fills().appendAll(List.of())).isEmpty();
        holds();
    }

    @Test
    @DisplayName("O14 an append of ten thousand writes all of them")
    void appendMany() {
        List<Fill> many = Stream.iterate(1L, n -> n + 1)
                .limit(10_000)
                .map(n -> Fill.of("A", n))
                .toList();
        assertThat(fills().appendAll(many)).allMatch(each -> each.outcome() == Appended.Outcome.CREATED);
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(10_000);
        assertThat(fills().appendAll(many)).allMatch(each -> each.outcome() == Appended.Outcome.ALREADY_SAME);
    }

    // Append without waiting

    @Test
    @DisplayName("O15 an append without waiting gives the same outcomes when awaited, more than once too")
    void appendLater() {
        Pending<Appended<UUID>> first = fills().appendLater(FILL);
        assertThat(first.await()).isEqualTo(created(FILL));
        assertThat(first.await()).isEqualTo(created(FILL));
        assertThat(first.done()).isTrue();
        assertThat(fills().appendLater(FILL).await()).isEqualTo(same(FILL));
        Pending<Appended<UUID>> third = fills().appendLater(FILL.withPrice("5"));
        refused(ConflictException.class, Advice.RECONCILE, third::await);
        refused(ConflictException.class, Advice.RECONCILE, third::await);
        holds(FILL);
    }

    @Test
    @DisplayName("O16 an append without waiting refuses an invalid record at once")
    void appendLaterInvalid() {
        refused(InvalidRecordException.class, Advice.FIX_CALLER, () -> fills().appendLater(FILL.withNote("\u0000")));
        holds();
    }

    @Test
    @DisplayName("O17 of many appends without waiting one that conflicts fails alone")
    void appendLaterFailsAlone() {
        fills().append(FILL);
        List<Pending<Appended<UUID>>> pending = new ArrayList<>();
        for (long n = 2; n < 500; n++) {
            pending.add(fills().appendLater(n == 250 ? FILL.withPrice("5") : Fill.of("AAPL", n)));
        }
        for (int i = 0; i < pending.size(); i++) {
            if (i == 248) {
                refused(ConflictException.class, Advice.RECONCILE, pending.get(i)::await);
            } else {
                assertThat(pending.get(i).await()).isEqualTo(created(Fill.of("AAPL", i + 2L)));
            }
        }
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(498);
    }

    @Test
    @DisplayName("O18 closing the store keeps what was appended without waiting")
    void appendLaterAndClose() {
        Pending<Appended<UUID>> pending = fills().appendLater(FILL);
        place().closeAll();
        assertThat(pending.await()).isEqualTo(created(FILL));
    }

    // Insert if absent

    @Test
    @DisplayName("O19 insert-if-absent creates, or finds something there and compares nothing")
    void insertIfAbsent() {
        Memo memo = Memo.of("ann", "a", 1).withLabel("L");
        assertThat(memos().insertIfAbsent(memo)).isEqualTo(Inserted.CREATED);
        assertThat(memos().insertIfAbsent(memo)).isEqualTo(Inserted.EXISTS);
        assertThat(memos().insertIfAbsent(memo.withCount(2))).isEqualTo(Inserted.EXISTS);
        assertThat(memos().insertIfAbsent(Memo.of("bob", "b", 1).withLabel("L")))
                .isEqualTo(Inserted.EXISTS);
        assertThat(memos().list(Memo.TYPE.all().limit(10))).containsExactly(memo);
        assertThat(memos().envelope(memo.id()).orElseThrow().revision()).isEqualTo(1);
    }

    // Upsert

    @Test
    @DisplayName("O20 an upsert is CREATED, then SAME for the same content, then CHANGED for other content")
    void upsert() {
        Memo memo = Memo.of("ann", "a", 1);
        assertThat(memos().upsert(memo)).isEqualTo(Upserted.CREATED);
        assertThat(memos().upsert(memo)).isEqualTo(Upserted.SAME);
        assertThat(memos().upsert(memo.withCount(2))).isEqualTo(Upserted.CHANGED);
        assertThat(memos().find(memo.id())).contains(memo.withCount(2));
        assertThat(memos().upsert(memo)).isEqualTo(Upserted.CHANGED);
        assertThat(memos().find(memo.id())).contains(memo);
    }

    @Test
    @DisplayName("O21 a revision begins at 1 and grows by 1 with each change, and only then")
    void revisions() {
        Memo memo = Memo.of("ann", "a", 1);
        memos().upsert(memo);
        assertThat(memos().envelope(memo.id()).orElseThrow().revision()).isEqualTo(1);
        memos().upsert(memo);
        assertThat(memos().envelope(memo.id()).orElseThrow().revision()).isEqualTo(1);
        memos().upsert(memo.withCount(2));
        assertThat(memos().envelope(memo.id()).orElseThrow().revision()).isEqualTo(2);
        memos().update(memo.id(), each -> each.withCount(3));
        assertThat(memos().envelope(memo.id()).orElseThrow().revision()).isEqualTo(3);
        memos().update(memo.id(), each -> each);
        assertThat(memos().envelope(memo.id()).orElseThrow().revision()).isEqualTo(3);
    }

    @Test
    @DisplayName("O22 a change keeps createdAt and moves updatedAt")
    void moments() {
        Memo memo = Memo.of("ann", "a", 1);
        memos().upsert(memo);
        Envelope created = memos().envelope(memo.id()).orElseThrow();
        assertThat(created.createdAt()).isEqualTo(TestClock.START);
        assertThat(created.updatedAt()).isEqualTo(TestClock.START);
        clock().move(Duration.ofSeconds(5));
        memos().upsert(memo);
        assertThat(memos().envelope(memo.id())).contains(created);
        memos().upsert(memo.withCount(2));
        Envelope changed = memos().envelope(memo.id()).orElseThrow();
        assertThat(changed.createdAt()).isEqualTo(TestClock.START);
        // Moments of changes ascend strictly, so they may run a little ahead of a clock that stands still.
        assertThat(changed.updatedAt())
                .isBetween(
                        TestClock.START.plusSeconds(5),
                        TestClock.START.plusSeconds(5).plusNanos(100_000));
    }

    @Test
    @DisplayName("O23 a change of any one component is a change, from and to absent too")
    void everyChange() {
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, 23);
        Full record = generator.next();
        fulls().upsert(record);
        for (Field<Full, ?> field : Full.TYPE.fields()) {
            if (field != Full.ID) {
                Full changed = generator.changed(record, field);
                assertThat(fulls().upsert(changed)).as("%s", field).isEqualTo(Upserted.CHANGED);
                assertThat(fulls().find(record.id())).as("%s", field).contains(changed);
                assertThat(fulls().upsert(changed)).as("%s", field).isEqualTo(Upserted.SAME);
                record = changed;
                if (field.optional()) {
                    fulls().upsert(record);
                    Full cleared = Edit.clear(Full.TYPE, record, field);
                    fulls().upsert(cleared);
                    assertThat(fulls().find(record.id())).as("%s", field).contains(cleared);
                    record = cleared;
                }
            }
        }
    }

    @Test
    @DisplayName("O24 an upsert whose unique components another key has is a conflict, and nothing is written")
    void upsertConflict() {
        Memo first = Memo.of("ann", "a", 1).withLabel("L");
        Memo second = Memo.of("bob", "b", 1);
        memos().upsert(first);
        memos().upsert(second);
        ConflictException conflict =
                refused(ConflictException.class, Advice.RECONCILE, () -> memos().upsert(second.withLabel("L")));
        assertThat(conflict.key()).isEqualTo(first.id());
        assertThat(conflict.index()).isEqualTo(Memo.TYPE.indexes().get(0).name());
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> memos().upsert(Memo.of("c", "c", 1).withLabel("L")));
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> memos().update(second.id(), each -> each.withLabel("L")));
        assertThat(memos().list(Memo.TYPE.all().limit(10))).containsExactly(first, second);
    }

    @Test
    @DisplayName("O25 unique components can be given up and taken by another key")
    void uniqueIsFreed() {
        Memo first = Memo.of("ann", "a", 1).withLabel("L");
        Memo second = Memo.of("bob", "b", 1).withLabel("L");
        memos().upsert(first);
        memos().upsert(first.withLabel(null));
        assertThat(memos().upsert(second)).isEqualTo(Upserted.CREATED);
        memos().delete(second.id());
        assertThat(memos().upsert(first)).isEqualTo(Upserted.CHANGED);
    }

    @Test
    @DisplayName("O26 an upsert of many is one transaction, and a key given twice ends with the later record")
    void upsertAll() {
        Memo memo = Memo.of("ann", "a", 1);
        Memo other = Memo.of("bob", "b", 1);
        assertThat(memos().upsertAll(List.of(memo, other, memo.withCount(2), other)))
                .containsExactly(Upserted.CREATED, Upserted.CREATED, Upserted.CHANGED, Upserted.SAME);
        assertThat(memos().list(Memo.TYPE.all().limit(10))).containsExactly(memo.withCount(2), other);
    }

    @Test
    @DisplayName("O27 an upsert of many with one conflict or one invalid record writes none of them")
    void upsertAllOrNone() {
        Memo kept = Memo.of("ann", "a", 1).withLabel("L");
        memos().upsert(kept);
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> memos().upsertAll(List.of(
                        kept.withCount(5), Memo.of("bob", "b", 1).withLabel("L"))));
        refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> memos().upsertAll(List.of(kept.withCount(5), Memo.of("bob", "b\u0000", 1))));
        assertThat(memos().list(Memo.TYPE.all().limit(10))).containsExactly(kept);
    }

    // Update and delete

    @Test
    @DisplayName("O28 an update gives the record as changed and leaves others as they are")
    void update() {
        Memo memo = Memo.of("ann", "a", 1);
        Memo other = Memo.of("ann", "b", 1);
        memos().upsertAll(List.of(memo, other));
        assertThat(memos().update(memo.id(), each -> each.withCount(each.count() + 1)))
                .isEqualTo(memo.withCount(2));
        assertThat(memos().list(Memo.TYPE.all().limit(10))).containsExactly(memo.withCount(2), other);
    }

    @Test
    @DisplayName("O29 an update of a missing record says so")
    void updateMissing() {
        assertThat(refused(
                        MissingRecordException.class,
                        Advice.FIX_CALLER,
                        () -> memos().update(new Memo.Id("no", "one"), each -> each)))
                .hasMessageContaining("kit_memo");
    }

    @Test
    @DisplayName("O30 an update to another key is refused, and nothing is written")
    void updateKey() {
        Memo memo = Memo.of("ann", "a", 1);
        memos().upsert(memo);
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> memos().update(memo.id(), each -> Memo.of("ann", "b", 2)));
        assertThat(memos().list(Memo.TYPE.all().limit(10))).containsExactly(memo);
    }

    @Test
    @DisplayName("O31 what the function of an update throws comes out, and nothing is written")
    void updateThrows() {
        Memo memo = Memo.of("ann", "a", 1);
        memos().upsert(memo);
        IllegalStateException own = new IllegalStateException("own");
        assertThat(thrownBy(() -> memos().update(memo.id(), each -> {
                    throw own;
                })))
                .isSameAs(own);
        refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> memos().update(memo.id(), each -> each.withLabel("\u0000")));
        assertThat(memos().find(memo.id())).contains(memo);
        memos().update(memo.id(), each -> each.withCount(2));
    }

    @Test
    @DisplayName("O32 a delete answers whether there was a record, and it is gone")
    void delete() {
        Memo memo = Memo.of("ann", "a", 1);
        Memo other = Memo.of("ann", "b", 1);
        memos().upsertAll(List.of(memo, other));
        assertThat(memos().delete(memo.id())).isTrue();
        assertThat(memos().delete(memo.id())).isFalse();
        assertThat(memos().find(memo.id())).isEmpty();
        assertThat(memos().envelope(memo.id())).isEmpty();
        assertThat(memos().list(Memo.TYPE.all().limit(10))).containsExactly(other);
    }

    @Test
    @DisplayName("O33 a record without history that comes back after a delete begins anew")
    void deleteAndCreate() {
        Memo memo = Memo.of("ann", "a", 1);
        memos().upsert(memo);
        memos().upsert(memo.withCount(2));
        memos().delete(memo.id());
        assertThat(memos().upsert(memo)).isEqualTo(Upserted.CREATED);
        assertThat(memos().find(memo.id())).contains(memo);
    }

    // Records without an envelope

    @Test
    @DisplayName("O34 records without an envelope are upserted, inserted and deleted alike, and have none")
    void plain() {
        Bar bar = Bar.of("AAPL", 1, 10.5);
        assertThat(bars().upsert(bar)).isEqualTo(Upserted.CREATED);
        assertThat(bars().upsert(bar)).isEqualTo(Upserted.SAME);
        assertThat(bars().upsert(Bar.of("AAPL", 1, 11))).isEqualTo(Upserted.CHANGED);
        assertThat(bars().insertIfAbsent(bar)).isEqualTo(Inserted.EXISTS);
        assertThat(bars().insertIfAbsent(Bar.of("AAPL", 2, 12))).isEqualTo(Inserted.CREATED);
        assertThat(bars().find(bar.id())).contains(Bar.of("AAPL", 1, 11));
        assertThat(bars().envelope(bar.id())).isEmpty();
        assertThat(bars().delete(bar.id())).isTrue();
        assertThat(bars().find(bar.id())).isEmpty();
        assertThat(bars().upsertAll(List.of(bar, Bar.of("AAPL", 2, 12), bar)))
                .containsExactly(Upserted.CREATED, Upserted.SAME, Upserted.SAME);
    }

    @Test
    @DisplayName("O35 a load replaces or skips what is there, and counts each")
    void load() {
        bars().upsertAll(List.of(Bar.of("A", 1, 1), Bar.of("A", 2, 2)));
        Supplier<Stream<Bar>> stream = () -> Stream.of(Bar.of("A", 1, 1), Bar.of("A", 2, 20), Bar.of("A", 3, 3));
        assertThat(bars().load(stream.get(), OnConflict.SKIP)).isEqualTo(new LoadCounts(1, 2, 0));
        assertThat(bars().find(Bar.of("A", 2, 0).id())).contains(Bar.of("A", 2, 2));
        assertThat(bars().load(stream.get(), OnConflict.REPLACE)).isEqualTo(new LoadCounts(0, 2, 1));
        assertThat(bars().find(Bar.of("A", 2, 0).id())).contains(Bar.of("A", 2, 20));
    }

    @Test
    @DisplayName("O36 a load of keyed and audited records counts and revises like upserts")
    void loadKeyed() {
        counters().upsert(Counter.of("a", 1));
        assertThat(counters().load(Stream.of(Counter.of("a", 2), Counter.of("b", 1)), OnConflict.REPLACE))
                .isEqualTo(new LoadCounts(1, 0, 1));
        assertThat(counters().revisions("a", 10)).hasSize(2);
        assertThat(counters().load(Stream.of(Counter.of("a", 3)), OnConflict.SKIP))
                .isEqualTo(new LoadCounts(0, 1, 0));
        assertThat(counters().find("a")).contains(Counter.of("a", 2));
    }

    @Test
    @DisplayName("O37 a load whose stream fails in the middle writes nothing and throws what the stream threw")
    void loadFails() {
        IllegalStateException own = new IllegalStateException("own");
        Stream<Bar> failing = Stream.iterate(0, n -> n + 1).limit(30_000).map(n -> {
            if (n == 25_000) {
                throw own;
            }
            return Bar.of("A", n, n);
        });
        assertThat(thrownBy(() -> bars().load(failing, OnConflict.REPLACE))).isSameAs(own);
        assertThat(bars().count(Bar.TYPE.all())).isZero();
        assertThat(bars().load(Stream.of(Bar.of("A", 1, 1)), OnConflict.REPLACE))
                .isEqualTo(new LoadCounts(1, 0, 0));
    }

    @Test
    @DisplayName("O38 a load with an invalid record writes nothing")
    void loadInvalid() {
        refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> bars().load(Stream.of(Bar.of("A", 1, 1), Bar.of("A", 2, Double.NaN)), OnConflict.REPLACE));
        assertThat(bars().count(Bar.TYPE.all())).isZero();
    }

    @Test
    @DisplayName("O39 a load of fifty thousand writes all of them, and none the second time")
    void loadMany() {
        Supplier<Stream<Bar>> stream =
                () -> Stream.iterate(0, n -> n + 1).limit(50_000).map(n -> Bar.of("A", n, n));
        assertThat(bars().load(stream.get(), OnConflict.REPLACE)).isEqualTo(new LoadCounts(50_000, 0, 0));
        assertThat(bars().load(stream.get(), OnConflict.SKIP)).isEqualTo(new LoadCounts(0, 50_000, 0));
        assertThat(bars().count(Bar.TYPE.all())).isEqualTo(50_000);
    }

    @Test
    @DisplayName("O40 writes that change nothing take no moment from those that follow")
    void momentsOfNothing() {
        memos().upsert(Memo.of("ann", "a", 1));
        for (int i = 0; i < 5; i++) {
            assertThat(memos().upsert(Memo.of("ann", "a", 1))).isEqualTo(Upserted.SAME);
            assertThat(memos().delete(new Memo.Id("ann", "none"))).isFalse();
            operations().inTransaction(tx -> tx.records(Memo.TYPE).insertIfAbsent(Memo.of("ann", "a", 2)));
        }
        memos().upsert(Memo.of("ann", "a", 2));
        assertThat(memos().envelope(new Memo.Id("ann", "a")).orElseThrow().updatedAt())
                .isEqualTo(clock().instant().plus(1, ChronoUnit.MICROS));
    }
}
