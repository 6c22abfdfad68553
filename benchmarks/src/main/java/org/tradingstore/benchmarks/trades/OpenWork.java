package org.tradingstore.benchmarks.trades;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.benchmarks.measure.Directories;
import org.tradingstore.benchmarks.measure.Rates;
import org.tradingstore.benchmarks.measure.Scale;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.Profile;
import org.tradingstore.sqlite.SqliteTradingStore;

/**
 * Opens a store that exists, with all its databases, beside bare connections to the same files with the same settings; in opens a
 * second, so that higher is better. Mappers open nothing of the kind.
 */
final class OpenWork {
    static final String NAME = "sqlite-open";
    static final String UNIT = "opens/s";

    private final Scale scale;
    private final Path directory;

    OpenWork(Scale scale, Path directory) {
        this.scale = scale;
        this.directory = directory;
    }

    List<Rates> measure() throws IOException, SQLException {
        Path place = Files.createTempDirectory(directory, "open");
        Map<Variant, Rates> results = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.values()) {
            results.put(variant, new Rates(variant.label()));
            if (!variant.ofPair()) {
                Objects.requireNonNull(results.get(variant)).failed("a mapper opens no set of databases");
            }
        }
        try {
            List<Path> files = makeDatabases(place);
            int times = scale.of(100, 20);
            for (long warm = System.nanoTime() + scale.warmUp(); System.nanoTime() < warm; ) {
                openStores(place, 1);
                openConnections(files, 1);
            }
            for (int round = 0; round < scale.pairs(); round++) {
                double store = times * 1e9 / openStores(place, times);
                double bare = times * 1e9 / openConnections(files, times);
                Objects.requireNonNull(results.get(Variant.STORE)).add(store, bare);
                Objects.requireNonNull(results.get(Variant.JDBC)).add(bare, bare);
            }
        } finally {
            Directories.delete(place);
        }
        return List.copyOf(results.values());
    }

    /** A database is made at its first use; those that are there are opened with the store. */
    private static List<Path> makeDatabases(Path place) throws IOException {
        try (TradingStore store = SqliteTradingStore.open(place)) {
            Book book = store.book("benchmark", Mode.TEST);
            for (Database database : Database.values()) {
                RecordDatabase records = database.shared() ? store.shared(database) : book.database(database);
                records.digest(Digest.Coverage.CONTENT);
            }
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".db"))
                    .sorted()
                    .toList();
        }
    }

    /** Nanoseconds in opening, without closing. */
    private static long openStores(Path place, int times) {
        long spent = 0;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            try (TradingStore store = SqliteTradingStore.open(place)) {
                Objects.requireNonNull(store);
                spent += System.nanoTime() - start;
            }
        }
        return spent;
    }

    private static long openConnections(List<Path> files, int times) throws SQLException {
        long spent = 0;
        for (int i = 0; i < times; i++) {
            List<Connection> connections = new ArrayList<>();
            long start = System.nanoTime();
            for (Path file : files) {
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA busy_timeout = 10000");
                    statement.execute("PRAGMA synchronous = " + synchronous(file));
                    statement.execute("PRAGMA foreign_keys = ON");
                    statement.execute("PRAGMA journal_mode = WAL");
                }
                connections.add(connection);
            }
            spent += System.nanoTime() - start;
            for (Connection connection : connections) {
                connection.close();
            }
        }
        return spent;
    }

    /** What the profile of the file's database asks for. */
    private static String synchronous(Path file) {
        String label = file.getFileName().toString().replace(".db", "");
        Profile profile = Stream.of(Database.values())
                .filter(database -> database.label().equals(label))
                .findFirst()
                .orElseThrow()
                .profile();
        return switch (profile) {
            case LEDGER -> "FULL";
            case STANDARD -> "NORMAL";
            case CACHE -> "OFF";
        };
    }
}
