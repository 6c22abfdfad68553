package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.Inserted;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.repository.Revision;
import org.tradingstore.repository.Upserted;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Envelope;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordKind;
import org.tradingstore.schema.Writer;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.catalogue.Catalogue;
import org.tradingstore.testkit.internal.catalogue.Home;
import org.tradingstore.testkit.internal.catalogue.Sample;

/** What writing does to every record type there is: outcomes, envelopes, revisions, books and transactions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the types are those of the instance
public abstract class RecordChangeRules extends Rules {
    private static final BookId BOOK = new BookId("kit", Mode.TEST);
    private static final BookId OTHER = new BookId("kit", Mode.PAPER);
    private static final int RECORDS = 20;

    private final List<Home<?, ?>> homes;

    /** The rules of all types there are. */
    protected RecordChangeRules(Supplier<Place> places) {
        this(places, Catalogue.homes());
    }

    /** The rules of these types, which the stores of {@code places} know. */
    protected RecordChangeRules(Supplier<Place> places, List<Home<?, ?>> homes) {
        super(places);
        this.homes = List.copyOf(homes);
    }

    final List<Home<?, ?>> homes() {
        return homes;
    }

    /** Types whose records can change, or conflict, by one component. */
    final Stream<Home<?, ?>> varying() {
        return homes().stream().filter(RecordChangeRules::varies);
    }

    private static <R, K> boolean varies(Home<R, K> home) {
        Sample<R, K> sample = home.sample(1, 1);
        return sample.changed(sample.records().get(0)).isPresent();
    }

    final Stream<Home<?, ?>> appended() {
        return homes().stream().filter(Home::unchanging);
    }

    final Stream<Home<?, ?>> changing() {
        return homes().stream().filter(home -> !home.unchanging());
    }

    final Stream<Home<?, ?>> audited() {
        return homes().stream().filter(home -> home.type().kind() == RecordKind.AUDITED);
    }

    final Stream<Home<?, ?>> varyingOfBooks() {
        return varying().filter(home -> !home.database().shared());
    }

    private RecordDatabase in(Home<?, ?> home) {
        // Ahead of the first opening.
        place().use(Set.of(home.database()));
        return home.in(store(), BOOK);
    }

    private static <R, K> R other(Sample<R, K> sample, R record) {
        return sample.changed(record).orElseThrow();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true) // an application may have none of the kind
    @MethodSource("varying")
    @DisplayName("RC1 the same record of any type again is the same, and other content a conflict or a change")
    void outcomes(Home<?, ?> home) {
        checkOutcomes(home);
    }

    private <R, K> void checkOutcomes(Home<R, K> home) {
        Sample<R, K> sample = home.sample(1, 2);
        sample.writeParents(in(home));
        R record = sample.records().get(0);
        R changed = other(sample, record);
        K key = home.type().keyOf(record);
        if (home.unchanging()) {
            assertThat(home.appending(in(home)).append(record))
                    .isEqualTo(new Appended<>(Appended.Outcome.CREATED, key));
            assertThat(home.appending(in(home)).append(record))
                    .isEqualTo(new Appended<>(Appended.Outcome.ALREADY_SAME, key));
            ConflictException conflict = refused(
                    ConflictException.class,
                    Advice.RECONCILE,
                    () -> home.appending(in(home)).append(changed));
            assertThat(conflict.stored(home.type().javaType())).isEqualTo(record);
            assertThat(conflict.given(home.type().javaType())).isEqualTo(changed);
            assertThat(home.reading(in(home)).find(key)).contains(record);
        } else {
            PlainRepository<R, K> repository = home.changing(in(home));
            assertThat(repository.upsert(record)).isEqualTo(Upserted.CREATED);
            assertThat(repository.upsert(record)).isEqualTo(Upserted.SAME);
            assertThat(repository.upsert(changed)).isEqualTo(Upserted.CHANGED);
            assertThat(repository.find(key)).contains(changed);
            assertThat(repository.insertIfAbsent(record)).isEqualTo(Inserted.EXISTS);
            assertThat(repository.insertIfAbsent(sample.records().get(1))).isEqualTo(Inserted.CREATED);
            assertThat(repository.find(key)).contains(changed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homes")
    @DisplayName("RC2 a record of any type has the envelope of its kind: book, writer, moments and revision, or none")
    void envelopes(Home<?, ?> home) {
        checkEnvelopes(home);
    }

    /** Writes the one record of {@code sample} a second after its parents: moments of transactions that follow each other ascend. */
    private <R, K> R writtenAlone(Home<R, K> home, Sample<R, K> sample) {
        sample.writeParents(in(home));
        clock().move(Duration.ofSeconds(1));
        Sample.keep(in(home), home.type(), sample.records());
        return sample.records().get(0);
    }

    private <R, K> void checkEnvelopes(Home<R, K> home) {
        Sample<R, K> sample = home.sample(2, 1);
        R record = writtenAlone(home, sample);
        Instant written = clock().instant();
        K key = home.type().keyOf(record);
        if (home.type().kind() == RecordKind.PLAIN) {
            assertThat(home.reading(in(home)).envelope(key)).isEmpty();
            return;
        }
        BookId book = home.database().shared() ? null : BOOK;
        Writer writer = new Writer("application", "0");
        assertThat(home.reading(in(home)).envelope(key))
                .contains(new Envelope(book, writer, null, written, written, 1));
        clock().move(Duration.ofSeconds(5));
        sample.changed(record).filter(changed -> !home.unchanging()).ifPresent(changed -> {
            home.changing(in(home)).upsert(changed);
            Envelope after = home.reading(in(home)).envelope(key).orElseThrow();
            assertThat(after.createdAt()).isEqualTo(written);
            assertThat(after.updatedAt()).isAfterOrEqualTo(written.plusSeconds(5));
            assertThat(after.revision()).isEqualTo(2);
        });
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true) // an application may have none of the kind
    @MethodSource("audited")
    @DisplayName("RC3 every change of any component of an audited type is a revision, and there as of its moment")
    void revisions(Home<?, ?> home) {
        checkRevisions(home);
    }

    private <R, K> void checkRevisions(Home<R, K> home) {
        Sample<R, K> sample = home.sample(3, 1);
        R record = writtenAlone(home, sample);
        AuditedRepository<R, K> repository = home.audited(in(home));
        K key = home.type().keyOf(record);
        List<R> newestFirst = new ArrayList<>(List.of(record));
        TreeMap<Instant, R> states = new TreeMap<>();
        states.put(clock().instant(), record);
        for (R changed : sample.eachChanged(record).values()) {
            clock().move(Duration.ofSeconds(1));
            repository.upsert(changed);
            newestFirst.add(0, changed);
            states.put(clock().instant(), changed);
        }
        assertThat(newestFirst).hasSizeGreaterThan(1);
        assertThat(repository.revisions(key, 1_000))
                .extracting(Revision::record)
                .containsExactlyElementsOf(newestFirst);
        states.forEach((moment, state) ->
                assertThat(repository.asOf(moment).find(key)).as("%s", moment).contains(state));
        assertThat(repository.asOf(TestClock.START.minusSeconds(1)).find(key)).isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true) // an application may have none of the kind
    @MethodSource("changing")
    @DisplayName("RC4 a delete of a record of any type takes that one alone, and answers whether it was there")
    void deletes(Home<?, ?> home) {
        checkDeletes(home);
    }

    private <R, K> void checkDeletes(Home<R, K> home) {
        Sample<R, K> sample = home.sample(4, RECORDS);
        sample.writeAll(in(home));
        List<R> left = new ArrayList<>(sample.records());
        K key = home.type().keyOf(left.remove(RECORDS / 2));
        assertThat(home.changing(in(home)).delete(key)).isTrue();
        assertThat(home.changing(in(home)).delete(key)).isFalse();
        assertThat(home.reading(in(home)).list(home.type().all().limit(2 * RECORDS)))
                .containsExactlyInAnyOrderElementsOf(left);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true) // an application may have none of the kind
    @MethodSource("changing")
    @DisplayName("RC5 a load of any type skips what is there or replaces it, and counts each")
    void loads(Home<?, ?> home) {
        checkLoads(home);
    }

    private <R, K> void checkLoads(Home<R, K> home) {
        Sample<R, K> sample = home.sample(5, RECORDS);
        sample.writeParents(in(home));
        PlainRepository<R, K> repository = home.changing(in(home));
        List<R> half = sample.records().subList(0, RECORDS / 2);
        assertThat(repository.load(half.stream(), PlainRepository.OnConflict.REPLACE))
                .isEqualTo(new LoadCounts(RECORDS / 2, 0, 0));
        assertThat(repository.load(sample.records().stream(), PlainRepository.OnConflict.SKIP))
                .isEqualTo(new LoadCounts(RECORDS / 2, RECORDS / 2, 0));
        assertThat(repository.list(home.type().all().limit(2 * RECORDS)))
                .containsExactlyInAnyOrderElementsOf(sample.records());
        sample.changed(half.get(0)).ifPresent(changed -> {
            assertThat(repository.load(Stream.of(changed), PlainRepository.OnConflict.SKIP))
                    .isEqualTo(new LoadCounts(0, 1, 0));
            assertThat(repository.load(Stream.of(changed), PlainRepository.OnConflict.REPLACE))
                    .isEqualTo(new LoadCounts(0, 0, 1));
            assertThat(repository.find(home.type().keyOf(changed))).contains(changed);
        });
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true) // an application may have none of the kind
    @MethodSource("appended")
    @DisplayName("RC6 of many records of any type that is appended none is kept where one conflicts")
    void allOrNone(Home<?, ?> home) {
        checkAllOrNone(home);
    }

    private <R, K> void checkAllOrNone(Home<R, K> home) {
        Sample<R, K> sample = home.sample(6, RECORDS);
        sample.writeParents(in(home));
        R kept = sample.records().get(0);
        home.appending(in(home)).append(kept);
        List<R> withConflict = new ArrayList<>(sample.records().subList(1, RECORDS));
        sample.changed(kept).ifPresent(changed -> {
            withConflict.add(changed);
            refused(
                    ConflictException.class,
                    Advice.RECONCILE,
                    () -> home.appending(in(home)).appendAll(withConflict));
            assertThat(home.reading(in(home)).list(home.type().all().limit(2 * RECORDS)))
                    .containsExactly(kept);
        });
        assertThat(home.appending(in(home)).appendAll(sample.records()))
                .extracting(Appended::outcome)
                .containsOnlyOnce(Appended.Outcome.ALREADY_SAME);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true) // an application may have none of the kind
    @MethodSource("varyingOfBooks")
    @DisplayName("RC7 the same keys of any type in two modes of a book are records of their own")
    void books(Home<?, ?> home) {
        checkBooks(home);
    }

    private <R, K> void checkBooks(Home<R, K> home) {
        Sample<R, K> sample = home.sample(7, RECORDS);
        sample.writeAll(in(home));
        RecordDatabase other = home.in(store(), OTHER);
        assertThat(home.reading(other).count(home.type().all())).isZero();
        sample.writeParents(other);
        List<R> changed =
                sample.records().stream().map(record -> other(sample, record)).toList();
        Sample.keep(other, home.type(), changed);
        for (int i = 0; i < RECORDS; i++) {
            R record = sample.records().get(i);
            K key = home.type().keyOf(record);
            assertThat(home.reading(in(home)).find(key)).contains(record);
            assertThat(home.reading(other).find(key)).contains(changed.get(i));
        }
        assertThat(home.reading(in(home)).list(home.type().all().limit(2 * RECORDS)))
                .containsExactlyInAnyOrderElementsOf(sample.records());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homes")
    @DisplayName("RC8 a transaction that is taken back leaves no record of any type, and one that is not leaves all")
    void transactions(Home<?, ?> home) {
        checkTransactions(home);
    }

    private <R, K> void checkTransactions(Home<R, K> home) {
        Sample<R, K> sample = home.sample(8, RECORDS);
        IOException own = new IOException("own");
        assertThat(thrownBy(() -> in(home).inTransaction(tx -> {
                    sample.writeAll(tx);
                    assertThat(home.reading(tx).count(home.type().all())).isEqualTo(RECORDS);
                    throw own;
                })))
                .isSameAs(own);
        assertThat(home.reading(in(home)).count(home.type().all())).isZero();
        in(home).inTransaction(sample::writeAll);
        assertThat(home.reading(in(home)).list(home.type().all().limit(2 * RECORDS)))
                .containsExactlyInAnyOrderElementsOf(sample.records());
    }
}
