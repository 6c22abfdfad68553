package org.tradingstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.DoctorReport;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.records.Fill;

/** A reader that stays open makes the log grow; that is seen, and passes when it is closed. */
class LogGaugeTest {
    private static final String HELD = "the rest is held by readers";

    @TempDir
    Path directory;

    private static DoctorReport.Examination examined(TradingStore store) {
        return store.doctor().databases().stream()
                .filter(each -> each.database().database() == Database.OPERATIONS)
                .findFirst()
                .orElseThrow();
    }

    private static boolean grows(TradingStore store) {
        return examined(store).hazards().stream()
                .anyMatch(hazard -> hazard.what().contains("cannot be moved"));
    }

    private static boolean held(MaintenanceReport report) {
        return report.steps().stream().anyMatch(step -> step.what().contains(HELD));
    }

    private static void append(AppendRepository<Fill, ?> fills, int from, int count) {
        for (int begin = from; begin < from + count; begin += 1_000) {
            List<Fill> batch = new ArrayList<>();
            for (int n = begin; n < begin + 1_000; n++) {
                batch.add(Fill.of("A", n).withNote("a note that makes the row as wide as rows are"));
            }
            fills.appendAll(batch);
        }
    }

    @Test
    @DisplayName(
            "while a cursor is open the log grows beyond 16 MB and is reported; once it is closed, upkeep empties it")
    void grown() {
        try (TradingStore store = TradingStores.builder()
                .storage(SqliteStorage.in(directory))
                .register(Database.OPERATIONS, Fill.TYPE)
                .open()) {
            AppendRepository<Fill, ?> fills =
                    store.book("a", Mode.LIVE).database(Database.OPERATIONS).records(Fill.TYPE);
            append(fills, 0, 1_000);
            store.maintain();
            assertThat(grows(store)).isFalse();
            try (Cursor<Fill> open = fills.scan(Fill.TYPE.all())) {
                assertThat(open.next()).isNotNull();
                append(fills, 1_000, 80_000);
                DoctorReport.Examination during = examined(store);
                assertThat(during.openCursors()).isEqualTo(1);
                assertThat(during.logBytes()).isGreaterThan(16L << 20);
                assertThat(during.waitingBytes()).isGreaterThan(16L << 20).isLessThanOrEqualTo(during.logBytes());
                assertThat(grows(store)).isTrue();
                assertThat(held(store.maintain())).isTrue();
                assertThat(grows(store)).isTrue();
            }
            assertThat(held(store.maintain())).isFalse();
            DoctorReport.Examination after = examined(store);
            assertThat(after.waitingBytes()).isZero();
            assertThat(after.logBytes()).isZero();
            assertThat(grows(store)).isFalse();
        }
    }
}
