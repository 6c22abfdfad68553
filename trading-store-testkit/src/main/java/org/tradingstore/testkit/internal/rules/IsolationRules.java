package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.error.TradingStoreException;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.catalogue.Catalogue;
import org.tradingstore.testkit.internal.operations.Arguments;
import org.tradingstore.testkit.internal.operations.Operation;
import org.tradingstore.testkit.internal.operations.OperationList;
import org.tradingstore.testkit.internal.operations.Population;
import org.tradingstore.testkit.internal.operations.Rendering;

/** That no operation there is mixes books. Operations are found by reflection, so that one that is added is tried too. */
public abstract class IsolationRules extends Rules {
    private static final BookId OWN = new BookId("alpha", Mode.LIVE);
    private static final List<BookId> OTHERS = List.of(new BookId("alpha", Mode.PAPER), new BookId("beta", Mode.LIVE));
    /** Time-ordered ids, which are of version 7: no two calls make the same. */
    private static final Pattern MADE_NOW =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private static final int ATTEMPTS = 2;
    private static final int MOST_ATTEMPTS = 24;

    protected IsolationRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        EnumSet<Database> databases = EnumSet.noneOf(Database.class);
        Catalogue.ofBooks().forEach(part -> databases.add(part.database()));
        return databases;
    }

    @Test
    @DisplayName(
            "IB1 every operation of a book answers as if no other book were there, and changes nothing of another: two bots,"
                    + " live and paper, with the same keys")
    void everyOperation() {
        Population population = Population.of(1);
        TradingStore alone = place().openOther(MemoryStorage.forTests());
        TradingStore crowded = store();
        population.write(alone, OWN);
        population.write(crowded, OWN);
        OTHERS.forEach(other -> population.writeOthers(crowded, other));
        List<String> mixed = new ArrayList<>();
        List<String> neverAnswered = new ArrayList<>();
        for (Operation operation : OperationList.ofBooks()) {
            Map<BookId, List<Digest>> before = digests(crowded, operation);
            boolean answered = false;
            for (int attempt = 0; attempt < ATTEMPTS || (!answered && attempt < MOST_ATTEMPTS); attempt++) {
                clock().move(Duration.ofSeconds(1));
                Answer expected = answer(operation, alone.book(OWN), population, attempt);
                Answer given = answer(operation, crowded.book(OWN), population, attempt);
                answered |= !expected.refused();
                if (!given.equals(expected)) {
                    mixed.add(operation + "\n  alone:  " + expected.text() + "\n  beside: " + given.text());
                }
            }
            if (!digests(crowded, operation).equals(before)) {
                mixed.add(operation + " changed another book");
            }
            if (!answered && canAnswer(operation, alone.book(OWN), population)) {
                neverAnswered.add(operation + ": "
                        + answer(operation, alone.book(OWN), population, 0).text());
            }
        }
        assertThat(mixed).as("operations that mix books").isEmpty();
        assertThat(neverAnswered).as("operations that were only ever refused").isEmpty();
    }

    /** What writes records that come with others may refuse to write them alone. */
    private static boolean canAnswer(Operation operation, Book book, Population population) {
        return !(operation.target(book) instanceof ReadRepository<?, ?> repository)
                || population.writes(repository.type());
    }

    private static Map<BookId, List<Digest>> digests(TradingStore store, Operation operation) {
        Map<BookId, List<Digest>> digests = new HashMap<>();
        for (BookId other : OTHERS) {
            digests.put(
                    other,
                    operation.databases().stream()
                            .map(database ->
                                    store.book(other).database(database).digest(Digest.Coverage.STORED))
                            .toList());
        }
        return digests;
    }

    /**
     * What came of a call.
     *
     * @param refused whether the operation threw
     */
    private record Answer(String text, boolean refused) {}

    private static Answer answer(Operation operation, Book book, Population population, int attempt) {
        List<Object> handed = new ArrayList<>();
        Optional<@Nullable Object[]> arguments = new Arguments(operation, book, population, attempt).all(handed::add);
        if (arguments.isEmpty()) {
            return new Answer("no argument for these records", false);
        }
        try {
            String text = Rendering.of(operation.call(book, arguments.get()));
            return new Answer(MADE_NOW.matcher(text + Rendering.of(handed)).replaceAll("made now"), false);
        } catch (TradingStoreException e) {
            return new Answer(MADE_NOW.matcher(String.valueOf(e.getMessage())).replaceAll("made now"), true);
        }
    }
}
