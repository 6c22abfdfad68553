package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.Book;
import org.tradingstore.CheckReport;
import org.tradingstore.DatabaseReport;
import org.tradingstore.DoctorReport;
import org.tradingstore.TradingStore;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.signals.Decision;
import org.tradingstore.signals.Signal;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Branch;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Leaf;

/** A store says how it is, and what is not as it should be. */
public abstract class DoctorRules extends Rules {
    @TempDir
    Path directory;

    protected DoctorRules(Supplier<Place> places) {
        super(places);
    }

    private DoctorReport.Examination examined() {
        return store().doctor().databases().stream()
                .filter(each -> each.database().database() == Database.OPERATIONS)
                .findFirst()
                .orElseThrow();
    }

    private List<String> hazards() {
        return examined().hazards().stream().map(DoctorReport.Hazard::what).toList();
    }

    private boolean durable() {
        return examined().database().durable();
    }

    @Test
    @DisplayName(
            "DR1 each open database is examined: as it reports itself, with its size and its log, and reads as text")
    void examines() {
        fills().append(Fill.of("A", 1));
        bars().count(Bar.TYPE.all());
        List<DatabaseReport> examined = store().doctor().databases().stream()
                .map(DoctorReport.Examination::database)
                .toList();
        assertThat(examined).isEqualTo(store().databases());
        DoctorReport.Examination operations = examined();
        assertThat(operations.waitingBytes()).isBetween(0L, operations.logBytes());
        if (durable()) {
            assertThat(operations.bytes()).isPositive();
        }
        assertThat(store().doctor().toString())
                .contains("operations: " + operations.database().engine())
                .contains(operations.database().location())
                .contains("profile STANDARD: " + operations.database().settings())
                .contains("last checked backup: none");
    }

    @Test
    @DisplayName(
            "DR2 the last checked backup is told, and missed where there is none or an old one, also after a reopen")
    void backups() {
        fills().append(Fill.of("A", 1));
        if (!place().has(Capability.BACKUP)) {
            assertThat(examined().lastBackup()).isNull();
            assertThat(hazards()).noneMatch(what -> what.contains("backup"));
            return;
        }
        assertThat(hazards()).contains("there is no checked backup");
        Instant moment = clock().instant();
        Digest before = operations().digest(Digest.Coverage.STORED);
        store().backup(directory.resolve("first"));
        assertThat(hazards()).noneMatch(what -> what.contains("backup"));
        assertThat(examined().lastBackup()).isEqualTo(moment);
        assertThat(examined().lastBackupAt())
                .isEqualTo(directory.resolve("first").toString());
        clock().move(Duration.ofDays(8));
        reopened();
        fills().count(Fill.TYPE.all());
        assertThat(hazards()).contains("the last checked backup is 8 days old");
        assertThat(operations().digest(Digest.Coverage.STORED)).isEqualTo(before);
        store().backup(directory.resolve("second"));
        assertThat(examined().lastBackup()).isEqualTo(moment.plus(Duration.ofDays(8)));
        assertThat(store().doctor().toString())
                .contains(directory.resolve("second").toString());
    }

    @Test
    @DisplayName("DR3 a backup that failed is no last backup")
    void failedBackup() {
        fills().append(Fill.of("A", 1));
        thrownBy(() -> store().backup(directory.resolve("failed"), step -> {
            throw new IllegalStateException("enough");
        }));
        assertThat(examined().lastBackup()).isNull();
    }

    @Test
    @DisplayName("DR4 cursors that are open are counted, with the age of the oldest")
    void cursors() {
        fills().append(Fill.of("A", 1));
        assertThat(examined().openCursors()).isZero();
        assertThat(examined().oldestCursor()).isNull();
        try (Cursor<Fill> first = fills().scan(Fill.TYPE.all());
                Cursor<Fill> second = fills().scan(Fill.TYPE.all())) {
            assertThat(first.next()).isEqualTo(second.next());
            assertThat(examined().openCursors()).isEqualTo(2);
            assertThat(examined().oldestCursor()).isBetween(Duration.ZERO, Duration.ofMinutes(5));
        }
        assertThat(examined().openCursors()).isZero();
    }

    @Test
    @DisplayName("DR5 an engine that loses what it acknowledged says so")
    void durability() {
        fills().append(Fill.of("A", 1));
        if (durable()) {
            assertThat(hazards()).noneMatch(what -> what.contains("lost with the process"));
        } else {
            assertThat(hazards()).contains("what is acknowledged is lost with the process");
            assertThat(store().doctor().toString())
                    .contains("HAZARD what is acknowledged is lost with the process: name");
        }
    }

    @Test
    @DisplayName("DR6 a check finds nothing in a store that is as it should be")
    void sound() {
        branches().upsert(new Branch("oak", UUID.randomUUID().toString()));
        leaves().append(new Leaf(1, "oak", null));
        CheckReport report = store().check();
        assertThat(report.sound()).isTrue();
        assertThat(report.toString()).isEqualTo("everything is as it should be");
    }

    @Test
    @DisplayName("DR7 a check finds each record whose parent was deleted, in every book, by book, key and component")
    void dangling() {
        for (Mode mode : List.of(Mode.TEST, Mode.LIVE)) {
            operations("kit", mode).records(Branch.TYPE).upsert(new Branch("oak", ""));
            operations("kit", mode).records(Leaf.TYPE).append(new Leaf(1, "oak", null));
            operations("kit", mode).records(Leaf.TYPE).append(new Leaf(2, "oak", "oak"));
        }
        operations("kit", Mode.LIVE).records(Branch.TYPE).delete("oak");
        CheckReport report = store().check();
        assertThat(report.sound()).isFalse();
        assertThat(report.findings())
                .allMatch(finding -> finding.database() == Database.OPERATIONS)
                .extracting(CheckReport.Finding::what)
                .hasSize(3)
                .allMatch(what -> what.contains("kit_leaf") && what.contains("kit_branch"))
                .allMatch(what -> what.contains("book=kit/LIVE") && what.contains("names=oak"))
                .anyMatch(what -> what.contains("key=1, component=branch"))
                .anyMatch(what -> what.contains("key=2, component=branch"))
                .anyMatch(what -> what.contains("key=2, component=other_branch"));
        assertThat(report.toString()).startsWith("operations: a kit_leaf refers to");
    }

    @Test
    @DisplayName("DR8 a closed store, and a thread within a transaction, are refused a check and an examination")
    void refusals() {
        TradingStore untouched = untouched();
        untouched.close();
        refused(ClosedException.class, Advice.FIX_CALLER, untouched::check);
        refused(ClosedException.class, Advice.FIX_CALLER, untouched::doctor);
        TradingStore store = store();
        operations().inTransaction(tx -> {
            refused(TransactionScopeException.class, Advice.FIX_CALLER, store::check);
            refused(TransactionScopeException.class, Advice.FIX_CALLER, store::doctor);
        });
        store.close();
        refused(ClosedException.class, Advice.FIX_CALLER, store::check);
        refused(ClosedException.class, Advice.FIX_CALLER, store::doctor);
    }

    @Test
    @DisplayName(
            "DR9 an id that names a record which is not there is found, in the same database and in another, book by book")
    void looseIds() {
        Book book = store().book("kit", Mode.TEST);
        Signal signal = Signal.of("AAPL", Decision.BUY)
                .generatedAt(clock().instant())
                .price("10")
                .confidence(0.5)
                .aggregation("unanimous")
                .metadata("{}")
                .build();
        Order order = Order.buy("AAPL")
                .quantity("1")
                .currency("USD")
                .placedAt(clock().instant())
                .build();
        Trade trade = Trade.buy("AAPL")
                .quantity("1")
                .price("10")
                .currency("USD")
                .executedAt(clock().instant())
                .orderId(order.id())
                .signalId(signal.id())
                .build();
        book.ledger().trades().append(trade);
        assertThat(store().check().findings())
                .extracting(CheckReport.Finding::what)
                .hasSize(2)
                .anySatisfy(what -> assertThat(what)
                        .contains("trade names no order")
                        .contains(order.id().toString()))
                .anySatisfy(what -> assertThat(what)
                        .contains("trade names no signal")
                        .contains("kit/TEST")
                        .contains("component=signal_id"));
        Book other = store().book("other", Mode.TEST);
        other.signals().signals().append(signal);
        other.ledger().orders().upsert(order);
        assertThat(store().check().findings()).hasSize(2);
        book.signals().signals().append(signal);
        book.ledger().orders().upsert(order);
        assertThat(store().check().findings()).isEmpty();
        book.ledger().trades().reverse(trade.id(), "on purpose");
        assertThat(store().check().sound()).isTrue();
    }
}
