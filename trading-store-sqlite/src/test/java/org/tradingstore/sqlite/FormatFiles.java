package org.tradingstore.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.Dividend;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.Trade;
import org.tradingstore.portfolio.Position;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Full;
import org.tradingstore.testkit.internal.records.KitTypes;

/**
 * Small stores in each format of files that there was, kept as resources. The main method makes those of the present format; run it with
 * the code of a release before the format changes, and add the format to the test.
 */
final class FormatFiles {
    private static final List<String> DATABASES = List.of("ledger", "portfolio", "operations", "history");
    private static final int RECORDS = 15;

    private FormatFiles() {}

    /** Unpacks the store of a format into a directory. */
    static void unpack(int format, Path directory) {
        try {
            Files.createDirectories(directory);
            for (String database : DATABASES) {
                String name = "/format-" + format + "/" + database + ".db.gz";
                try (InputStream in = new GZIPInputStream(
                        Objects.requireNonNull(FormatFiles.class.getResourceAsStream(name), name))) {
                    Files.copy(in, directory.resolve(database + ".db"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack a store", e);
        }
    }

    /** A store of the library's and the kit's types. */
    static TradingStore open(Path directory) {
        TradingStores.Builder builder = TradingStores.builder()
                .storage(SqliteStorage.in(directory))
                .clock(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC))
                .writer("maker", "1");
        for (RecordType<?, ?> type : KitTypes.ofBooks()) {
            builder = builder.register(Database.OPERATIONS, type);
        }
        for (RecordType<?, ?> type : KitTypes.shared()) {
            builder = builder.register(Database.HISTORY, type);
        }
        return builder.open();
    }

    /** A line for each database of each book: the digest of all that is stored in it, former revisions included. */
    static List<String> digests(TradingStore store) {
        List<String> lines = new ArrayList<>();
        for (Mode mode : List.of(Mode.LIVE, Mode.TEST)) {
            Book book = store.book("momentum", mode);
            for (Database database : List.of(Database.LEDGER, Database.PORTFOLIO, Database.OPERATIONS)) {
                lines.add(line(mode + " " + database.label(), book.database(database)));
            }
        }
        lines.add(line("shared history", store.shared(Database.HISTORY)));
        return lines;
    }

    private static String line(String name, RecordDatabase database) {
        Digest digest = database.digest(Digest.Coverage.STORED);
        return name + " " + digest.count() + " " + digest.hash();
    }

    /** Writes records of every kind, some of them twice. */
    private static void fill(TradingStore store) {
        for (Mode mode : List.of(Mode.LIVE, Mode.TEST)) {
            long seed = mode == Mode.LIVE ? 1 : 2;
            Book book = store.book("momentum", mode).strategyVersion("v" + seed);
            Ledger ledger = book.ledger();
            ledger.trades().appendAll(plain(Trade.TYPE, seed).next(RECORDS));
            Trade reported = Trade.buy("AAPL")
                    .quantity("10")
                    .price("189.91")
                    .currency("USD")
                    .executedAt(Instant.parse("2026-02-28T15:30:00.123456Z"))
                    .venue("XNAS")
                    .externalId("fill-1")
                    .build();
            ledger.trades().append(reported);
            ledger.trades().reverse(reported.id(), "reported in error");
            ledger.cashFlows().appendAll(plain(CashFlow.TYPE, seed).next(RECORDS));
            ledger.dividends().appendAll(plain(Dividend.TYPE, seed).next(RECORDS));
            RecordGenerator<Order> orders = plain(Order.TYPE, seed);
            for (Order order : orders.next(RECORDS)) {
                ledger.orders().upsert(order);
                ledger.orders().upsert(orders.changed(order, Order.REASON));
            }
            RecordGenerator<Position> positions = plain(Position.TYPE, seed);
            for (Position position : positions.next(RECORDS)) {
                book.portfolio().positions().upsert(position);
                book.portfolio().positions().upsert(positions.changed(position, Position.STRATEGY));
            }
            book.database(Database.OPERATIONS)
                    .records(Full.TYPE)
                    .upsertAll(RecordGenerator.of(Full.TYPE, seed).next(RECORDS));
            book.database(Database.OPERATIONS)
                    .records(Fill.TYPE)
                    .appendAll(List.of(
                            Fill.of("A", seed).withTags("x", "y"),
                            Fill.of("B", 2).withTags("y")));
            book.database(Database.OPERATIONS).records(Counter.TYPE).upsert(Counter.of("c", seed));
            book.database(Database.OPERATIONS).records(Counter.TYPE).delete("c");
        }
        store.shared(Database.HISTORY)
                .records(Bar.TYPE)
                .upsertAll(RecordGenerator.of(Bar.TYPE, 1).next(RECORDS));
    }

    /** Records that are no reversals and meet in no unique index. */
    private static <R> RecordGenerator<R> plain(RecordType<R, ?> type, long seed) {
        RecordGenerator<R> generator = RecordGenerator.of(type, seed);
        for (String name : List.of("reverses", "external_id")) {
            generator = type.field(name).map(generator::without).orElse(generator);
        }
        return generator;
    }

    /** Makes the resources of the present format in the directory that is the argument, and prints the lines to expect. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Path made = Files.createTempDirectory("format");
        try (TradingStore store = open(made)) {
            fill(store);
            digests(store).forEach(System.out::println);
        }
        Files.createDirectories(directory);
        for (String database : DATABASES) {
            Path packed = directory.resolve(database + ".db.gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                Files.copy(made.resolve(database + ".db"), out);
            }
        }
    }
}
