package org.tradingstore.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.catalogue.Home;
import org.tradingstore.testkit.internal.rules.RecordChangeRules;
import org.tradingstore.testkit.internal.rules.RecordRules;

/**
 * What an engine keeps of an application's own records: the rules that the library's records are asked, asked of others. The application
 * extends it with its engine and its types. Records are drawn at random within what their constructors accept; no two agree in a unique
 * index, and the parents that they name are written before them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RecordContract {
    /** The types, each with the database that it is registered with; parents of references among them, unless they are the library's. */
    protected abstract Map<RecordType<?, ?>, Database> types();

    /**
     * Valid random records of {@code type}, the same for the same seed; to be overridden for records with rules that random values do not
     * meet.
     */
    protected <R> RecordGenerator<R> generator(RecordType<R, ?> type, long seed) {
        return RecordGenerator.of(type, seed);
    }

    /** The engine, and what it cannot do; called before each test. */
    protected abstract StorageUnderTest open();

    /** Removes everything at the place where {@link #open} opens; called before and after each test, when nothing is open. */
    protected abstract void wipe();

    private List<Home<?, ?>> homes() {
        List<Home<?, ?>> homes = new ArrayList<>();
        types().forEach((type, database) -> homes.add(new Home<>(database, type, this::generator)));
        return homes;
    }

    private Place place() {
        wipe();
        return new Place(open(), homes());
    }

    @AfterEach
    final void wipeAfterwards() {
        wipe();
    }

    @Nested
    class Kept extends RecordRules {
        Kept() {
            super(RecordContract.this::place, RecordContract.this.homes());
        }
    }

    @Nested
    class Changed extends RecordChangeRules {
        Changed() {
            super(RecordContract.this::place, RecordContract.this.homes());
        }
    }
}
