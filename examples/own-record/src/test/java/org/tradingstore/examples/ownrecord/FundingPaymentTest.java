package org.tradingstore.examples.ownrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.MissingReferenceException;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.portfolio.PositionSide;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;

class FundingPaymentTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    private final MemoryStorage storage = MemoryStorage.forTests();
    private TradingStore store;

    @BeforeEach
    void open() {
        store = opened(MARCH);
    }

    private TradingStore opened(Instant now) {
        return TradingStores.builder()
                .storage(storage)
                .register(Database.LEDGER, FundingPayment.TYPE)
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Ledger ledger() {
        return store.book("funding", Mode.LIVE).ledger();
    }

    private FundingPayments payments() {
        return FundingPayments.of(ledger());
    }

    private static FundingPayment.Builder payment(int number, String amount) {
        return FundingPayment.of("venue", "" + number)
                .position("BTC-PERP", PositionSide.LONG)
                .rate("0.0001")
                .amount(amount, "USDT")
                .paidAt(MARCH.plus(Duration.ofHours(8L * number)));
    }

    @Test
    @DisplayName("a payment comes back digit by digit, and once, however often it is reported")
    void keptOnce() {
        FundingPayment payment = payment(1, "-4.231500")
                .details("{\"interval\": \"8h\"}")
                .markPrice("42315.00")
                .tags("b", "a")
                .build();
        assertThat(payments().append(List.of(payment)))
                .containsExactly(new Appended<>(Appended.Outcome.CREATED, payment.id()));
        assertThat(payments().append(List.of(payment)))
                .containsExactly(new Appended<>(Appended.Outcome.ALREADY_SAME, payment.id()));
        FundingPayment kept = payments().newest("BTC-PERP", 10).get(0);
        assertThat(kept).isEqualTo(payment);
        assertThat(kept.amount().toPlainString()).isEqualTo("-4.2315");
        assertThat(kept.details()).isEqualTo("{\"interval\": \"8h\"}");
        assertThat(kept.tags()).containsExactly("b", "a");
    }

    @Test
    @DisplayName(
            "another amount of a payment that is kept, or of its id at the venue, is a conflict that names the difference")
    void conflict() {
        FundingPayment payment = payment(1, "-4.2315").build();
        payments().append(List.of(payment));
        assertThatThrownBy(() -> payments().append(List.of(payment(1, "-4.2316").build())))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        e -> assertThat(e.differences()).containsExactly("amount"));
        FundingPayment otherId = new FundingPayment(
                new UUID(0, 1),
                payment.symbol(),
                payment.side(),
                payment.rate(),
                new BigDecimal("7"),
                payment.currency(),
                payment.paidAt(),
                null,
                payment.venue(),
                payment.externalId(),
                payment.details(),
                null,
                List.of());
        assertThatThrownBy(() -> payments().append(List.of(payment(2, "1").build(), otherId)))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        e -> assertThat(e.index()).isEqualTo("funding_payment_by_venue_external_id"));
        assertThat(payments().newest("BTC-PERP", 10)).containsExactly(payment);
    }

    @Test
    @DisplayName("a payment of a trade that is not there is refused; in one transaction with it both are kept")
    void reference() {
        Trade opened = Trade.buy("BTC-PERP")
                .quantity("1")
                .price("42300")
                .currency("USDT")
                .executedAt(MARCH)
                .build();
        FundingPayment payment = payment(1, "-4.2315").tradeId(opened.id()).build();
        assertThatThrownBy(() -> payments().append(List.of(payment))).isInstanceOf(MissingReferenceException.class);
        assertThat(payments().newest("BTC-PERP", 10)).isEmpty();
        ledger().inTransaction(tx -> {
            tx.trades().append(opened);
            FundingPayments.of(tx).append(List.of(payment));
        });
        assertThat(payments().newest("BTC-PERP", 10)).containsExactly(payment);
    }

    @Test
    @DisplayName("a blank symbol, an amount of zero and details that are no JSON are refused by name")
    void badInput() {
        assertRefused("amount", () -> payment(1, "0.00").build());
        assertRefused(
                "symbol", () -> payment(1, "1").position(" ", PositionSide.LONG).build());
        assertRefused(
                "rate",
                () -> FundingPayment.of("venue", "1")
                        .position("BTC-PERP", PositionSide.LONG)
                        .build());
        assertRefused(
                "details",
                () -> payments().append(List.of(payment(1, "1").details("{").build())));
        assertThat(payments().newest("BTC-PERP", 10)).isEmpty();
    }

    private static void assertRefused(String component, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidRecordException.class,
                        e -> assertThat(e.component()).isEqualTo(component));
    }

    @Test
    @DisplayName("totals of a period are exact sums by symbol and currency, and lists come newest first")
    void queries() {
        List<FundingPayment> reported = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            reported.add(payment(i, i % 2 == 0 ? "0.1" : "-0.3")
                    .tags(i % 10 == 0 ? "tenth" : "other")
                    .build());
        }
        payments().append(reported);
        TimeRange march = TimeRange.month(YearMonth.of(2026, 3), ZoneOffset.UTC);
        // The 93rd payment is that of 1 April at 00:00.
        assertThat(payments().totals(march))
                .containsExactly(new FundingPayments.Total("BTC-PERP", "USDT", 92, new BigDecimal("-9.2")));
        assertThat(payments().totals(TimeRange.before(MARCH))).isEmpty();
        assertThat(payments().newest("BTC-PERP", 2)).containsExactly(reported.get(99), reported.get(98));
        assertThat(payments().tagged("tenth", 100)).hasSize(10).first().isEqualTo(reported.get(99));
        assertThat(payments().newest("ETH-PERP", 2)).isEmpty();
    }

    @Test
    @DisplayName("upkeep removes a payment ten years after it was paid, and hands it over before")
    void retention() {
        FundingPayment first = payment(1, "1").build();
        FundingPayment second = payment(2, "2").build();
        payments().append(List.of(first, second));
        store.close();
        List<FundingPayment> handedOver = new ArrayList<>();
        store = TradingStores.builder()
                .storage(storage)
                .register(Database.LEDGER, FundingPayment.TYPE)
                .archive(FundingPayment.TYPE, (book, due) -> handedOver.addAll(due))
                .clock(Clock.fixed(first.paidAt().plus(Duration.ofDays(3_653)), ZoneOffset.UTC))
                .open();
        store.maintain();
        assertThat(payments().newest("BTC-PERP", 10)).containsExactly(second);
        assertThat(handedOver).containsExactly(first);
    }
}
