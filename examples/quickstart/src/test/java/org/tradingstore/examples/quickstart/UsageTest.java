package org.tradingstore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradingstore.ledger.Trade.EXECUTED_AT;
import static org.tradingstore.ledger.Trade.STRATEGIES;
import static org.tradingstore.ledger.Trade.SYMBOL;
import static org.tradingstore.ledger.Trade.TYPE;
import static org.tradingstore.portfolio.PositionSide.LONG;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.ConflictException;
import org.tradingstore.files.BadRows;
import org.tradingstore.files.ImportFile;
import org.tradingstore.files.ImportReport;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowType;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.OrderStatus;
import org.tradingstore.ledger.OrderType;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.Trade;
import org.tradingstore.portfolio.Position;
import org.tradingstore.portfolio.PositionKey;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Page;
import org.tradingstore.repository.Pending;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.sqlite.SqliteTradingStore;

@DisplayName("what the documentation shows compiles and does what it says")
class UsageTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private TradingStore store;
    private Book book;
    private Ledger ledger;

    @BeforeEach
    void inAnApplicationsOwnTestsNothingToInstall() {
        InstantSource source = now::get;
        Clock fixed = source.withZone(ZoneOffset.UTC);
        store = TradingStores.builder()
                .storage(MemoryStorage.forTests())
                .clock(fixed)
                .open();
        book = store.book("momentum", Mode.LIVE);
        ledger = book.ledger();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Trade.Builder fill(String quantity) {
        return Trade.buy("AAPL")
                .quantity(quantity)
                .price("189.91")
                .currency("USD")
                .strategies("mean-reversion")
                .executedAt(NOON);
    }

    @Test
    void theFirstDurableTrade(@TempDir Path directory) {
        try (TradingStore durable = SqliteTradingStore.open(directory)) {
            Ledger trades = durable.book("momentum", Mode.LIVE).ledger();
            trades.trades().append(fill("10").build());
        }
        try (TradingStore again = SqliteTradingStore.open(directory)) {
            assertThat(again.book("momentum", Mode.LIVE).ledger().position("AAPL", NOON))
                    .isEqualTo(new BigDecimal("10"));
            assertThat(again.book("momentum", Mode.PAPER).ledger().trades().newest(1))
                    .isEmpty();
        }
    }

    @Test
    void aFillThatTheExchangeReportsTwiceOrDifferently() {
        List<Trade> notified = new ArrayList<>();
        Trade fill = fill("10").build();
        for (int report = 0; report < 2; report++) {
            switch (ledger.trades().append(fill).outcome()) {
                case CREATED -> notified.add(fill);
                case ALREADY_SAME -> assertThat(report).isEqualTo(1);
            }
        }
        assertThat(notified).containsExactly(fill);

        Trade differentFillWithSameId = fill.toBuilder().fee("1").build();
        assertThatThrownBy(() -> ledger.trades().append(differentFillWithSameId))
                .isInstanceOfSatisfying(ConflictException.class, e -> {
                    assertThat(e.key()).isEqualTo(fill.id());
                    assertThat(e.differences()).containsExactly("fee");
                    assertThat(e.stored(Trade.class)).isEqualTo(fill);
                    assertThat(e.given(Trade.class)).isEqualTo(differentFillWithSameId);
                });
    }

    @Test
    void asking() {
        Trade bought = fill("10").fee("1").build();
        Trade sold = Trade.sell("AAPL")
                .quantity("10")
                .price("192.41")
                .fee("1")
                .currency("USD")
                .executedAt(NOON.plusSeconds(60))
                .build();
        ledger.trades().appendAll(List.of(bought, sold));
        ledger.cashFlows()
                .append(CashFlow.of(CashFlowType.DEPOSIT, "5000", "USD", NOON).build());

        List<Trade> last = ledger.trades().newest("AAPL", 20);
        assertThat(last).containsExactly(sold, bought);

        TimeRange march = TimeRange.month(YearMonth.of(2026, 3), ZoneOffset.UTC);
        Page<Trade> page = ledger.trades()
                .page(
                        TYPE.where(SYMBOL.eq("AAPL").and(EXECUTED_AT.within(march)))
                                .orderBy(EXECUTED_AT.desc()),
                        100);
        assertThat(page.records()).containsExactly(sold, bought);

        List<Trade> report = new ArrayList<>();
        try (Cursor<Trade> all = ledger.trades().scan(TYPE.where(STRATEGIES.contains("mean-reversion")))) {
            all.forEach(report::add);
        }
        assertThat(report).containsExactly(bought);

        ProfitAndLoss pnl = ledger.profitAndLoss(CostBasis.FIFO, TimeRange.year(2026, ZoneOffset.UTC));
        assertThat(pnl.realized("AAPL").in("USD")).isEqualTo(new BigDecimal("25"));
        assertThat(pnl.fees().in("USD")).isEqualTo(new BigDecimal("2"));
        assertThat(pnl.winRate()).contains(BigDecimal.ONE);

        BigDecimal cash = ledger.cash("USD", NOON.plusSeconds(60));
        assertThat(cash).isEqualTo(new BigDecimal("5023"));
    }

    @Test
    void anOrderAndItsFillTogetherOrNotAtAll() throws IOException {
        Order order = Order.buy("AAPL")
                .type(OrderType.LIMIT)
                .quantity("10")
                .limitPrice("190")
                .currency("USD")
                .placedAt(NOON)
                .status(OrderStatus.OPEN)
                .build();
        ledger.orders().insertIfAbsent(order);
        Trade fill = fill("4").orderId(order.id()).build();

        ledger.inTransaction(tx -> {
            tx.trades().append(fill);
            tx.orders().update(order.id(), o -> o.filledBy(fill.quantity()));
        });
        assertThat(ledger.orders().find(order.id()).orElseThrow().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);

        assertThatThrownBy(() -> ledger.inTransaction(tx -> {
                    tx.trades().append(fill("6").build());
                    throw new IOException("the exchange is gone");
                }))
                .isExactlyInstanceOf(IOException.class);
        assertThat(ledger.trades().newest(10)).containsExactly(fill);
    }

    @Test
    void manyInFlightOneSyncForAll() {
        List<Pending<Appended<UUID>>> inFlight = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            inFlight.add(ledger.trades().appendLater(fill(Integer.toString(i)).build()));
        }
        assertThat(inFlight)
                .allSatisfy(durable -> assertThat(durable.await().outcome()).isEqualTo(Appended.Outcome.CREATED));
    }

    @Test
    void stateThatManyThreadsChangeAndWhatItWas() {
        book.portfolio()
                .positions()
                .insertIfAbsent(Position.of("AAPL", LONG)
                        .quantity("10")
                        .averagePrice("189.91")
                        .currency("USD")
                        .openedAt(NOON)
                        .build());
        BigDecimal ten = BigDecimal.TEN;
        now.set(NOON.plus(Duration.ofDays(1)));

        book.portfolio()
                .positions()
                .update(
                        PositionKey.of("AAPL", LONG),
                        p -> p.withQuantity(p.quantity().add(ten)));
        Optional<Position> then = book.portfolio().positions().asOf(NOON).find(PositionKey.of("AAPL", LONG));

        assertThat(then.orElseThrow().quantity()).isEqualTo(new BigDecimal("10"));
        assertThat(book.portfolio()
                        .positions()
                        .find(PositionKey.of("AAPL", LONG))
                        .orElseThrow()
                        .quantity())
                .isEqualTo(new BigDecimal("20"));
    }

    @Test
    void aFileOfPrices(@TempDir Path directory) throws IOException {
        Path path = Files.writeString(directory.resolve("aapl.csv"), """
                Date,Open,High,Low,Close,Adj Close,Volume,Dividends,Stock Splits
                2026-02-26,187.2,190.4,186.9,189.91,189.91,51000000,0,0
                2026-02-27,190.1,191,188,abc,190.2,48000000,0,0
                """);
        Path bad = directory.resolve("rejects.jsonl");
        // files:begin
        ImportFile<DailyPrice> file = ImportFile.csv(DailyPrice.TYPE, path)
                .column("Adj Close", DailyPrice.ADJUSTED_CLOSE) // Date, Open and so on are known by their names
                .constant(DailyPrice.SYMBOL, "AAPL") // the file has none
                .ignore("Dividends", "Stock Splits")
                .rejects(bad)
                .onBadRow(BadRows.SKIP);
        ImportReport report = store.history().dailyPrices().importFrom(file, OnConflict.REPLACE);
        // files:end
        assertThat(report.read()).isEqualTo(2);
        assertThat(report.counts().created()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(Files.readString(bad)).startsWith("{\"line\":3,\"reason\":\"the value is no number\"");
    }
}
