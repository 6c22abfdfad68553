package org.tradingstore.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.core.TradingStores;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.Storage;
import org.tradingstore.testkit.StorageUnderTest;
import org.tradingstore.testkit.internal.catalogue.Home;
import org.tradingstore.testkit.internal.records.Full;
import org.tradingstore.testkit.internal.records.KitTypes;

/**
 * Where one test has its stores: an engine with nothing in it before, and nothing left open afterwards. Not thread-safe, but for
 * the stores it opens: one test uses it.
 */
public final class Place {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StorageUnderTest engine;
    private final List<Home<?, ?>> own;
    private final TestClock clock = new TestClock();
    private final Storage elsewhere = MemoryStorage.forTests();
    private Set<Database> used = EnumSet.allOf(Database.class);
    private final List<TradingStore> stores = new ArrayList<>();
    private final List<WatchedStorage> watched = new ArrayList<>();

    public Place(StorageUnderTest engine) {
        this(engine, List.of());
    }

    /** A place whose stores know these types too, each in its database. */
    public Place(StorageUnderTest engine, List<Home<?, ?>> own) {
        this.engine = engine;
        this.own = List.copyOf(own);
    }

    /**
     * Leaves all but {@code databases} to memory in stores that are opened from now on: to make a dozen databases takes longer than
     * most tests.
     */
    public void use(Set<Database> databases) {
        used = Set.copyOf(databases);
    }

    /** What the stores opened here go by. */
    public TestClock clock() {
        return clock;
    }

    public boolean has(Capability capability) {
        return engine.has(capability);
    }

    /** The engine itself, watched. */
    public WatchedStorage storage() {
        return watch(engine.storage());
    }

    private WatchedStorage watch(Storage storage) {
        WatchedStorage watch = new WatchedStorage(storage);
        watched.add(watch);
        return watch;
    }

    /** A store that knows all of the kit's types. */
    public TradingStore open() {
        return open(builder -> builder);
    }

    /** As {@link #open()}, with something said besides. */
    public TradingStore open(UnaryOperator<TradingStores.Builder> more) {
        return openWith(storage(), more);
    }

    /** The backup in a directory, as a store that knows the same types. */
    public TradingStore openBackup(Path directory) {
        return openOther(engine.backup(directory));
    }

    /** A store in memory of its own, which knows the same types, to compare with. */
    public TradingStore openOther(Storage other) {
        return openWith(watch(other), builder -> builder);
    }

    private TradingStore openWith(WatchedStorage storage, UnaryOperator<TradingStores.Builder> more) {
        TradingStores.Builder builder =
                register(TradingStores.builder().storage(elsewhere).clock(clock));
        for (Database database : used) {
            builder = builder.storage(database, storage);
        }
        TradingStore store = more.apply(builder).open();
        stores.add(store);
        return store;
    }

    private TradingStores.Builder register(TradingStores.Builder builder) {
        TradingStores.Builder all = builder;
        for (RecordType<?, ?> type : KitTypes.ofBooks()) {
            all = all.register(Database.OPERATIONS, type);
        }
        for (RecordType<?, ?> type : KitTypes.shared()) {
            all = all.register(Database.HISTORY, type);
        }
        for (Home<?, ?> home : own) {
            all = all.register(home.database(), home.type());
        }
        return all;
    }

    /** Transactions committed so far by all stores opened here. */
    public int commits() {
        return watched.stream().mapToInt(WatchedStorage::commits).sum();
    }

    /** The most rows that one session of any of these stores was told to delete. */
    public int mostDeleted() {
        return watched.stream().mapToInt(WatchedStorage::mostDeleted).max().orElse(0);
    }

    /** The most sessions that one of the engines here had open at once. */
    public int mostSessions() {
        return watched.stream().mapToInt(WatchedStorage::mostSessions).max().orElse(0);
    }

    /** Closes all stores, as an application does at its end. */
    public void closeAll() {
        stores.forEach(TradingStore::close);
        stores.clear();
    }

    /** What must hold after every test: nothing is open or damaged, and what was written can be opened again. */
    public void leave() {
        try {
            for (WatchedStorage each : watched) {
                assertThat(comesTrue(() -> each.openSessions() == 0 && each.openCursors() == 0))
                        .as("nothing is left open: %s sessions, %s cursors", each.openSessions(), each.openCursors())
                        .isTrue();
                assertThat(each.damage()).as("what the engine finds damaged").isEmpty();
            }
        } finally {
            closeAll();
        }
        for (WatchedStorage each : watched) {
            assertThat(each.openDatabases())
                    .as("databases that outlive their store")
                    .isZero();
        }
        if (engine.has(Capability.REOPEN)) {
            try (TradingStore again = openWith(storage(), builder -> builder)) {
                again.book("kit", Mode.TEST)
                        .database(Database.OPERATIONS)
                        .records(Full.TYPE)
                        .count(Full.TYPE.all());
            }
        }
    }

    private static boolean comesTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
