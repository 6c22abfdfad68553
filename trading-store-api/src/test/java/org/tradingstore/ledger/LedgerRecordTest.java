package org.tradingstore.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.portfolio.Position;
import org.tradingstore.portfolio.PositionSide;
import org.tradingstore.schema.RecordIds;

class LedgerRecordTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456789Z");

    private static Trade.Builder bought() {
        return Trade.buy("AAPL").quantity("10").price("189.910").currency("USD").executedAt(NOON);
    }

    private static Trade.Builder sold() {
        return bought().side(Side.SELL);
    }

    private static Order.Builder ordered() {
        return Order.buy("AAPL")
                .type(OrderType.MARKET)
                .quantity("10")
                .currency("USD")
                .placedAt(NOON);
    }

    @Test
    @DisplayName(
            "a trade's values follow from quantity, price and fee: more is paid when bought, less is got when sold")
    void values() {
        Trade buy = bought().fee("1.5").build();
        assertThat(buy.grossValue()).isEqualTo(new BigDecimal("1899.1"));
        assertThat(buy.netValue()).isEqualTo(new BigDecimal("1900.6"));
        assertThat(sold().fee("1.5").build().netValue()).isEqualTo(new BigDecimal("1897.6"));
        assertThat(sold().fee("1.5").feeCurrency("USD").build().netValue()).isEqualTo(new BigDecimal("1897.6"));
    }

    @Test
    @DisplayName("a fee in another currency, or none, leaves the net value at the gross value")
    void feeElsewhere() {
        assertThat(bought().build().netValue()).isEqualTo(new BigDecimal("1899.1"));
        assertThat(bought().fee("0.01").feeCurrency("BNB").build().netValue()).isEqualTo(new BigDecimal("1899.1"));
    }

    @Test
    @DisplayName("values that are given stay, such as the gross value of a contract with a multiplier")
    void givenValues() {
        Trade trade = bought().grossValue("18991").netValue("18990").fee("1").build();
        assertThat(trade.grossValue()).isEqualTo(new BigDecimal("18991"));
        assertThat(trade.netValue()).isEqualTo(new BigDecimal("18990"));
    }

    @Test
    @DisplayName("components are canonical: no trailing zeros, whole microseconds")
    void canonical() {
        Trade trade = bought().quantity("1E+1").build();
        assertThat(trade.quantity()).isEqualTo(BigDecimal.TEN);
        assertThat(trade.price()).isEqualTo(new BigDecimal("189.91"));
        assertThat(trade.executedAt()).isEqualTo(Instant.parse("2026-01-02T12:00:00.123456Z"));
        assertThat(trade.id().version()).isEqualTo(7);
    }

    @Test
    @DisplayName("values out of range are refused by the component's stored name")
    void refused() {
        refused("quantity", () -> bought().quantity("0").build());
        refused("quantity", () -> bought().quantity("-1").build());
        refused("price", () -> bought().price("-0.01").build());
        refused("correction", () -> bought().correction(-1).build());
        refused("external_id", () -> bought().externalId("fill-1").build());
        refused("external_id", () -> ordered().externalId("order-1").build());
        refused("quantity", () -> ordered().quantity("0").build());
        refused("filled_quantity", () -> ordered().filledQuantity("-1").build());
        refused("filled_quantity", () -> ordered().filledQuantity("10.01").build());
        assertThat(bought().price("0").build().price()).isZero();
        assertThat(bought().venue("NYSE").externalId("fill-1").build().externalId())
                .isEqualTo("fill-1");
    }

    @Test
    @DisplayName("a required component that was not given is refused by its stored name")
    void notGiven() {
        Trade.Builder trade = Trade.buy("AAPL").quantity("1").price("1").currency("USD");
        refused("executed_at", trade::build);
        refused(
                "placed_at",
                () -> Order.buy("AAPL").quantity("1").currency("USD").build());
        refused(
                "average_price",
                () -> Position.of("AAPL", PositionSide.LONG)
                        .quantity("1")
                        .currency("USD")
                        .openedAt(NOON)
                        .build());
        refused(
                "opened_at",
                () -> Position.of("AAPL", PositionSide.LONG)
                        .quantity("1")
                        .averagePrice("1")
                        .currency("USD")
                        .build());
    }

    private static void refused(String component, ThrowingCallable attempt) {
        assertThatExceptionOfType(InvalidRecordException.class)
                .isThrownBy(attempt)
                .satisfies(e -> assertThat(e.component()).isEqualTo(component));
    }

    @Test
    @DisplayName("an order is filled in parts, and no further than its quantity")
    void filled() {
        Order part = ordered().status(OrderStatus.OPEN).build().filledBy(new BigDecimal("4"));
        assertThat(part.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        Order whole = part.filledBy(new BigDecimal("6"));
        assertThat(whole.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(whole.filledQuantity()).isEqualTo(BigDecimal.TEN);
        refused("filled_quantity", () -> whole.filledBy(new BigDecimal("0.000000000000000001")));
        refused("filled_quantity", () -> part.filledBy(BigDecimal.ZERO));
        refused("filled_quantity", () -> part.filledBy(new BigDecimal("-1")));
    }

    @Test
    @DisplayName(
            "a reversal repeats its original but for id, reverses, reason and external id, and is the same when made again")
    void reversals() {
        Trade trade = bought().fee("1")
                .venue("NYSE")
                .externalId("fill-1")
                .correction(2)
                .strategies(List.of("momentum"))
                .orderId(new UUID(1, 1))
                .reason("signal")
                .build();
        Trade back = trade.reversal("bad tick");
        assertThat(back).isEqualTo(trade.reversal("bad tick"));
        assertThat(back.id())
                .isEqualTo(RecordIds.derived("trade", "reversal", trade.id().toString()));
        assertThat(back.reverses()).isEqualTo(trade.id());
        assertThat(back.reason()).isEqualTo("bad tick");
        assertThat(back.externalId()).isNull();
        assertThat(back.toBuilder()
                        .id(trade.id())
                        .externalId("fill-1")
                        .reason("signal")
                        .reverses(null)
                        .build())
                .isEqualTo(trade);

        CashFlow flow = CashFlow.of(CashFlowType.DEPOSIT, "100", "USD", NOON)
                .externalId("flow-1")
                .description("first")
                .build();
        CashFlow flowBack = flow.reversal("twice");
        assertThat(flowBack.id())
                .isEqualTo(RecordIds.derived("cash_flow", "reversal", flow.id().toString()));
        assertThat(flowBack.amount()).isEqualTo(flow.amount());
        assertThat(flowBack.occurredAt()).isEqualTo(flow.occurredAt());
        assertThat(flowBack.description()).isEqualTo("first");
        assertThat(flowBack.externalId()).isNull();
        assertThat(flowBack.reverses()).isEqualTo(flow.id());

        Dividend dividend = Dividend.of("AAPL", "2.5", "USD", LocalDate.of(2026, 1, 2))
                .externalId("div-1")
                .build();
        Dividend dividendBack = dividend.reversal("not ours");
        assertThat(dividendBack.id())
                .isEqualTo(
                        RecordIds.derived("dividend", "reversal", dividend.id().toString()));
        assertThat(dividendBack.paidOn()).isEqualTo(dividend.paidOn());
        assertThat(dividendBack.externalId()).isNull();
        assertThat(dividendBack.reverses()).isEqualTo(dividend.id());
    }
}
