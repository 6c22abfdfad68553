package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Measure;
import org.tradingstore.repository.Page;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.internal.Brute;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.catalogue.Catalogue;
import org.tradingstore.testkit.internal.catalogue.Home;
import org.tradingstore.testkit.internal.catalogue.Sample;

/** What is asked of every record type there is: the library's and the kit's. A type that is added is asked without a word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the types are those of the instance
public abstract class RecordRules extends Rules {
    private static final BookId BOOK = new BookId("kit", Mode.TEST);
    private static final int RECORDS = 40;
    private static final int PAGE = 7;
    private static final int OPERANDS = 3;

    private final List<Home<?, ?>> homes;

    /** The rules of all types there are. */
    protected RecordRules(Supplier<Place> places) {
        this(places, Catalogue.homes());
    }

    /** The rules of these types, which the stores of {@code places} know. */
    protected RecordRules(Supplier<Place> places, List<Home<?, ?>> homes) {
        super(places);
        this.homes = List.copyOf(homes);
    }

    final List<Home<?, ?>> homes() {
        return homes;
    }

    private RecordDatabase in(Home<?, ?> home) {
        // Ahead of the first opening.
        place().use(Set.of(home.database()));
        return home.in(store(), BOOK);
    }

    private <R, K> Sample<R, K> written(Home<R, K> home, long seed) {
        Sample<R, K> sample = home.sample(seed, RECORDS);
        sample.writeAll(in(home));
        return sample;
    }

    private static <R> List<R> sorted(RecordType<R, ?> type, List<R> records, List<Sort<R>> terms) {
        return records.stream().sorted(Brute.order(type, terms)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homes")
    @DisplayName("RR1 records of any type come back as they were written: by key, listed, scanned and counted (seed 1)")
    void comesBack(Home<?, ?> home) {
        checkComesBack(home);
    }

    private <R, K> void checkComesBack(Home<R, K> home) {
        List<R> records = sorted(home.type(), written(home, 1).records(), List.of());
        ReadRepository<R, K> repository = home.reading(in(home));
        for (R record : records) {
            assertThat(repository.find(home.type().keyOf(record))).contains(record);
            assertThat(repository.find(home.type().keyOf(record)).orElseThrow().toString())
                    .as("digit by digit")
                    .isEqualTo(record.toString());
        }
        assertThat(repository.list(home.type().all().limit(2 * RECORDS))).containsExactlyElementsOf(records);
        List<R> scanned = new ArrayList<>();
        repository.scan(home.type().all(), scanned::add);
        assertThat(scanned).containsExactlyElementsOf(records);
        assertThat(repository.count(home.type().all())).isEqualTo(RECORDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homes")
    @DisplayName(
            "RR2 a record of any type without what may be absent comes back so, if it may lack all of that at once")
    void bare(Home<?, ?> home) {
        checkBare(home);
    }

    private <R, K> void checkBare(Home<R, K> home) {
        Sample<R, K> sample = home.sample(2, 1);
        sample.writeParents(in(home));
        R bare = sample.bare().orElse(sample.records().get(0));
        Sample.keep(in(home), home.type(), List.of(bare));
        assertThat(home.reading(in(home)).find(home.type().keyOf(bare))).contains(bare);
        for (Field<R, ?> field : home.type().fields()) {
            assertThat(home.reading(in(home)).count(home.type().where(field.isPresent())))
                    .as("%s", field)
                    .isEqualTo(field.portable(bare) == null ? 0 : 1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homes")
    @DisplayName("RR3 pages of any type join, in the order of its key and of each of its indexes, both ways (seed 3)")
    void pages(Home<?, ?> home) {
        checkPages(home);
    }

    private <R, K> void checkPages(Home<R, K> home) {
        List<R> records = written(home, 3).records();
        for (List<Sort<R>> terms : orders(home.type())) {
            Query<R> query = ordered(home.type(), terms);
            List<R> paged = new ArrayList<>();
            Page<R> page = home.reading(in(home)).page(query, PAGE);
            paged.addAll(page.records());
            while (page.next().isPresent()) {
                page = home.reading(in(home)).page(query, PAGE, page.next().orElseThrow());
                paged.addAll(page.records());
            }
            assertThat(paged).as("%s", query).containsExactlyElementsOf(sorted(home.type(), records, terms));
        }
    }

    @SuppressWarnings("unchecked") // an array of a generic type
    private static <R> Query<R> ordered(RecordType<R, ?> type, List<Sort<R>> terms) {
        return type.all().orderBy(terms.toArray(Sort[]::new));
    }

    /** By key, and by the fields of each index that have an order, ascending and descending. */
    private static <R> List<List<Sort<R>>> orders(RecordType<R, ?> type) {
        List<List<Sort<R>>> orders = new ArrayList<>();
        orders.add(List.of());
        Stream<List<? extends Field<R, ?>>> fields = Stream.concat(
                Stream.of(type.key().fields()), type.indexes().stream().map(Index::fields));
        fields.map(RecordRules::ordered).filter(each -> !each.isEmpty()).forEach(each -> {
            orders.add(each.stream().<Sort<R>>map(OrderedField::asc).toList());
            orders.add(each.stream().<Sort<R>>map(OrderedField::desc).toList());
        });
        return orders;
    }

    private static <R> List<OrderedField<R, ?>> ordered(List<? extends Field<R, ?>> fields) {
        List<OrderedField<R, ?>> ordered = new ArrayList<>();
        for (Field<R, ?> field : fields) {
            if (field instanceof OrderedField<R, ?> each) {
                ordered.add(each);
            }
        }
        return ordered;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homes")
    @DisplayName("RR4 a condition on any component of any type selects what a plain loop selects (seed 4)")
    void conditions(Home<?, ?> home) {
        checkConditions(home);
    }

    private <R, K> void checkConditions(Home<R, K> home) {
        List<R> records = written(home, 4).records();
        for (OrderedField<R, ?> field : ordered(home.type().fields())) {
            List<Object> operands = records.stream()
                    .flatMap(record -> Stream.ofNullable(field.portable(record)))
                    .distinct()
                    .limit(OPERANDS)
                    .toList();
            for (Object operand : operands) {
                for (Condition.Operator operator : List.of(Condition.Operator.EQ, Condition.Operator.LE)) {
                    List<R> expected = Brute.where(home.type(), records, Brute.compares(field, operator, operand));
                    Query<R> query = home.type().where(new Condition.Comparison<>(field, operator, operand));
                    assertThat(home.reading(in(home)).list(query.limit(RECORDS)))
                            .as("%s", query)
                            .containsExactlyElementsOf(expected);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homes")
    @DisplayName("RR5 counts, least and greatest of any component of any type are those of a plain loop (seed 5)")
    void aggregates(Home<?, ?> home) {
        checkAggregates(home);
    }

    private <R, K> void checkAggregates(Home<R, K> home) {
        List<R> records = written(home, 5).records();
        for (Field<R, ?> field : home.type().fields()) {
            long present = records.stream()
                    .filter(record -> field.portable(record) != null)
                    .count();
            assertThat(one(home, Measure.count(field))).as("%s", field).isEqualTo(present);
        }
        for (OrderedField<R, ?> field : ordered(home.type().fields())) {
            checkExtremes(home, records, field);
        }
    }

    private <R, K, V> void checkExtremes(Home<R, K> home, List<R> records, OrderedField<R, V> field) {
        List<R> having = sorted(home.type(), records, List.of(field.asc())).stream()
                .filter(record -> field.portable(record) != null)
                .toList();
        if (!having.isEmpty()) {
            assertThat(one(home, Measure.min(field))).as("least %s", field).isEqualTo(field.of(having.get(0)));
            assertThat(one(home, Measure.max(field)))
                    .as("greatest %s", field)
                    .isEqualTo(field.of(having.get(having.size() - 1)));
        }
    }

    private <R, K, V> @Nullable V one(Home<R, K> home, Measure<R, V> measure) {
        return home.reading(in(home))
                .aggregate(Aggregation.over(home.type().all()).measure(measure))
                .get(0)
                .value(measure)
                .orElse(null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homes")
    @DisplayName("RR6 columns of any type hold every ordered component of every record (seed 6)")
    void columns(Home<?, ?> home) {
        checkColumns(home);
    }

    private <R, K> void checkColumns(Home<R, K> home) {
        List<R> records = sorted(home.type(), written(home, 6).records(), List.of());
        List<OrderedField<R, ?>> fields = ordered(home.type().fields());
        List<List<Object>> read = new ArrayList<>();
        ColumnReader.read(home.reading(in(home)).columns(home.type().all(), fields), fields, read::add);
        List<List<Object>> expected = records.stream()
                .map(record -> ColumnReader.expected(fields, record))
                .toList();
        assertThat(read).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homes")
    @DisplayName("RR7 the newest of each by any moment of any type are those of a plain loop (seed 7)")
    void newestPer(Home<?, ?> home) {
        checkNewestPer(home);
    }

    private <R, K> void checkNewestPer(Home<R, K> home) {
        List<R> records = written(home, 7).records();
        OrderedField<R, ?> group = home.type().key().fields().get(0);
        for (OrderedField<R, ?> by : ordered(home.type().fields())) {
            if (by.kind() == Kind.INSTANT || by.kind() == Kind.DATE) {
                List<R> newest = new ArrayList<>();
                try (Cursor<R> cursor =
                        home.reading(in(home)).newestPer(group, by, home.type().all())) {
                    cursor.forEach(newest::add);
                }
                assertThat(newest).as("by %s", by).containsExactlyElementsOf(newest(home.type(), records, group, by));
            }
        }
    }

    private static <R> List<R> newest(
            RecordType<R, ?> type, List<R> records, OrderedField<R, ?> group, OrderedField<R, ?> by) {
        List<R> newest = new ArrayList<>();
        // Descending by moment within each group, and then by key: the first of each is its newest.
        for (R record : sorted(type, records, List.of(group.asc(), by.desc()))) {
            R last = newest.isEmpty() ? null : newest.get(newest.size() - 1);
            boolean another = last == null || !Objects.equals(group.portable(record), group.portable(last));
            if (another && by.portable(record) != null) {
                newest.add(record);
            }
        }
        return newest;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homes")
    @DisplayName(
            "RR8 content of any type has one digest, whatever the order and the engine, and another for each component")
    void digests(Home<?, ?> home) {
        checkDigests(home);
    }

    private <R, K> void checkDigests(Home<R, K> home) {
        Sample<R, K> sample = written(home, 8);
        RecordDatabase other = home.in(place().openOther(MemoryStorage.forTests()), BOOK);
        sample.writeParents(other);
        List<R> shuffled = new ArrayList<>(sample.records());
        Collections.shuffle(shuffled, new Random(8));
        Sample.keep(other, home.type(), shuffled);
        Digest digest = home.reading(in(home)).digest(home.type().all(), Digest.Coverage.CONTENT);
        assertThat(home.reading(other).digest(home.type().all(), Digest.Coverage.CONTENT))
                .isEqualTo(digest);
        assertThat(digest.count()).isEqualTo(RECORDS);
        if (!home.unchanging()) {
            R record = sample.records().get(0);
            List<String> hashes = new ArrayList<>(List.of(digest.hash()));
            for (Map.Entry<String, R> changed : sample.eachChanged(record).entrySet()) {
                home.changing(in(home)).upsert(changed.getValue());
                hashes.add(home.reading(in(home))
                        .digest(home.type().all(), Digest.Coverage.CONTENT)
                        .hash());
            }
            assertThat(hashes).doesNotHaveDuplicates();
            home.changing(in(home)).upsert(record);
            assertThat(home.reading(in(home)).digest(home.type().all(), Digest.Coverage.CONTENT))
                    .isEqualTo(digest);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homes")
    @DisplayName("RR9 records of any type, their envelopes and digests are there after a reopen, or none is")
    void reopen(Home<?, ?> home) {
        checkReopen(home);
    }

    private <R, K> void checkReopen(Home<R, K> home) {
        Sample<R, K> sample = written(home, 9);
        Digest stored = in(home).digest(Digest.Coverage.STORED);
        K key = home.type().keyOf(sample.records().get(0));
        var envelope = home.reading(in(home)).envelope(key);
        reopened();
        if (place().has(Capability.REOPEN)) {
            assertThat(home.reading(in(home)).list(home.type().all().limit(2 * RECORDS)))
                    .containsExactlyElementsOf(sorted(home.type(), sample.records(), List.of()));
            assertThat(home.reading(in(home)).envelope(key)).isEqualTo(envelope);
            assertThat(in(home).digest(Digest.Coverage.STORED)).isEqualTo(stored);
        } else {
            assertThat(home.reading(in(home)).count(home.type().all())).isZero();
        }
    }
}
