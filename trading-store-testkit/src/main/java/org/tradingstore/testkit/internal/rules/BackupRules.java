package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.BackupReport;
import org.tradingstore.BackupStep;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.portfolio.Position;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Full;

/** A copy made beside running work is one consistent state, is checked, and opens as a store; or the engine says that it makes none. */
public abstract class BackupRules extends Rules {
    @TempDir
    Path directory;

    protected BackupRules(Supplier<Place> places) {
        super(places);
    }

    private Path target() {
        return directory.resolve("of today");
    }

    /** Whether the engine makes no copies; then also that it says so and nothing is there afterwards. */
    private boolean lacking() {
        if (place().has(Capability.BACKUP)) {
            return false;
        }
        InvalidRequestException e =
                refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> store().backup(target()));
        assertThat(e).hasMessageContaining("cannot copy").hasMessageContaining("engine=");
        assertThat(left()).isEmpty();
        return true;
    }

    private static RecordDatabase operationsOf(TradingStore store, Mode mode) {
        return store.book("kit", mode).database(Database.OPERATIONS);
    }

    private List<String> left() {
        try (Stream<Path> names = Files.list(directory)) {
            return names.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot list a directory", e);
        }
    }

    @Test
    @DisplayName(
            "BK1 a backup opens as a store with every record, envelope and revision of every book, and goes on (seed 1)")
    void opens() {
        if (lacking()) {
            return;
        }
        fulls().upsertAll(RecordGenerator.of(Full.TYPE, 1).next(200));
        fills().append(Fill.of("A", 1));
        operations("kit", Mode.LIVE).records(Fill.TYPE).append(Fill.of("B", 2));
        counters().upsert(Counter.of("a", 1));
        clock().move(Duration.ofSeconds(1));
        counters().upsert(Counter.of("a", 2));
        bars().upsertAll(List.of(Bar.of("A", 1, 1), Bar.of("A", 2, 2)));
        Digest test = operations().digest(Digest.Coverage.STORED);
        Digest live = operations("kit", Mode.LIVE).digest(Digest.Coverage.STORED);
        Digest shared = history().digest(Digest.Coverage.STORED);
        store().backup(target());
        fills().append(Fill.of("A", 3));
        TradingStore copy = place().openBackup(target());
        assertThat(operationsOf(copy, Mode.TEST).digest(Digest.Coverage.STORED)).isEqualTo(test);
        assertThat(operationsOf(copy, Mode.LIVE).digest(Digest.Coverage.STORED)).isEqualTo(live);
        assertThat(copy.shared(Database.HISTORY).digest(Digest.Coverage.STORED)).isEqualTo(shared);
        assertThat(operationsOf(copy, Mode.TEST).records(Counter.TYPE).revisions("a", 10))
                .isEqualTo(counters().revisions("a", 10));
        operationsOf(copy, Mode.TEST).records(Fill.TYPE).append(Fill.of("C", 4));
        assertThat(operationsOf(copy, Mode.TEST).records(Fill.TYPE).count(Fill.TYPE.all()))
                .isEqualTo(2);
        assertThat(fills().find(Fill.of("C", 4).id())).isEmpty();
        assertThat(left()).containsExactly("of today");
    }

    @Test
    @DisplayName(
            "BK2 beside running writers a backup has all that was acknowledged before it, and nothing of a transaction by half")
    void besideWriters() {
        if (lacking()) {
            return;
        }
        fills().append(Fill.of("A", 0));
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicInteger stop = new AtomicInteger();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int n = 1; stop.get() == 0; n++) {
                long pair = n;
                Fill first = Fill.of("A", 2L * n);
                Fill second = Fill.of("A", 2L * n + 1);
                operations().inTransaction(tx -> {
                    tx.records(Fill.TYPE).append(first);
                    tx.records(Counter.TYPE).upsert(Counter.of("pairs", pair));
                    tx.records(Fill.TYPE).append(second);
                });
                acknowledged.set(n);
            }
        });
        for (int i = 0; i < 5; i++) {
            int before = acknowledged.get();
            while (acknowledged.get() < before + 20 && !writer.isDone()) {
                Thread.onSpinWait();
            }
            int known = acknowledged.get();
            Path target = directory.resolve("round " + i);
            store().backup(target);
            TradingStore copy = place().openBackup(target);
            long pairs = operationsOf(copy, Mode.TEST)
                    .records(Counter.TYPE)
                    .find("pairs")
                    .orElseThrow()
                    .value();
            assertThat(pairs).isGreaterThanOrEqualTo(known);
            assertThat(operationsOf(copy, Mode.TEST).records(Fill.TYPE).count(Fill.TYPE.all()))
                    .isEqualTo(2 * pairs + 1);
        }
        stop.set(1);
        writer.join();
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(2L * acknowledged.get() + 1);
    }

    @Test
    @DisplayName(
            "BK3 a directory that is there is refused and stays as it is, an empty one too, and what a cut off backup left")
    void thereAlready() throws IOException {
        if (lacking()) {
            return;
        }
        fills().append(Fill.of("A", 1));
        Files.createDirectory(target());
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> store().backup(target()));
        Path kept = Files.writeString(target().resolve("kept"), "as it was");
        InvalidRequestException e =
                refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> store().backup(target()));
        assertThat(e).hasMessageContaining(target().toString());
        assertThat(kept).hasContent("as it was");
        Path other = directory.resolve("other");
        Path left = Files.createDirectory(directory.resolve("other.partial"));
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> store().backup(other));
        assertThat(left).exists();
        assertThat(other).doesNotExist();
        Files.delete(left);
        store().backup(other);
        assertThat(other).isNotEmptyDirectory();
    }

    @Test
    @DisplayName("BK4 progress goes through the phases of each database, only forward and to the end")
    void progress() {
        if (lacking()) {
            return;
        }
        // More than are hashed between two steps.
        int rows = 20_000;
        fills().appendAll(
                        IntStream.range(0, rows).mapToObj(n -> Fill.of("A", n)).toList());
        List<BackupStep> steps = new ArrayList<>();
        BackupReport report = store().backup(target(), steps::add);
        Map<Database, List<BackupStep>> byDatabase = new EnumMap<>(Database.class);
        steps.forEach(step -> byDatabase
                .computeIfAbsent(step.database(), any -> new ArrayList<>())
                .add(step));
        assertThat(byDatabase.keySet())
                .containsExactlyInAnyOrderElementsOf(report.copies().stream()
                        .map(BackupReport.Copy::database)
                        .toList());
        byDatabase.values().forEach(BackupRules::assertForward);
        for (BackupStep.Phase phase : List.of(BackupStep.Phase.READING, BackupStep.Phase.CHECKING)) {
            assertThat(steps)
                    .contains(new BackupStep(Database.OPERATIONS, phase, rows, rows))
                    .anyMatch(step -> step.phase() == phase && step.done() > 0 && step.done() < rows);
        }
    }

    private static void assertForward(List<BackupStep> steps) {
        assertThat(steps.stream().map(BackupStep::phase).distinct().toList())
                .containsExactly(BackupStep.Phase.values());
        for (int i = 1; i < steps.size(); i++) {
            BackupStep before = steps.get(i - 1);
            BackupStep step = steps.get(i);
            if (step.phase() == before.phase()) {
                assertThat(step.done()).isGreaterThanOrEqualTo(before.done());
                assertThat(step.total()).isEqualTo(before.total());
            } else {
                assertThat(step.phase()).isGreaterThan(before.phase());
                assertThat(before.done()).isEqualTo(before.total());
            }
        }
        BackupStep last = steps.get(steps.size() - 1);
        assertThat(last.done()).isEqualTo(last.total());
    }

    @Test
    @DisplayName("BK5 what the observer throws, in any phase, ends the backup, comes out as it is, and nothing is left")
    void observerThrows() {
        if (lacking()) {
            return;
        }
        fills().append(Fill.of("A", 1));
        for (BackupStep.Phase phase : BackupStep.Phase.values()) {
            IllegalStateException own = new IllegalStateException("enough");
            Throwable thrown = thrownBy(() -> store().backup(target(), step -> {
                if (step.phase() == phase) {
                    throw own;
                }
            }));
            assertThat(thrown).as(phase.name()).isSameAs(own);
            assertThat(left()).as(phase.name()).isEmpty();
        }
        store().backup(target());
        assertThat(left()).containsExactly("of today");
    }

    @Test
    @DisplayName(
            "BK6 a backup within a transaction of the same thread, or of a closed store, is refused and leaves nothing")
    void scope() {
        if (lacking()) {
            return;
        }
        TradingStore store = store();
        fills().append(Fill.of("A", 1));
        operations()
                .inTransaction(tx ->
                        refused(TransactionScopeException.class, Advice.FIX_CALLER, () -> store.backup(target())));
        store.close();
        refused(ClosedException.class, Advice.FIX_CALLER, () -> store.backup(target()));
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("BK7 the report has the moment, the rows and the digest of every database, and reads as text")
    void report() {
        if (lacking()) {
            return;
        }
        fills().appendAll(List.of(Fill.of("A", 1), Fill.of("A", 2)));
        Digest digest = operations().digest(Digest.Coverage.STORED);
        BackupReport report = store().backup(target());
        assertThat(report.directory()).isEqualTo(target());
        assertThat(report.copies()).anySatisfy(copy -> {
            assertThat(copy.database()).isEqualTo(Database.OPERATIONS);
            assertThat(copy.takenAt()).isEqualTo(clock().instant());
            assertThat(copy.digest()).isEqualTo(digest);
            assertThat(copy.bytes()).isPositive();
        });
        assertThat(report.toString())
                .contains(target().toString())
                .contains("operations of " + clock().instant() + ": 2 rows")
                .contains(digest.hash());
    }

    @Test
    @DisplayName("BK8 an engine that cannot copy says so before anything is written; a cache on it is left out")
    void cannot() {
        if (lacking()) {
            return;
        }
        TradingStore memoryToo = place().open(builder -> builder.storage(Database.PORTFOLIO, MemoryStorage.forTests()));
        memoryToo.book("kit", Mode.TEST).portfolio().positions().count(Position.TYPE.all());
        operationsOf(memoryToo, Mode.TEST).records(Fill.TYPE).append(Fill.of("A", 1));
        InvalidRequestException e =
                refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> memoryToo.backup(target()));
        assertThat(e).hasMessageContaining("database=PORTFOLIO").hasMessageContaining("engine=memory");
        assertThat(left()).isEmpty();
        shut();
        TradingStore cacheToo = place().open(builder ->
                builder.register(Database.CACHE, Fill.TYPE).storage(Database.CACHE, MemoryStorage.create()));
        cacheToo.book("kit", Mode.TEST)
                .database(Database.CACHE)
                .records(Fill.TYPE)
                .append(Fill.of("A", 1));
        BackupReport report = cacheToo.backup(target());
        assertThat(report.leftOut()).containsExactly(Database.CACHE);
        assertThat(report.copies())
                .extracting(BackupReport.Copy::database)
                .contains(Database.OPERATIONS)
                .doesNotContain(Database.CACHE);
    }
}
