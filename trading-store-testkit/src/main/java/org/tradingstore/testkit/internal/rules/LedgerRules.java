package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.error.TradingStoreException;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowType;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.OrderStatus;
import org.tradingstore.ledger.PriceSource;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.model.ModelLedger;

/** The ledger's look-ups, reversals and computations, against sums in a plain loop. */
public abstract class LedgerRules extends Rules {
    private static final Instant START = Instant.parse("2026-01-02T15:00:00Z");
    private static final int FRACTION_DIGITS = 18;

    protected LedgerRules(Supplier<Place> places) {
        super(places);
    }

    private Ledger ledger() {
        return store().book("kit", Mode.TEST).ledger();
    }

    private static Trade trade(String symbol, Side side, String quantity, String price, int minute) {
        Trade.Builder builder = side == Side.BUY ? Trade.buy(symbol) : Trade.sell(symbol);
        return builder.quantity(quantity)
                .price(price)
                .currency("USD")
                .executedAt(START.plus(Duration.ofMinutes(minute)))
                .build();
    }

    private static Trade buy(String symbol, String quantity, String price, int minute) {
        return trade(symbol, Side.BUY, quantity, price, minute);
    }

    private static Trade sell(String symbol, String quantity, String price, int minute) {
        return trade(symbol, Side.SELL, quantity, price, minute);
    }

    private Trade appended(Trade trade) {
        ledger().trades().append(trade);
        return trade;
    }

    // Look-ups

    @Test
    @DisplayName("L1 the newest trades, of all and of one symbol, newest first")
    void newest() {
        List<Trade> trades = new ArrayList<>();
        for (int minute = 0; minute < 20; minute++) {
            trades.add(appended(buy(minute % 2 == 0 ? "AAPL" : "MSFT", "1", "10", minute)));
        }
        assertThat(ledger().trades().newest(3)).containsExactly(trades.get(19), trades.get(18), trades.get(17));
        assertThat(ledger().trades().newest("AAPL", 2)).containsExactly(trades.get(18), trades.get(16));
        assertThat(ledger().trades().newest("NONE", 2)).isEmpty();
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> ledger().trades().newest(0));
    }

    @Test
    @DisplayName("L2 a trade by venue and external id, and the same again under another id is ALREADY_SAME")
    void byExternalId() {
        Trade trade = appended(buy("AAPL", "1", "10", 1).toBuilder()
                .venue("X")
                .externalId("e1")
                .build());
        assertThat(ledger().trades().byExternalId("X", "e1")).contains(trade);
        assertThat(ledger().trades().byExternalId("Y", "e1")).isEmpty();
        Appended<UUID> again =
                ledger().trades().append(trade.toBuilder().id(new UUID(1, 1)).build());
        assertThat(again).isEqualTo(new Appended<>(Appended.Outcome.ALREADY_SAME, trade.id()));
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> ledger().trades()
                        .append(trade.toBuilder().id(new UUID(1, 2)).price("11").build()));
    }

    @Test
    @DisplayName("L3 trades of a strategy, an order, a signal and a bucket")
    void lookUps() {
        UUID order = new UUID(7, 1);
        UUID signal = new UUID(7, 2);
        UUID bucket = new UUID(7, 3);
        Trade trade = appended(buy("AAPL", "1", "10", 1).toBuilder()
                .orderId(order)
                .signalId(signal)
                .bucketId(bucket)
                .strategies(List.of("mean-reversion", "momentum"))
                .build());
        appended(buy("AAPL", "1", "10", 2));
        assertThat(ledger().trades().ofOrder(order, 10)).containsExactly(trade);
        assertThat(ledger().trades().ofSignal(signal, 10)).containsExactly(trade);
        assertThat(ledger().trades().ofBucket(bucket, 10)).containsExactly(trade);
        assertThat(ledger().trades().ofStrategy("momentum", 10)).containsExactly(trade);
        assertThat(ledger().trades().ofStrategy("moment", 10)).isEmpty();
    }

    @Test
    @DisplayName("L4 an order and its fill change in one transaction")
    void orderAndFill() {
        Order order =
                Order.buy("AAPL").quantity("10").currency("USD").placedAt(START).build();
        ledger().orders().upsert(order);
        assertThat(ledger().orders().open(10)).containsExactly(order);
        ledger().inTransaction(tx -> {
            tx.trades().append(buy("AAPL", "4", "10", 1));
            tx.orders().update(order.id(), each -> each.filledBy(new BigDecimal("4")));
        });
        assertThat(ledger().orders().find(order.id()).orElseThrow().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        ledger().orders().update(order.id(), each -> each.filledBy(new BigDecimal("6")));
        assertThat(ledger().orders().find(order.id()).orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(ledger().orders().open(10)).isEmpty();
        assertThat(ledger().orders().revisions(order.id(), 10)).hasSize(3);
    }

    // Reversals

    @Test
    @DisplayName("L5 a reversal repeats its original, lists show both, computations skip both")
    void reversal() {
        appended(buy("AAPL", "1", "10", 0));
        Trade wrong = appended(buy("AAPL", "5", "10", 1).toBuilder()
                .venue("X")
                .externalId("e1")
                .build());
        Appended<UUID> reversed = ledger().trades().reverse(wrong.id(), "typed twice");
        Trade reversal = ledger().trades().find(reversed.key()).orElseThrow();
        assertThat(reversal)
                .isEqualTo(wrong.toBuilder()
                        .id(reversed.key())
                        .externalId(null)
                        .reverses(wrong.id())
                        .reason("typed twice")
                        .build());
        assertThat(ledger().trades().newest(10)).contains(wrong, reversal);
        assertThat(ledger().position("AAPL", START.plusSeconds(9_999))).isEqualByComparingTo("1");
        assertThat(ledger().cash("USD", START.plusSeconds(9_999))).isEqualByComparingTo("-10");
    }

    @Test
    @DisplayName("L6 the same reversal again is ALREADY_SAME, with another reason a conflict")
    void reversedAgain() {
        Trade wrong = appended(buy("AAPL", "5", "10", 1));
        Appended<UUID> first = ledger().trades().reverse(wrong.id(), "reason");
        assertThat(first.outcome()).isEqualTo(Appended.Outcome.CREATED);
        assertThat(ledger().trades().reverse(wrong.id(), "reason"))
                .isEqualTo(new Appended<>(Appended.Outcome.ALREADY_SAME, first.key()));
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> ledger().trades().reverse(wrong.id(), "other"));
    }

    @Test
    @DisplayName("L7 a reversal of no trade, or of a reversal, is refused, and nothing is written")
    void badReversals() {
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> ledger().trades().reverse(new UUID(1, 1), "r"));
        Trade wrong = appended(buy("AAPL", "5", "10", 1));
        UUID reversal = ledger().trades().reverse(wrong.id(), "r").key();
        Throwable refusal = thrownBy(() -> ledger().trades().reverse(reversal, "again"));
        assertThat(refusal).isInstanceOf(TradingStoreException.class).hasMessageStartingWith("Cannot ");
        assertThat(ledger().trades().count(Trade.TYPE.all())).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "L8 a correction writes reversal and replacement together or neither, and is ALREADY_SAME when repeated")
    void correction() {
        Trade wrong = appended(buy("AAPL", "5", "10", 1).toBuilder()
                .venue("X")
                .externalId("e1")
                .build());
        Trade right = wrong.toBuilder()
                .id(new UUID(5, 5))
                .quantity("6")
                .grossValue("60")
                .netValue("60")
                .build();
        ledger().trades().correct(wrong.id(), right, "quantity");
        assertThat(ledger().trades().count(Trade.TYPE.all())).isEqualTo(3);
        assertThat(ledger().position("AAPL", START.plusSeconds(9_999))).isEqualByComparingTo("6");
        assertThat(ledger().trades().byExternalId("X", "e1").map(Trade::quantity))
                .contains(new BigDecimal("6"));
        ledger().trades().correct(wrong.id(), right, "quantity");
        assertThat(ledger().trades().count(Trade.TYPE.all())).isEqualTo(3);
        Trade other = appended(buy("MSFT", "1", "20", 2));
        Trade another = appended(buy("MSFT", "2", "20", 3));
        Trade conflicting = other.toBuilder().id(another.id()).reason("instead").build();
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> ledger().trades().correct(other.id(), conflicting, "quantity"));
        assertThat(ledger().trades().newest("MSFT", 10)).containsExactly(another, other);
    }

    @Test
    @DisplayName("L15 a trade is not corrected by itself: nothing is written")
    void correctedByItself() {
        Trade trade = appended(buy("AAPL", "5", "10", 1));
        InvalidRequestException refusal = refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> ledger().trades().correct(trade.id(), trade, "again"));
        assertThat(refusal).hasMessageContaining(trade.id().toString());
        assertThat(ledger().trades().newest(10)).containsExactly(trade);
        Trade sameFill = trade.toBuilder().id(new UUID(5, 5)).build();
        assertThat(ledger().trades().correct(trade.id(), sameFill, "id").outcome())
                .isEqualTo(Appended.Outcome.CREATED);
        assertThat(ledger().position("AAPL", START.plusSeconds(9_999))).isEqualByComparingTo("5");
    }

    @Test
    @DisplayName(
            "L16 a fill that equals one of its corrections is ALREADY_SAME, through trades() and through records()")
    void sameAsCorrection() {
        Trade wrong = appended(buy("AAPL", "5", "10", 1).toBuilder()
                .venue("X")
                .externalId("e1")
                .build());
        Trade right = Trade.buy("AAPL")
                .id(new UUID(5, 5))
                .quantity("6")
                .price("10")
                .currency("USD")
                .executedAt(wrong.executedAt())
                .venue("X")
                .externalId("e1")
                .build();
        ledger().trades().correct(wrong.id(), right, "quantity");
        Appended<UUID> same = new Appended<>(Appended.Outcome.ALREADY_SAME, right.id());
        Trade again = right.toBuilder().id(new UUID(5, 6)).build();
        assertThat(ledger().trades().append(again)).isEqualTo(same);
        assertThat(ledger().records(Trade.TYPE).append(again)).isEqualTo(same);
        assertThat(store().book("kit", Mode.TEST)
                        .database(Database.LEDGER)
                        .records(Trade.TYPE)
                        .append(again))
                .isEqualTo(same);
        ledger().inTransaction(
                        tx -> assertThat(tx.records(Trade.TYPE).append(again)).isEqualTo(same));
        assertThat(ledger().trades().count(Trade.TYPE.all())).isEqualTo(3);
    }

    @Test
    @DisplayName("L9 cash flows are reversed like trades")
    void cashFlowReversal() {
        CashFlow flow = CashFlow.of(CashFlowType.DEPOSIT, "100", "USD", START).build();
        ledger().cashFlows().append(flow);
        ledger().cashFlows().reverse(flow.id(), "bounced");
        assertThat(ledger().cash("USD", START)).isEqualByComparingTo("0");
        assertThat(ledger().cashFlows().count(CashFlow.TYPE.all())).isEqualTo(2);
    }

    // Computations

    @Test
    @DisplayName("L10 profit is realised first in, first out: two lots, one sale over both")
    void fifo() {
        appended(buy("AAPL", "10", "100", 0));
        appended(buy("AAPL", "10", "110", 1));
        appended(sell("AAPL", "15", "120", 2));
        ProfitAndLoss pnl = ledger().profitAndLoss(CostBasis.FIFO, TimeRange.all());
        // 10 x (120 - 100) + 5 x (120 - 110)
        assertThat(pnl.realized().in("USD")).isEqualByComparingTo("250");
        assertThat(pnl.realized("AAPL").in("USD")).isEqualByComparingTo("250");
        assertThat(pnl.total().trades()).isEqualTo(3);
        assertThat(pnl.total().closingTrades()).isEqualTo(1);
        assertThat(pnl.total().wins()).isEqualTo(1);
        assertThat(pnl.total().tradesWithoutFee()).isEqualTo(3);
        assertThat(ledger().position("AAPL", START.plusSeconds(9_999))).isEqualByComparingTo("5");
    }

    @Test
    @DisplayName("L11 a sale beyond the holding opens a short lot, which a purchase closes")
    void shortLots() {
        appended(buy("AAPL", "5", "100", 0));
        appended(sell("AAPL", "8", "110", 1));
        appended(buy("AAPL", "3", "90", 2));
        // 5 x (110 - 100) + 3 x (110 - 90)
        assertThat(ledger().profitAndLoss(CostBasis.FIFO, TimeRange.all())
                        .realized()
                        .in("USD"))
                .isEqualByComparingTo("110");
        assertThat(ledger().positions(START.plusSeconds(9_999))).isEmpty();
        assertThat(ledger().position("AAPL", START.plusSeconds(60))).isEqualByComparingTo("-3");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @DisplayName("L12 profit, fees, cash and positions of random trades are those of a plain loop at every moment")
    void randomTrades(long seed) {
        Random random = new Random(seed);
        Map<String, Deque<BigDecimal[]>> lots = new TreeMap<>();
        Map<String, BigDecimal> positions = new TreeMap<>();
        BigDecimal realized = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        BigDecimal cash = BigDecimal.ZERO;
        for (int minute = 0; minute < 80; minute++) {
            String symbol = List.of("AAPL", "MSFT", "XRPUSD").get(random.nextInt(3));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(1_000), random.nextInt(4));
            BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(100_000), random.nextInt(4));
            BigDecimal fee = BigDecimal.valueOf(random.nextInt(100), 2);
            ledger().trades()
                    .append((side == Side.BUY ? Trade.buy(symbol) : Trade.sell(symbol))
                            .quantity(quantity)
                            .price(price)
                            .fee(fee)
                            .currency("USD")
                            .executedAt(START.plus(Duration.ofMinutes(minute)))
                            .build());
            BigDecimal signed = side == Side.BUY ? quantity : quantity.negate();
            realized = realized.add(close(lots.computeIfAbsent(symbol, s -> new ArrayDeque<>()), signed, price));
            fees = fees.add(fee);
            cash = cash.subtract(signed.multiply(price)).subtract(fee);
            positions.merge(symbol, signed, BigDecimal::add);
            if (minute % 10 == 9) {
                Instant now = START.plus(Duration.ofMinutes(minute));
                positions.forEach((each, expected) ->
                        assertThat(ledger().position(each, now)).as(each).isEqualByComparingTo(expected));
                assertThat(ledger().cash("USD", now)).isEqualByComparingTo(cash);
                ProfitAndLoss pnl = ledger().profitAndLoss(CostBasis.FIFO, TimeRange.all());
                assertThat(pnl.realized().in("USD").setScale(8, RoundingMode.HALF_EVEN))
                        .isEqualByComparingTo(realized.setScale(8, RoundingMode.HALF_EVEN));
                assertThat(pnl.fees().in("USD")).isEqualByComparingTo(fees);
                assertThat(pnl.total().tradesWithoutFee()).isZero();
            }
        }
        assertThat(realized.scale()).isLessThanOrEqualTo(FRACTION_DIGITS);
    }

    /** Closes open lots of the other direction, oldest first, and opens one with what is left; the profit. */
    private static BigDecimal close(Deque<BigDecimal[]> lots, BigDecimal signed, BigDecimal price) {
        BigDecimal profit = BigDecimal.ZERO;
        BigDecimal left = signed;
        while (left.signum() != 0 && !lots.isEmpty() && lots.peekFirst()[0].signum() == -left.signum()) {
            BigDecimal[] lot = lots.peekFirst();
            BigDecimal closed = left.abs().min(lot[0].abs());
            BigDecimal direction = BigDecimal.valueOf(lot[0].signum());
            profit = profit.add(price.subtract(lot[1]).multiply(closed).multiply(direction));
            lot[0] = lot[0].subtract(closed.multiply(direction));
            left = left.add(closed.multiply(direction));
            if (lot[0].signum() == 0) {
                lots.removeFirst();
            }
        }
        if (left.signum() != 0) {
            lots.addLast(new BigDecimal[] {left, price});
        }
        return profit;
    }

    @Test
    @DisplayName("L13 a period realises what was closed in it, with lots from the first trade on")
    void period() {
        appended(buy("AAPL", "10", "100", 0));
        appended(sell("AAPL", "4", "110", 10));
        appended(sell("AAPL", "6", "120", 20));
        TimeRange second = new TimeRange(START.plus(Duration.ofMinutes(20)), START.plus(Duration.ofMinutes(21)));
        assertThat(ledger().profitAndLoss(CostBasis.FIFO, second).realized().in("USD"))
                .isEqualByComparingTo("120");
    }

    @Test
    @DisplayName("L14 cash is flows, less what was bought, plus what was sold, each fee in its currency")
    void cash() {
        ledger().cashFlows()
                .append(CashFlow.of(CashFlowType.DEPOSIT, "1000", "USD", START).build());
        appended(buy("AAPL", "2", "100", 1).toBuilder()
                .fee("1.5")
                .feeCurrency("EUR")
                .build());
        Instant later = START.plus(Duration.ofMinutes(1));
        assertThat(ledger().cash("USD", START)).isEqualByComparingTo("1000");
        assertThat(ledger().cash("USD", later)).isEqualByComparingTo("800");
        assertThat(ledger().cash("EUR", later)).isEqualByComparingTo("-1.5");
        assertThat(ledger().cash("GBP", later)).isEqualByComparingTo("0");
        assertThat(ledger().cash(later).asMap()).containsOnlyKeys("EUR", "USD");
    }

    @Test
    @DisplayName("L17 profit by each cost basis, with the average found anew at each purchase")
    void costBases() {
        appended(buy("AAPL", "10", "100", 0));
        appended(buy("AAPL", "10", "110", 1));
        appended(sell("AAPL", "5", "120", 2));
        appended(buy("AAPL", "5", "130", 3));
        appended(sell("AAPL", "15", "125", 4));
        assertThat(realized(CostBasis.FIFO)).isEqualByComparingTo("375");
        assertThat(realized(CostBasis.LIFO)).isEqualByComparingTo("225");
        assertThat(realized(CostBasis.AVERAGE)).isEqualByComparingTo("281.25");
        assertThat(ledger().openPositions(CostBasis.LIFO, START.plus(Duration.ofHours(1))))
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.quantity()).isEqualByComparingTo("5");
                    assertThat(open.averagePrice()).isEqualByComparingTo("100");
                    assertThat(open.cost()).isEqualByComparingTo("500");
                    assertThat(open.openedAt()).isEqualTo(START);
                });
    }

    private BigDecimal realized(CostBasis basis) {
        return ledger().profitAndLoss(basis, TimeRange.all()).realized().in("USD");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("L18 what random trades come to by every cost basis, and at prices, is what a model of loops says")
    void randomBases(long seed) {
        Random random = new Random(seed);
        List<Trade> trades = new ArrayList<>();
        List<CashFlow> flows = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            String quantity = BigDecimal.valueOf(1 + random.nextInt(900), random.nextInt(3))
                    .toPlainString();
            String price = BigDecimal.valueOf(random.nextInt(90_000), random.nextInt(5))
                    .toPlainString();
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            String symbol = List.of("AAPL", "MSFT").get(random.nextInt(2));
            BigDecimal held = ledger().position(symbol, START.plus(Duration.ofMinutes(minute)));
            if (random.nextInt(6) == 0 && held.signum() != 0) {
                // Nothing is left open; what was earned stays.
                side = held.signum() > 0 ? Side.SELL : Side.BUY;
                quantity = held.abs().toPlainString();
            }
            Trade trade = trade(symbol, side, quantity, price, minute);
            trades.add(appended(
                    random.nextInt(3) == 0
                            ? trade.toBuilder().fee(new BigDecimal("1.25")).build()
                            : trade));
            if (random.nextInt(8) == 0) {
                CashFlow flow = CashFlow.of(
                                CashFlowType.DEPOSIT, quantity, "USD", START.plus(Duration.ofMinutes(minute)))
                        .build();
                ledger().cashFlows().append(flow);
                flows.add(flow);
            }
        }
        // What only rises has no drawdown, and of two equal peaks the later one counts.
        trades.addAll(roundTrips("RISE", "5", "7"));
        trades.addAll(roundTrips("TIES", "10", "20", "20", "15", "15", "20", "20", "12"));
        ModelLedger expected = new ModelLedger(trades, flows);
        TimeRange later = TimeRange.since(START.plus(Duration.ofMinutes(20)));
        Instant end = START.plus(Duration.ofHours(1));
        for (CostBasis basis : CostBasis.values()) {
            assertThat(ledger().profitAndLoss(basis, later))
                    .as("%s", basis)
                    .isEqualTo(expected.profitAndLoss(basis, later, ZoneOffset.UTC));
            assertThat(ledger().openPositions(basis, end)).isEqualTo(expected.openPositions(basis, end));
            assertThat(ledger().maxDrawdowns(basis, "USD", later))
                    .isEqualTo(expected.equity().maxDrawdowns(basis, "USD", later));
        }
        PriceSource prices = (symbol, asOf) -> Optional.of(BigDecimal.valueOf(asOf.getEpochSecond() % 977, 1));
        List<Instant> moments = new ArrayList<>();
        for (int minute = 0; minute <= 60; minute += 1 + random.nextInt(9)) {
            moments.add(START.plus(Duration.ofMinutes(minute)));
        }
        assertThat(ledger().equityCurve("USD", prices, moments).points())
                .isEqualTo(expected.equity().equity("USD", prices, moments));
        assertThat(ledger().maxDrawdown("USD", prices, moments))
                .isEqualTo(expected.equity().maxDrawdown("USD", prices, moments));
        assertThat(ledger().maxDrawdowns("USD", prices, moments))
                .isEqualTo(expected.equity().maxDrawdowns("USD", prices, moments));
    }

    /** Units bought and sold in turns, one at each price. */
    private List<Trade> roundTrips(String symbol, String... prices) {
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < prices.length; i++) {
            Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            Instant between = START.plus(Duration.ofMinutes(30 + i)).plusSeconds(30);
            trades.add(appended(trade(symbol, side, "1", prices[i], 0).toBuilder()
                    .executedAt(between)
                    .build()));
        }
        return trades;
    }

    @Test
    @DisplayName(
            "L19 equity is cash and units at the last close known then; a symbol without a close is refused by name")
    void markedEquity() {
        ledger().cashFlows()
                .append(CashFlow.of(CashFlowType.DEPOSIT, "1000", "USD", START).build());
        appended(buy("AAPL", "2", "100", 1));
        Instant bought = START.plus(Duration.ofMinutes(1));
        PriceSource prices = (symbol, asOf) ->
                asOf.isBefore(bought.plusSeconds(1)) ? Optional.empty() : Optional.of(new BigDecimal("110.5"));
        assertThat(ledger().equity("USD", prices, START)).isEqualByComparingTo("1000");
        assertThat(ledger().equity("USD", prices, bought.plusSeconds(1))).isEqualByComparingTo("1021");
        assertThat(ledger().equity("EUR", prices, bought)).isEqualByComparingTo("0");
        InvalidRequestException refusal =
                refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> ledger().equity("USD", prices, bought));
        assertThat(refusal).hasMessageContaining("AAPL");
        ledger().inTransaction(tx -> {
            tx.trades().append(sell("AAPL", "1", "120", 3));
            assertThat(tx.equity("USD", prices, START.plus(Duration.ofMinutes(3))))
                    .isEqualByComparingTo("1030.5");
        });
    }

    @Test
    @DisplayName("L20 a daily close counts from the end of its day in the zone on, and until the next one is known")
    void dailyCloses() {
        ZoneId zone = ZoneId.of("America/New_York");
        LocalDate day = LocalDate.of(2026, 1, 2);
        DailyPriceRepository prices = store().history().dailyPrices();
        prices.upsert(price("AAPL", day, 101.1));
        prices.upsert(price("AAPL", day.plusDays(3), 99.7));
        prices.upsert(price("MSFT", day, 7));
        Instant friday = day.plusDays(1).atStartOfDay(zone).toInstant();
        Instant monday = day.plusDays(4).atStartOfDay(zone).toInstant();
        PriceSource closes = store().book("kit", Mode.TEST).dailyCloses(zone);
        assertThat(closes.lastClose("AAPL", friday.minusNanos(1_000))).isEmpty();
        assertThat(closes.lastClose("AAPL", friday)).contains(new BigDecimal("101.1"));
        assertThat(closes.lastClose("AAPL", monday.minusNanos(1_000))).contains(new BigDecimal("101.1"));
        assertThat(closes.lastClose("AAPL", monday)).contains(new BigDecimal("99.7"));
        assertThat(closes.lastClose("AAPL", friday)).contains(new BigDecimal("101.1"));
        assertThat(closes.lastClose("NONE", monday)).isEmpty();
        PriceSource backwards = store().book("kit", Mode.TEST).dailyCloses(zone);
        assertThat(backwards.lastClose("AAPL", monday)).contains(new BigDecimal("99.7"));
        assertThat(backwards.lastClose("AAPL", friday)).contains(new BigDecimal("101.1"));
    }

    @Test
    @DisplayName("L21 equity day by day at daily closes, over more days than are read at once, is that of a plain loop")
    void equityByDay() {
        LocalDate first = LocalDate.of(2024, 1, 1);
        Random random = new Random(7);
        NavigableMap<LocalDate, BigDecimal> closes = new TreeMap<>();
        List<DailyPrice> prices = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            if (i == 0 || random.nextInt(4) > 0) {
                double close = random.nextInt(100_000) / 100.0;
                prices.add(price("AAPL", first.plusDays(i), close));
                closes.put(first.plusDays(i), BigDecimal.valueOf(close));
            }
        }
        store().history().dailyPrices().upsertAll(prices);
        ledger().trades()
                .append(Trade.buy("AAPL")
                        .quantity("3")
                        .price("10")
                        .currency("USD")
                        .executedAt(Instant.parse("2024-01-02T12:00:00Z"))
                        .build());
        TimeRange period = new TimeRange(Instant.parse("2024-01-02T00:00:00Z"), Instant.parse("2025-11-20T00:00:00Z"));
        EquityCurve curve = store().book("kit", Mode.TEST).equityCurve("USD", period, ZoneOffset.UTC);
        List<EquityPoint> expected = new ArrayList<>();
        expected.add(new EquityPoint(period.start(), BigDecimal.ZERO));
        for (LocalDate day = LocalDate.of(2024, 1, 2);
                day.isBefore(LocalDate.of(2025, 11, 20));
                day = day.plusDays(1)) {
            BigDecimal close = closes.floorEntry(day).getValue();
            expected.add(new EquityPoint(
                    day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                    Canonical.decimal(close.multiply(new BigDecimal("3")).subtract(new BigDecimal("30")))));
        }
        assertThat(curve.points()).isEqualTo(expected);
    }

    private static DailyPrice price(String symbol, LocalDate day, double close) {
        return DailyPrice.of(symbol, day)
                .open(close)
                .high(close)
                .low(close)
                .close(close)
                .build();
    }
}
