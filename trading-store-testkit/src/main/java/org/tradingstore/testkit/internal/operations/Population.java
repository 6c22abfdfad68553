package org.tradingstore.testkit.internal.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.tradingstore.TradingStore;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.internal.catalogue.Catalogue;
import org.tradingstore.testkit.internal.catalogue.Home;
import org.tradingstore.testkit.internal.catalogue.Sample;

/** Records of every type of the library, some to be written and some to spare. <em>Not thread-safe: one test uses it.</em> */
public final class Population {
    private static final int WRITTEN = 12;
    private static final int SPARE = 12;

    private final Map<RecordType<?, ?>, Members<?, ?>> members = new LinkedHashMap<>();

    private Population() {}

    /** The same for the same seed. */
    public static Population of(long seed) {
        Population population = new Population();
        Map<RecordType<?, ?>, Database> homes = new LinkedHashMap<>();
        Stream.concat(Catalogue.ofBooks().stream(), Catalogue.shared().stream())
                .forEach(part -> part.types().forEach(type -> homes.put(type, part.database())));
        // The parents that a sample names are the first records of their own type's sample, so those come first.
        homes.keySet().stream()
                .sorted(Comparator.comparingInt(Population::depth))
                .forEach(type ->
                        population.members.put(type, members(Objects.requireNonNull(homes.get(type)), type, seed)));
        return population;
    }

    private static int depth(RecordType<?, ?> type) {
        return type.references().stream()
                .mapToInt(reference -> 1 + depth(reference.parent()))
                .max()
                .orElse(0);
    }

    private static <R, K> Members<R, K> members(Database database, RecordType<R, K> type, long seed) {
        return new Members<>(new Home<>(database, type), Sample.of(type, seed, WRITTEN + SPARE));
    }

    /** The records of one type. */
    public record Members<R, K>(Home<R, K> home, Sample<R, K> sample, Map<R, R> changes) {
        Members(Home<R, K> home, Sample<R, K> sample) {
            this(home, sample, new LinkedHashMap<>());
        }

        public List<R> written() {
            return sample.records().subList(0, WRITTEN);
        }

        R written(Random random) {
            return written().get(random.nextInt(WRITTEN));
        }

        R spare(Random random) {
            return sample.records().get(WRITTEN + random.nextInt(SPARE));
        }

        List<R> spares() {
            return sample.records().subList(WRITTEN, WRITTEN + SPARE);
        }

        K key(R record) {
            return home.type().keyOf(record);
        }

        /** {@code record} with other content under the same key, the same whenever it is asked for; itself where nothing may change. */
        R changed(R record) {
            return changes.computeIfAbsent(record, each -> sample.changed(each).orElse(each));
        }

        private void write(TradingStore store, BookId book, List<R> records) {
            Sample.keep(home.in(store, book), home.type(), records);
        }

        private void writeOther(TradingStore store, BookId book) {
            List<R> others = new ArrayList<>();
            written().forEach(record -> others.add(changed(record)));
            others.add(sample.records().get(WRITTEN));
            Sample.keep(home.in(store, book), home.type(), others);
        }
    }

    /** All members, by type. */
    public List<Members<?, ?>> members() {
        return List.copyOf(members.values());
    }

    /** Whether there are records of a type in books, so that operations on them can succeed. */
    public boolean writes(RecordType<?, ?> type) {
        Members<?, ?> of = members.get(type);
        return of != null && ofBooks(of);
    }

    /** Those of a database. */
    List<Members<?, ?>> of(List<Database> databases) {
        return members.values().stream()
                .filter(each -> databases.contains(each.home().database()))
                .toList();
    }

    /** Writes the records of books into {@code book}. */
    public void write(TradingStore store, BookId book) {
        members.values().stream().filter(Population::ofBooks).forEach(each -> write(each, store, book));
    }

    private static <R, K> void write(Members<R, K> members, TradingStore store, BookId book) {
        members.write(store, book, members.written());
    }

    /** Writes the shared records. */
    public void writeShared(TradingStore store) {
        BookId any = new BookId("any", Mode.TEST);
        members.values().stream()
                .filter(each -> each.home().database().shared())
                .forEach(each -> write(each, store, any));
    }

    /** Writes records with the same keys and other content into {@code book}, and one more of each type. */
    public void writeOthers(TradingStore store, BookId book) {
        members.values().stream().filter(Population::ofBooks).forEach(each -> each.writeOther(store, book));
    }

    /** Whether it belongs to books and is written by itself. */
    private static boolean ofBooks(Members<?, ?> members) {
        return !members.home().database().shared()
                && Catalogue.alone(members.home().type());
    }
}
