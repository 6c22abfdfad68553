package org.tradingstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.TradingStore;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.WatchedStorage;
import org.tradingstore.testkit.internal.crash.Appending;
import org.tradingstore.testkit.internal.crash.BulkLoading;
import org.tradingstore.testkit.internal.crash.ChildJvm;
import org.tradingstore.testkit.internal.crash.ChildStore;
import org.tradingstore.testkit.internal.crash.Importing;
import org.tradingstore.testkit.internal.crash.Mark;
import org.tradingstore.testkit.internal.records.Bar;

/**
 * That what an engine acknowledged is there after its process was killed, 50 times or as often as the system property
 * {@code tradingstore.kills} says. For engines that keep content across processes.
 */
public abstract class CrashContract {
    private static final int KILLS = Integer.getInteger("tradingstore.kills", 50);
    private static final int LONGEST_DELAY_MS = 250;
    private static final long SEED = 7;
    private static final long LOADS_SEED = 8;
    private static final long IMPORTS_SEED = 9;
    private static final int KILLS_OF_IMPORTS = KILLS * 2 / 5;

    /** How a process reaches the engine. */
    protected abstract Class<? extends StoreOpener> opener();

    /** What the opener is told. */
    protected abstract String place();

    /** Removes everything at the place; called before and after each test, when nothing is open. */
    protected abstract void wipe();

    @BeforeEach
    final void wipeBefore() {
        wipe();
    }

    @AfterEach
    final void wipeAfterwards() {
        wipe();
    }

    @Test
    @DisplayName(
            "KI1 after each kill at a random moment (50, seed 7) every acknowledged row is there with its content, no half transaction,"
                    + " and the store goes on")
    void kills() {
        Random random = new Random(SEED);
        Map<Integer, Long> rowsOfRounds = new HashMap<>();
        int interrupted = 0;
        for (int round = 0; round < KILLS; round++) {
            List<String> acknowledged = new ArrayList<>();
            boolean alive = killed(round, random.nextInt(LONGEST_DELAY_MS), acknowledged);
            interrupted += alive && !acknowledged.isEmpty() ? 1 : 0;
            rowsOfRounds.put(round, check(round, acknowledged, rowsOfRounds));
        }
        assertThat(interrupted).as("kills in the middle of work").isGreaterThan(KILLS * 4 / 5);
    }

    /** Whether the process was alive when it was killed. */
    private boolean killed(int round, int delayMs, List<String> acknowledged) {
        try (ChildJvm child = ChildJvm.start(Appending.class, opener(), place(), round)) {
            acknowledged.add(child.line());
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMs);
            while (System.nanoTime() < end) {
                acknowledged.add(child.line());
            }
            boolean alive = child.alive();
            acknowledged.addAll(child.kill());
            return alive;
        }
    }

    /** How many rows there are of the round. */
    private long check(int round, List<String> acknowledged, Map<Integer, Long> rowsOfRounds) {
        WatchedStorage storage =
                new WatchedStorage(ChildStore.opener(opener()).storage(place(), Duration.ofMinutes(1)));
        try (TradingStore store = ChildStore.open(storage)) {
            Ledger ledger = store.book("crash", Mode.TEST).ledger();
            Set<String> found = new HashSet<>();
            Map<Integer, Long> before = new HashMap<>();
            ledger.trades().scan(Trade.TYPE.all(), trade -> {
                String text = trade.externalId() == null ? "" : trade.externalId();
                Mark mark = Mark.of(text);
                before.merge(mark.round(), 1L, Long::sum);
                if (mark.round() == round) {
                    assertThat(trade).isEqualTo(mark.trade());
                    found.add(text);
                }
            });
            assertThat(found).as("acknowledged rows, round %s", round).containsAll(acknowledged);
            assertThat(found)
                    .as("both of two, round %s", round)
                    .allMatch(text -> found.contains(Mark.of(text).other().text()));
            assertThat(storage.damage()).as("damage, round %s", round).isEmpty();
            long own = before.getOrDefault(round, 0L);
            before.remove(round);
            assertThat(before).as("rows of former rounds").isEqualTo(rowsOfRounds);
            Trade next = new Mark(round, Mark.Way.SINGLE, Integer.MAX_VALUE, 0).trade();
            assertThat(ledger.trades().append(next).outcome()).isEqualTo(Appended.Outcome.CREATED);
            return own + 1;
        }
    }

    @Test
    @DisplayName(
            "KI2 after each kill at a random moment (50, seed 8) every load that had returned is there whole, and of the one that was cut off"
                    + " all or nothing")
    void killedLoads() {
        Random random = new Random(LOADS_SEED);
        int interrupted = 0;
        Map<String, Long> former = new HashMap<>();
        for (int round = 0; round < KILLS; round++) {
            Set<String> returned = new HashSet<>();
            interrupted += killedLoad(BulkLoading.class, round, random.nextInt(LONGEST_DELAY_MS), returned) ? 1 : 0;
            former = checkLoads(round, returned, former);
        }
        assertThat(interrupted).as("kills in the middle of work").isGreaterThan(KILLS * 4 / 5);
        assertThat(former).as("loads that were there").hasSizeGreaterThanOrEqualTo(KILLS / 2);
    }

    @Test
    @DisplayName(
            "KI3 after each kill at a random moment (20, seed 9) every import of a file that had returned is there whole, and of the one that"
                    + " was cut off all or nothing")
    void killedImports() {
        Random random = new Random(IMPORTS_SEED);
        int interrupted = 0;
        Map<String, Long> former = Map.of();
        for (int round = 0; round < KILLS_OF_IMPORTS; round++) {
            Set<String> returned = new HashSet<>();
            boolean alive = killedLoad(Importing.class, round, random.nextInt(LONGEST_DELAY_MS), returned);
            interrupted += alive ? 1 : 0;
            former = checkImports(round, returned, former);
        }
        assertThat(interrupted).as("kills in the middle of work").isGreaterThan(KILLS_OF_IMPORTS * 4 / 5);
        assertThat(former).as("imports that were there").hasSizeGreaterThanOrEqualTo(KILLS_OF_IMPORTS / 2);
    }

    /** How many prices there are of each symbol. */
    private Map<String, Long> checkImports(int round, Set<String> returned, Map<String, Long> former) {
        WatchedStorage storage =
                new WatchedStorage(ChildStore.opener(opener()).storage(place(), Duration.ofMinutes(1)));
        try (TradingStore store = ChildStore.open(storage)) {
            Map<String, Long> found = new HashMap<>();
            store.history()
                    .dailyPrices()
                    .scan(DailyPrice.TYPE.all(), price -> found.merge(price.symbol(), 1L, Long::sum));
            assertThat(found.keySet())
                    .as("imports that had returned, round %s", round)
                    .containsAll(returned);
            assertThat(found.values()).as("whole imports, round %s", round).allMatch(rows -> rows == Importing.ROWS);
            assertThat(found).as("imports of former rounds").containsAllEntriesOf(former);
            assertThat(storage.damage()).as("damage, round %s", round).isEmpty();
            return found;
        }
    }

    /** Whether the process was alive when it was killed; in every other round it was so after a first piece of work had returned. */
    private boolean killedLoad(Class<?> work, int round, int delayMs, Set<String> returned) {
        try (ChildJvm child = ChildJvm.start(work, opener(), place(), round)) {
            assertThat(child.line()).isEqualTo("ready");
            if (round % 2 == 1) {
                returned.add(child.line());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMs));
            boolean alive = child.alive();
            returned.addAll(child.kill());
            return alive;
        }
    }

    /** How many bars there are of each symbol. */
    private Map<String, Long> checkLoads(int round, Set<String> returned, Map<String, Long> former) {
        WatchedStorage storage =
                new WatchedStorage(ChildStore.opener(opener()).storage(place(), Duration.ofMinutes(1)));
        try (TradingStore store = ChildStore.open(storage)) {
            PlainRepository<Bar, Bar.Id> bars = store.shared(Database.HISTORY).records(Bar.TYPE);
            Map<String, Long> found = new HashMap<>();
            bars.scan(Bar.TYPE.all(), bar -> found.merge(bar.symbol(), 1L, Long::sum));
            assertThat(found.keySet())
                    .as("loads that had returned, round %s", round)
                    .containsAll(returned);
            assertThat(found.values()).as("whole loads, round %s", round).allMatch(rows -> rows == BulkLoading.BARS);
            assertThat(found).as("loads of former rounds").containsAllEntriesOf(former);
            for (String symbol : returned) {
                assertThat(bars.list(Bar.TYPE.where(Bar.SYMBOL.eq(symbol)).limit(BulkLoading.BARS)))
                        .containsExactlyElementsOf(BulkLoading.of(symbol).toList());
            }
            assertThat(storage.damage()).as("damage, round %s", round).isEmpty();
            return found;
        }
    }
}
