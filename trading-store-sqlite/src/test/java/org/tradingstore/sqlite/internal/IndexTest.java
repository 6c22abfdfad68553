package org.tradingstore.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.TradingStoreException;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.operations.Arguments;
import org.tradingstore.testkit.internal.operations.Operation;
import org.tradingstore.testkit.internal.operations.OperationList;
import org.tradingstore.testkit.internal.operations.Population;
import org.tradingstore.testkit.internal.operations.Rendering;

/** That the library's questions are served by indexes: every operation is called, and the engine asked how it ran each statement. */
class IndexTest {
    private static final BookId BOOK = new BookId("alpha", Mode.LIVE);
    private static final int ATTEMPTS = 4;

    /** Operations of every repository that are served by an index; the others take any query, or read what they are told to read. */
    private static final Set<String> POINTS = Set.of(
            "find",
            "envelope",
            "append",
            "appendAll",
            "appendLater",
            "upsert",
            "upsertAll",
            "insertIfAbsent",
            "update",
            "delete",
            "revisions");

    private static final String BY_DEFINITION = "is of everything that there is";
    private static final String PERIOD = "goes through its period, or from the first trade on";
    private static final String OPEN = "goes through what is held now";

    /** Operations that read more than they answer, and why they may. */
    private static final Map<String, String> COMPUTATIONS = Map.ofEntries(
            Map.entry("digest", BY_DEFINITION),
            Map.entry("exportTo", BY_DEFINITION),
            Map.entry("checkBalances", BY_DEFINITION),
            Map.entry("profitAndLoss", PERIOD),
            Map.entry("profitBy", PERIOD),
            Map.entry("exposure", PERIOD),
            Map.entry("tradesWithCloses", PERIOD),
            Map.entry("rollingOfAll", BY_DEFINITION),
            Map.entry("drawdownsOfAll", BY_DEFINITION),
            Map.entry("cash", PERIOD),
            Map.entry("positions", PERIOD),
            Map.entry("position", PERIOD),
            Map.entry("openPositions", PERIOD),
            Map.entry("equity", PERIOD),
            Map.entry("equityCurve", PERIOD),
            Map.entry("maxDrawdown", PERIOD),
            Map.entry("maxDrawdowns", PERIOD),
            Map.entry("executionRates", PERIOD),
            Map.entry("strategyResults", PERIOD),
            Map.entry("versionResults", PERIOD),
            Map.entry("experimentResults", PERIOD),
            Map.entry("compareStrategyPerformance", PERIOD),
            Map.entry("rebuildStrategyPerformance", PERIOD),
            Map.entry("comparePositions", PERIOD),
            Map.entry("rebuildPositions", PERIOD),
            Map.entry("value", OPEN),
            Map.entry("weights", OPEN),
            Map.entry("turnover", OPEN));

    @TempDir
    Path directory;

    @Test
    @DisplayName(
            "every operation of the library that is no computation is served by an index, without a scan and without a sort")
    void indexed() throws SQLException {
        List<String> faults = new ArrayList<>();
        Set<String> served = new HashSet<>();
        try (TappedStorage storage = new TappedStorage(directory);
                TradingStore store = TradingStores.builder().storage(storage).open()) {
            Population population = Population.of(1);
            population.write(store, BOOK);
            population.writeShared(store);
            storage.taken();
            for (Operation operation : inOrder(OperationList.ofBooks())) {
                call(operation, store.book(BOOK), population);
                look(operation, storage.taken(), faults, served);
            }
            for (Operation operation : inOrder(OperationList.ofShared())) {
                call(operation, store, population);
                look(operation, storage.taken(), faults, served);
            }
        }
        assertThat(faults).as("statements that no index serves").isEmpty();
        assertThat(served).as("operations whose statements were looked at").hasSizeGreaterThan(100);
    }

    /** Those that an index must serve first: a statement is looked at where it is first met. */
    private static List<Operation> inOrder(List<Operation> operations) {
        return operations.stream()
                .filter(operation -> operation.ofTheDomain()
                        || POINTS.contains(operation.method().getName()))
                .sorted(Comparator.comparing(IndexTest::computes))
                .toList();
    }

    private static boolean computes(Operation operation) {
        return COMPUTATIONS.containsKey(operation.method().getName());
    }

    private static void look(
            Operation operation, List<TappedStorage.Planned> statements, List<String> faults, Set<String> served) {
        for (TappedStorage.Planned statement : statements) {
            served.add(operation.toString());
            if (!computes(operation)) {
                PlanReading.fault(statement).ifPresent(text -> faults.add(operation + ": " + text));
            }
        }
    }

    @Test
    @DisplayName("every operation that may read more than it answers is one that there is")
    void computations() {
        Set<String> names = Stream.concat(OperationList.ofBooks().stream(), OperationList.ofShared().stream())
                .map(operation -> operation.method().getName())
                .collect(Collectors.toSet());
        assertThat(names).containsAll(COMPUTATIONS.keySet());
    }

    private static void call(Operation operation, Object handle, Population population) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<@Nullable Object[]> arguments =
                    new Arguments(operation, handle, population, attempt).all(handed -> {});
            if (arguments.isPresent()) {
                try {
                    Rendering.of(operation.call(handle, arguments.get()));
                } catch (TradingStoreException refused) {
                    // What was asked before the refusal is looked at all the same.
                    assertThat(refused).hasMessageStartingWith("Cannot ");
                }
            }
        }
    }
}
