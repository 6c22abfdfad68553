package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.StorageException;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.WholeField;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/**
 * Small numbers for the values of one kind of thing, kept in the database and remembered here. Entries never change, so what is
 * remembered stays true; what is not may have been added by another process.
 */
final class Dictionary<E, V> {
    private static final StoredEnvelope NO_ENVELOPE = new StoredEnvelope(0, 0, 0, 0, 0, 1);

    private final DatabaseRuntime database;
    private final PlainType<E, Long> type;
    private final WholeField<E> number;
    private final BiFunction<Long, V, E> maker;
    private final Function<E, V> meaning;
    private final Map<V, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, V> meanings = new ConcurrentHashMap<>();

    Dictionary(
            DatabaseRuntime database,
            PlainType<E, Long> type,
            WholeField<E> number,
            BiFunction<Long, V, E> maker,
            Function<E, V> meaning) {
        this.database = database;
        this.type = type;
        this.number = number;
        this.maker = maker;
        this.meaning = meaning;
    }

    Optional<Integer> find(V value) {
        Integer known = numbers.get(value);
        if (known == null) {
            entries();
            known = numbers.get(value);
        }
        return Optional.ofNullable(known);
    }

    V meaning(int ofNumber) {
        V known = meanings.get(ofNumber);
        if (known == null) {
            entries();
            known = meanings.get(ofNumber);
        }
        if (known == null) {
            throw new StorageException(ErrorText.of(
                    "Cannot read a row: its envelope names a number that the dictionary lacks",
                    "dictionary",
                    type.name(),
                    "number",
                    ofNumber));
        }
        return known;
    }

    /** All entries by number, read anew. */
    List<E> entries() {
        return database.readInside(Access.READ_ONCE, this::load);
    }

    int make(V value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        Optional<Integer> stored = find(value);
        if (stored.isPresent()) {
            return stored.get();
        }
        try {
            return added(value);
        } catch (OutcomeUnknownException e) {
            // Kept or not, the entry is found or made anew by the next call, and nothing of what needed it was written.
            throw new StorageException(
                    ErrorText.of(
                            "Cannot number a new entry: the engine failed while it committed",
                            "dictionary",
                            type.name()),
                    e);
        }
    }

    private int added(V value) {
        return database.exclusively(session -> {
            load(session);
            Integer raced = numbers.get(value);
            if (raced != null) {
                return raced;
            }
            int next =
                    meanings.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
            E entry = maker.apply((long) next, value);
            RowOutcome outcome = session.write(
                            type,
                            WriteMode.INSERT,
                            List.of(new StoredRow(NO_ENVELOPE, database.encode(type, type.values(entry)))))[0];
            if (outcome != RowOutcome.CREATED) {
                throw new StorageException(ErrorText.of(
                        "Cannot number a new entry: the number is taken", "dictionary", type.name(), "number", next));
            }
            session.commit();
            remember(next, value);
            return next;
        });
    }

    private List<E> load(StorageSession session) {
        List<E> entries = new ArrayList<>();
        Selection all = new Selection(type, Scope.SHARED, type.all().condition());
        try (RowCursor rows = session.scan(Scan.all(all, type.all().completeOrder()))) {
            for (@Nullable StoredRow row = rows.next(); row != null; row = rows.next()) {
                StoredRow found = row;
                E entry = type.construct(found.values()::value);
                entries.add(entry);
                remember(number.read(found.values()::value).intValue(), meaning.apply(entry));
            }
        }
        return entries;
    }

    private void remember(int newNumber, V value) {
        numbers.put(value, newNumber);
        meanings.put(newNumber, value);
    }
}
