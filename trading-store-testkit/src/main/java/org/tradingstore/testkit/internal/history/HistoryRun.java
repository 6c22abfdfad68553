package org.tradingstore.testkit.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.TradingStore;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Writer;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.model.ModelStore;
import org.tradingstore.testkit.internal.model.ModelWrite;
import org.tradingstore.testkit.internal.model.Refused;

/** Goes through one random history with a store and the model. <em>Not thread-safe: it advances its random numbers.</em> */
public final class HistoryRun {
    private static final int LONGEST_PAUSE_SECONDS = 3_600;
    private static final int REMEMBERED = 8;
    private static final int INSPECT_EVERY = 1_000;
    private static final int REOPEN_EVERY = 2_500;
    private static final Writer WRITER = new Writer("histories", "1");

    private final Place place;
    private final long seed;
    private final int operations;
    private final Random random;
    private final ModelStore model = new ModelStore();
    private final Cast cast;
    private final Inspection inspection;
    private final Deque<String> last = new ArrayDeque<>();
    private TradingStore store;
    private int done;
    private final Set<RecordType<?, ?>> written = new HashSet<>();

    /** A history of so many operations, the same for the same seed. */
    public HistoryRun(Place place, long seed, int operations) {
        this.place = place;
        this.seed = seed;
        this.operations = operations;
        this.random = new Random(seed);
        this.cast = new Cast(random, model, place.clock());
        this.inspection = new Inspection(model, random);
        this.store = open();
    }

    /** Ends a transaction that is to leave nothing. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private TradingStore open() {
        return place.open(builder -> builder.writer(WRITER.application(), WRITER.version()));
    }

    /** All of it. A difference names the seed, the operation and those before it. */
    public void run() {
        try {
            while (done < operations) {
                place.clock().move(Duration.ofSeconds(1 + random.nextInt(LONGEST_PAUSE_SECONDS)));
                act();
                if (random.nextInt(4) == 0) {
                    glance(cast.any(), null);
                }
                if (done % INSPECT_EVERY == 0) {
                    inspect();
                }
                if (done % REOPEN_EVERY == 0 && place.has(Capability.REOPEN)) {
                    reopen();
                }
            }
            inspect();
            assertThat(written).as("types of which a record was written").containsAll(cast.types());
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "Store and model differ {seed=" + seed + ", operation=" + done + "}; the last operations:\n  "
                            + String.join("\n  ", last),
                    e);
        }
    }

    private void act() {
        Actor<?, ?> actor = cast.any();
        String strategyVersion = random.nextInt(5) == 0 && actor.site().book() != null ? "v" + random.nextInt(3) : null;
        int choice = random.nextInt(100);
        if (choice < 80) {
            Records records = actor.site().records(store, strategyVersion);
            if (compare(actor.step(), records, write(actor.site(), strategyVersion))) {
                written.add(actor.type());
            }
        } else if (choice < 99) {
            transact(actor.site(), strategyVersion);
        } else {
            maintain();
        }
    }

    private ModelWrite write(Site site, @Nullable String strategyVersion) {
        return new ModelWrite(
                site.book(), WRITER, strategyVersion, place.clock().instant());
    }

    /** Whether the operation was done, not refused. */
    private boolean compare(Step step, Records records, ModelWrite write) {
        remember(step.text());
        Object outcome = step.outcome(records);
        assertThat(outcome).as(step.text()).isEqualTo(step.expected(model, write));
        return !(outcome instanceof Refused);
    }

    private void remember(String text) {
        done++;
        last.addLast(done + " " + text);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
    }

    private void transact(Site site, @Nullable String strategyVersion) {
        Runnable restore = model.snapshot(site);
        ModelWrite write = write(site, strategyVersion);
        boolean takenBack = random.nextInt(3) == 0;
        List<Actor<?, ?>> actors = cast.at(site);
        remember("a transaction at " + site + (takenBack ? ", to be taken back" : ""));
        try {
            site.transact(store, strategyVersion, records -> {
                for (int i = random.nextInt(6); i >= 0; i--) {
                    Actor<?, ?> actor = actors.get(random.nextInt(actors.size()));
                    boolean done = compare(actor.step(), records, write);
                    if (!done && !place.has(Capability.SAVEPOINTS)) {
                        // A refused write spoils the transaction where the engine cannot take it back alone.
                        throw new TakenBack();
                    }
                    glance(actor, records);
                }
                if (takenBack) {
                    throw new TakenBack();
                }
            });
        } catch (TakenBack e) {
            restore.run();
        }
        remember("end of the transaction");
    }

    private void maintain() {
        remember("maintain");
        long due = model.maintain(place.clock().instant());
        assertThat(store.maintain().steps().stream()
                        .filter(step -> step.what().startsWith("retention "))
                        .mapToLong(MaintenanceReport.Step::rows)
                        .sum())
                .as("rows that were due")
                .isEqualTo(due);
    }

    private void reopen() {
        List<Digest> before = digests();
        place.closeAll();
        store = open();
        assertThat(digests()).as("digests after the store was opened again").isEqualTo(before);
    }

    private List<Digest> digests() {
        return cast.sites().stream().map(site -> site.digest(store)).toList();
    }

    private <R, K> void glance(Actor<R, K> actor, @Nullable Records transaction) {
        inspection.glance(actor, transaction == null ? actor.site().records(store, null) : transaction);
    }

    private void inspect() {
        for (Actor<?, ?> actor : cast.actors()) {
            inspection.whole(actor, actor.site().records(store, null));
        }
        for (Site site : cast.sites()) {
            if (site.database() == Database.LEDGER) {
                inspection.ledger(site, (Ledger) site.records(store, null));
            }
        }
    }
}
