package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tradingstore.TradingStore;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.TradingStoreException;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.KeyedRepository;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.log.KitLogging;
import org.tradingstore.testkit.internal.log.LoggedWarnings;
import org.tradingstore.testkit.internal.records.Alarm;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Branch;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Full;
import org.tradingstore.testkit.internal.records.Leaf;
import org.tradingstore.testkit.internal.records.Memo;
import org.tradingstore.testkit.internal.records.Slot;

/** A store for each test, opened at its first use, and the checks that follow every test. */
@ExtendWith(ChosenRules.class)
public abstract class Rules {
    /** Where the kit's own records are. */
    static final Set<Database> KIT = Set.of(Database.OPERATIONS, Database.HISTORY);

    private final Supplier<Place> places;
    private @Nullable Place place;
    private @Nullable TradingStore store;

    protected Rules(Supplier<Place> places) {
        this.places = places;
    }

    @BeforeEach
    final void enter() {
        LoggedWarnings.taken();
        place = places.get();
        place().use(databases());
    }

    /** The databases that the tests are about; the others are kept in memory. All, unless a class of rules says less. */
    Set<Database> databases() {
        return EnumSet.allOf(Database.class);
    }

    @AfterEach
    final void leave() {
        try {
            place().leave();
        } finally {
            place = null;
            store = null;
        }
        assertThat(LoggedWarnings.taken()).as("warnings that were logged").isEmpty();
    }

    /** The warnings logged so far, which the test expects. */
    static List<LoggedWarnings.Warning> warnings() {
        assertThat(LoggedWarnings.seesSlf4j())
                .as(
                        "Run tests with -Dslf4j.provider=%s, so that the kit sees what is logged",
                        KitLogging.class.getName())
                .isTrue();
        return LoggedWarnings.taken();
    }

    final Place place() {
        Place current = place;
        if (current == null) {
            throw new IllegalStateException("Asked for its place outside a test");
        }
        return current;
    }

    final TestClock clock() {
        return place().clock();
    }

    /** A store that has opened none of its databases, and so refuses by itself what none of them can refuse. */
    final TradingStore untouched() {
        Storage nowhere = new Storage() {
            @Override
            public String engine() {
                return "nowhere";
            }

            @Override
            public boolean exists(Database database) {
                return false;
            }

            @Override
            public StorageDatabase open(OpenRequest request) {
                throw new AssertionError("opened " + request.database());
            }
        };
        return place().open(builder -> {
            for (Database database : Database.values()) {
                builder.storage(database, nowhere);
            }
            return builder;
        });
    }

    /** One store for all threads of a test. */
    final synchronized TradingStore store() {
        TradingStore current = store;
        if (current == null) {
            current = place().open();
            store = current;
        }
        return current;
    }

    /** Ends the store as an application does, and opens it again. */
    final TradingStore reopened() {
        shut();
        return store();
    }

    /** Ends the store as an application does, for another of the same place to be opened: not every engine serves two. */
    final synchronized void shut() {
        place().closeAll();
        store = null;
    }

    final RecordDatabase operations() {
        return operations("kit", Mode.TEST);
    }

    final RecordDatabase operations(String book, Mode mode) {
        return store().book(book, mode).database(Database.OPERATIONS);
    }

    final RecordDatabase history() {
        return store().shared(Database.HISTORY);
    }

    final KeyedRepository<Full, UUID> fulls() {
        return operations().records(Full.TYPE);
    }

    final AppendRepository<Fill, UUID> fills() {
        return operations().records(Fill.TYPE);
    }

    final AppendRepository<Alarm, Long> alarms() {
        return operations().records(Alarm.TYPE);
    }

    final KeyedRepository<Memo, Memo.Id> memos() {
        return operations().records(Memo.TYPE);
    }

    final AuditedRepository<Slot, Slot.Id> slots() {
        return operations().records(Slot.TYPE);
    }

    final AuditedRepository<Counter, String> counters() {
        return operations().records(Counter.TYPE);
    }

    final KeyedRepository<Branch, String> branches() {
        return operations().records(Branch.TYPE);
    }

    final AppendRepository<Leaf, Long> leaves() {
        return operations().records(Leaf.TYPE);
    }

    final PlainRepository<Bar, Bar.Id> bars() {
        return history().records(Bar.TYPE);
    }

    /** One record with all kinds of component. */
    static Full full(long seed) {
        return RecordGenerator.of(Full.TYPE, seed).next();
    }

    /** That a call is refused in this way; its exception. */
    static <X extends TradingStoreException> X refused(Class<X> type, Advice advice, ThrowingCallable call) {
        Throwable thrown = thrownBy(call);
        assertThat(thrown).isInstanceOf(type);
        X refusal = Objects.requireNonNull(type.cast(thrown));
        assertThat(refusal.advice()).isEqualTo(advice);
        assertThat(refusal).hasMessageMatching("(?s)Cannot \\S+.*");
        return refusal;
    }

    /** That a record is refused by the name of a component. */
    static void refusedFor(String component, ThrowingCallable call) {
        assertThat(refused(InvalidRecordException.class, Advice.FIX_CALLER, call)
                        .component())
                .isEqualTo(component);
    }

    /** What a call throws, or null. */
    static @Nullable Throwable thrownBy(ThrowingCallable call) {
        try {
            call.call();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }
}
