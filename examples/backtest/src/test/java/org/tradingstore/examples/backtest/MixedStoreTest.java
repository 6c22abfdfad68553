package org.tradingstore.examples.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.Book;
import org.tradingstore.DatabaseReport;
import org.tradingstore.DoctorReport;
import org.tradingstore.TradingStore;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowType;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.Trade;
import org.tradingstore.portfolio.Score;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.signals.Opportunity;
import org.tradingstore.universe.Security;

/** What concerns both engines of one store. */
class MixedStoreTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final Instant MORNING = Instant.parse("2026-01-05T14:30:00Z");

    @TempDir
    Path directory;

    private TradingStore store;

    @BeforeEach
    void open() {
        store = MixedStore.open(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        open();
    }

    private Book book() {
        return store.book("mixed", Mode.TEST);
    }

    private static DailyPrice price(String symbol, LocalDate day, double close) {
        return DailyPrice.of(symbol, day)
                .open(close)
                .high(close)
                .low(close)
                .close(close)
                .build();
    }

    private static Trade bought(String symbol) {
        return Trade.buy(symbol)
                .quantity("2.5")
                .price("40.1")
                .fee("0.75")
                .currency("USD")
                .executedAt(MORNING)
                .build();
    }

    @Test
    @DisplayName("equity of a book on one engine is valued at the closes of the other, to the last digit")
    void equity() {
        store.history()
                .dailyPrices()
                .upsertAll(
                        List.of(price("A", MONDAY, 40.3), price("A", MONDAY.plusDays(2), 39.9), price("B", MONDAY, 7)));
        book().ledger()
                .cashFlows()
                .append(CashFlow.of(CashFlowType.DEPOSIT, "1000", "USD", MORNING)
                        .build());
        book().ledger().trades().append(bought("A"));
        reopen();
        TimeRange days = new TimeRange(
                MONDAY.atStartOfDay().toInstant(ZoneOffset.UTC),
                MONDAY.plusDays(3).atStartOfDay().toInstant(ZoneOffset.UTC));
        assertThat(book().equityCurve("USD", days, ZoneOffset.UTC).points())
                .extracting(EquityPoint::equity)
                .containsExactly(
                        new BigDecimal("0"),
                        new BigDecimal("999.75"), // 1000 - 2.5 * 40.1 - 0.75 + 2.5 * 40.3
                        new BigDecimal("999.75"),
                        new BigDecimal("998.75"));
    }

    @Test
    @DisplayName("the reports name the engine of each database, with its version, its settings and where it lives")
    void reports() {
        store.history().dailyPrices().upsert(price("A", MONDAY, 40.3));
        book().ledger().trades().append(bought("A"));
        List<DatabaseReport> reports = store.databases();
        assertThat(reports)
                .extracting(report -> report.database() + " " + report.engine())
                .contains("HISTORY duckdb", "LEDGER sqlite");
        assertThat(reports)
                .allMatch(DatabaseReport::durable)
                .allMatch(report -> report.location().startsWith(directory.toString())
                        && report.location()
                                .endsWith(report.database() == Database.HISTORY ? "history.duckdb" : ".db"));
        DoctorReport health = store.doctor();
        assertThat(health.hazards()).noneMatch(hazard -> hazard.what().contains("damage"));
        assertThat(health.databases().stream().map(DoctorReport.Examination::database))
                .containsExactlyInAnyOrderElementsOf(reports);
        assertThat(health.toString()).contains("history: duckdb ", "ledger: sqlite ");
        assertThat(store.check()).hasToString("everything is as it should be");
    }

    @Test
    @DisplayName("a removed symbol is purged on both engines, and nothing else goes")
    void removal() {
        for (String symbol : Set.of("A", "B")) {
            store.history()
                    .dailyPrices()
                    .upsertAll(List.of(price(symbol, MONDAY, 40.3), price(symbol, MONDAY.plusDays(1), 41)));
            store.universe().securities().upsert(security(symbol));
            book().portfolio()
                    .scores()
                    .upsert(Score.of(symbol).total(0.5).scoredAt(MORNING).build());
            book().signals().opportunities().upsert(opportunity(symbol));
            book().ledger().trades().append(bought(symbol));
        }
        store.history().removeSymbol("A", "delisted", Duration.ZERO);
        reopen();
        assertThat(store.maintain().steps())
                .filteredOn(step -> step.what().startsWith("purge A"))
                .extracting(step -> step.database() + " " + step.rows())
                .contains("HISTORY 2", "UNIVERSE 1", "PORTFOLIO 1", "SIGNALS 1");
        assertThat(store.history().dailyPrices().count(DailyPrice.TYPE.where(DailyPrice.SYMBOL.eq("A"))))
                .isZero();
        assertThat(store.history().symbolRemovals().find("A")).isEmpty();
        assertThat(store.universe().securities().find("A")).isEmpty();
        assertThat(book().portfolio().scores().find("A")).isEmpty();
        assertThat(book().signals().opportunities().find("A")).isEmpty();
        assertThat(book().ledger().trades().newest("A", 5)).hasSize(1);
        assertThat(store.history().dailyPrices().newest("B", 5)).hasSize(2);
        assertThat(store.universe().securities().find("B")).isPresent();
        assertThat(book().portfolio().scores().find("B")).isPresent();
        assertThat(book().signals().opportunities().find("B")).isPresent();
    }

    private static Security security(String symbol) {
        return Security.of(symbol)
                .buyAllowed(true)
                .sellAllowed(true)
                .active(true)
                .addedAt(MORNING)
                .build();
    }

    private static Opportunity opportunity(String symbol) {
        return Opportunity.of(symbol, 0.5)
                .discoveredAt(MORNING)
                .updatedAt(MORNING)
                .build();
    }

    @Test
    @DisplayName(
            "a transaction reaches its own database: what was written to the other engine meanwhile stays when it fails")
    void transactions() {
        assertThatThrownBy(() -> book().ledger().inTransaction(ledger -> {
                    ledger.trades().append(bought("A"));
                    store.history().dailyPrices().upsert(price("A", MONDAY, 40.3));
                    throw new IllegalStateException("the caller's own");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(book().ledger().trades().newest(5)).isEmpty();
        assertThat(store.history().dailyPrices().latest("A")).isPresent();

        assertThatThrownBy(() -> store.history().inTransaction(history -> {
                    history.dailyPrices().upsert(price("B", MONDAY, 7));
                    book().ledger().trades().append(bought("B"));
                    throw new IllegalStateException("the caller's own");
                }))
                .isInstanceOf(IllegalStateException.class);
        reopen();
        assertThat(store.history().dailyPrices().latest("B")).isEmpty();
        assertThat(book().ledger().trades().newest(5)).extracting(Trade::symbol).containsExactly("B");
    }

    @Test
    @DisplayName("a call round a transaction is refused on its own engine only")
    void scope() {
        store.history().dailyPrices().upsert(price("A", MONDAY, 40.3));
        assertThatThrownBy(() -> store.history()
                        .inTransaction(history -> store.history().dailyPrices().latest("A")))
                .isInstanceOf(TransactionScopeException.class);
        book().ledger().inTransaction(ledger -> {
            BigDecimal close = BigDecimal.valueOf(
                    store.history().dailyPrices().latest("A").orElseThrow().close());
            ledger.trades()
                    .append(bought("A").toBuilder()
                            .price(close)
                            .grossValue((BigDecimal) null)
                            .netValue((BigDecimal) null)
                            .build());
        });
        assertThat(book().ledger().trades().newest(1).get(0).price()).isEqualTo(new BigDecimal("40.3"));
    }
}
