package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingReferenceException;
import org.tradingstore.error.OverdraftException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Pending;
import org.tradingstore.satellites.BalanceDifference;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.BucketBalance;
import org.tradingstore.satellites.BucketBalanceKey;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.satellites.BucketEntryType;
import org.tradingstore.satellites.BucketStatus;
import org.tradingstore.satellites.BucketTransfer;
import org.tradingstore.satellites.BucketType;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.OpenRequest.TypeLayout;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.Together;

/** Buckets of money: what is taken from one is in another, and every balance is the sum of its entries. */
public abstract class SatelliteRules extends Rules {
    private static final Instant START = Instant.parse("2026-01-02T15:00:00Z");
    private static final int ALL = 1_000;
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    protected SatelliteRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.SATELLITES);
    }

    private Satellites satellites() {
        return satellites("kit");
    }

    private Satellites satellites(String book) {
        return store().book(book, Mode.TEST).satellites();
    }

    private UUID bucket(String name) {
        Bucket bucket = Bucket.of(name, BucketType.SATELLITE)
                .status(BucketStatus.ACTIVE)
                .createdAt(START)
                .build();
        satellites().buckets().upsert(bucket);
        return bucket.id();
    }

    private static BucketEntry entry(UUID bucket, BucketEntryType type, String amount) {
        return BucketEntry.of(bucket, type)
                .amount(amount)
                .currency("USD")
                .occurredAt(START)
                .build();
    }

    private BigDecimal balance(UUID bucket) {
        return satellites().balance(bucket, "USD");
    }

    private long entries() {
        return satellites().entries().count(BucketEntry.TYPE.all());
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }

    @Test
    @DisplayName("SB1 what is deposited and withdrawn is an entry and moves the balance by itself, each currency apart")
    void depositsAndWithdrawals() {
        UUID core = bucket("core");
        assertThat(balance(core)).isZero();
        BucketEntry deposit = satellites().deposit(core, decimal("100.25"), "USD", START);
        satellites().deposit(core, decimal("7"), "EUR", START);
        BucketEntry withdrawal = satellites().withdraw(core, decimal("0.250000000000000001"), "USD", START);
        assertThat(balance(core)).isEqualTo(decimal("99.999999999999999999"));
        assertThat(satellites().balance(core, "EUR")).isEqualTo(decimal("7"));
        assertThat(satellites().entries().find(deposit.id())).contains(deposit);
        assertThat(withdrawal.amount()).isEqualTo(decimal("-0.250000000000000001"));
        assertThat(satellites().balances().ofBucket(core, ALL))
                .extracting(BucketBalance::currency)
                .containsExactly("EUR", "USD");
        assertThat(satellites().checkBalances()).isEmpty();
    }

    @Test
    @DisplayName("SB2 an amount not above zero is refused, and nothing is written")
    void amounts() {
        UUID core = bucket("core");
        UUID other = bucket("other");
        for (String amount : List.of("0", "-1")) {
            refused(
                    InvalidRecordException.class,
                    Advice.FIX_CALLER,
                    () -> satellites().deposit(core, decimal(amount), "USD", START));
            refused(
                    InvalidRecordException.class,
                    Advice.FIX_CALLER,
                    () -> satellites().withdraw(core, decimal(amount), "USD", START));
            refused(
                    InvalidRecordException.class,
                    Advice.FIX_CALLER,
                    () -> BucketTransfer.of(core, other, decimal(amount), "USD", START));
        }
        refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> BucketTransfer.of(core, core, BigDecimal.ONE, "USD", START));
        assertThat(entries()).isZero();
    }

    @Test
    @DisplayName("SB3 a transfer moves money from one bucket to the other; made again it is the same and moves nothing")
    void transfers() {
        UUID from = bucket("from");
        UUID to = bucket("to");
        satellites().deposit(from, HUNDRED, "USD", START);
        BucketTransfer transfer = BucketTransfer.of(from, to, decimal("30.5"), "USD", START);
        Appended<UUID> first = satellites().transfer(transfer);
        Appended<UUID> second = satellites().transfer(transfer);
        assertThat(first).isEqualTo(new Appended<>(Appended.Outcome.CREATED, transfer.id()));
        assertThat(second).isEqualTo(new Appended<>(Appended.Outcome.ALREADY_SAME, transfer.id()));
        assertThat(balance(from)).isEqualTo(decimal("69.5"));
        assertThat(balance(to)).isEqualTo(decimal("30.5"));
        assertThat(satellites().entries().ofBucket(to, ALL)).containsExactly(transfer.incoming());
        assertThat(transfer.incoming().counterpartBucketId()).isEqualTo(from);
        assertThat(satellites().entries().find(transfer.outgoing().id())).contains(transfer.outgoing());
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> satellites()
                        .transfer(new BucketTransfer(transfer.id(), from, to, BigDecimal.TEN, "USD", START, null)));
        assertThat(balance(to)).isEqualTo(decimal("30.5"));
        assertThat(satellites().checkBalances()).isEmpty();
    }

    @Test
    @DisplayName(
            "SB4 a bucket is not overdrawn: the refusal says what is missing, and nothing is written; to zero it goes")
    void overdrafts() {
        UUID from = bucket("from");
        UUID to = bucket("to");
        satellites().deposit(from, HUNDRED, "USD", START);
        OverdraftException withdrawal = refused(
                OverdraftException.class,
                Advice.FIX_CALLER,
                () -> satellites().withdraw(from, decimal("100.000000000000000001"), "USD", START));
        assertThat(withdrawal.missing()).isEqualTo(decimal("0.000000000000000001"));
        assertThat(withdrawal)
                .hasMessageContaining(from.toString())
                .hasMessageContaining("balance=100")
                .hasMessageContaining("currency=USD")
                .hasMessageContaining("missing=");
        OverdraftException transfer = refused(
                OverdraftException.class,
                Advice.FIX_CALLER,
                () -> satellites().transfer(BucketTransfer.of(from, to, decimal("130"), "USD", START)));
        assertThat(transfer.missing()).isEqualTo(decimal("30"));
        refused(
                OverdraftException.class,
                Advice.FIX_CALLER,
                () -> satellites().withdraw(from, BigDecimal.ONE, "EUR", START));
        assertThat(entries()).isEqualTo(1);
        assertThat(satellites().balances().ofBucket(to, ALL)).isEmpty();
        satellites().withdraw(from, HUNDRED, "USD", START);
        assertThat(balance(from)).isZero();
        assertThat(satellites().checkBalances()).isEmpty();
    }

    @Test
    @DisplayName("SB5 a bucket that allows it is overdrawn; it cannot be forbidden while it is")
    void allowedOverdraft() {
        UUID margin = bucket("margin");
        satellites()
                .buckets()
                .update(
                        margin,
                        bucket -> bucket.toBuilder().overdraftAllowed(true).build());
        satellites().withdraw(margin, HUNDRED, "USD", START);
        assertThat(balance(margin)).isEqualTo(decimal("-100"));
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> satellites()
                                .buckets()
                                .update(
                                        margin,
                                        bucket -> bucket.toBuilder()
                                                .overdraftAllowed(false)
                                                .build())))
                .hasMessageContaining("balance=-100");
        assertThat(satellites().buckets().find(margin).orElseThrow().overdraftAllowed())
                .isTrue();
        satellites().deposit(margin, HUNDRED, "USD", START);
        satellites()
                .buckets()
                .update(
                        margin,
                        bucket -> bucket.toBuilder().overdraftAllowed(false).build());
        refused(
                OverdraftException.class,
                Advice.FIX_CALLER,
                () -> satellites().withdraw(margin, BigDecimal.ONE, "USD", START));
    }

    @Test
    @DisplayName("SB6 an entry of a bucket that is not there is refused, and leaves no balance")
    void missingBucket() {
        UUID nobody = RecordIds.timeOrdered();
        refused(
                MissingReferenceException.class,
                Advice.FIX_CALLER,
                () -> satellites().deposit(nobody, BigDecimal.ONE, "USD", START));
        UUID from = bucket("from");
        satellites().deposit(from, HUNDRED, "USD", START);
        refused(
                MissingReferenceException.class,
                Advice.FIX_CALLER,
                () -> satellites().transfer(BucketTransfer.of(from, nobody, BigDecimal.ONE, "USD", START)));
        assertThat(balance(from)).isEqualTo(HUNDRED);
        assertThat(satellites().balances().count(BucketBalance.TYPE.all())).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "SB7 sixteen threads that move money at random keep the total, every balance the sum of its entries, none below zero")
    void threads() throws Exception {
        List<UUID> buckets = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UUID bucket = bucket("bucket " + i);
            satellites().deposit(bucket, HUNDRED, "USD", START);
            buckets.add(bucket);
        }
        List<Integer> refusals = Together.sixteen(number -> {
            Random random = new Random(number);
            int refused = 0;
            for (int i = 0; i < 60; i++) {
                int from = random.nextInt(buckets.size());
                int to = (from + 1 + random.nextInt(buckets.size() - 1)) % buckets.size();
                BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(9_000), 2);
                try {
                    satellites().transfer(BucketTransfer.of(buckets.get(from), buckets.get(to), amount, "USD", START));
                } catch (OverdraftException e) {
                    refused++;
                }
            }
            return refused;
        });
        assertThat(refusals).anyMatch(count -> count > 0);
        assertThat(satellites().checkBalances()).isEmpty();
        BigDecimal total = BigDecimal.ZERO;
        for (UUID bucket : buckets) {
            assertThat(balance(bucket)).isNotNegative();
            total = total.add(balance(bucket));
        }
        assertThat(total).isEqualByComparingTo("500");
    }

    @Test
    @DisplayName("SB8 whatever way an entry is appended, it moves the balance, and appended again it does not")
    void everyWay() {
        UUID core = bucket("core");
        BucketEntry first = entry(core, BucketEntryType.ADJUSTMENT, "5");
        satellites().entries().append(first);
        satellites().entries().append(first);
        satellites()
                .entries()
                .appendAll(List.of(
                        first, entry(core, BucketEntryType.TRADE, "-2"), entry(core, BucketEntryType.FEE, "-0.5")));
        Pending<Appended<UUID>> later = satellites().entries().appendLater(entry(core, BucketEntryType.TRADE, "4"));
        later.await();
        satellites().records(BucketEntry.TYPE).append(entry(core, BucketEntryType.DEPOSIT, "10"));
        store().book("kit", Mode.TEST)
                .database(Database.SATELLITES)
                .records(BucketEntry.TYPE)
                .append(entry(core, BucketEntryType.DEPOSIT, "100"));
        assertThat(balance(core)).isEqualTo(decimal("116.5"));
        assertThat(satellites().checkBalances()).isEmpty();
        refused(
                OverdraftException.class,
                Advice.FIX_CALLER,
                () -> satellites()
                        .entries()
                        .appendAll(List.of(
                                entry(core, BucketEntryType.DEPOSIT, "1"),
                                entry(core, BucketEntryType.WITHDRAWAL, "-200"))));
        assertThat(balance(core)).isEqualTo(decimal("116.5"));
        assertThat(entries()).isEqualTo(6);
    }

    @Test
    @DisplayName("SB9 a balance is not written by itself, whatever way it is tried")
    void balancesAlone() {
        UUID core = bucket("core");
        satellites().deposit(core, HUNDRED, "USD", START);
        BucketBalanceKey key = new BucketBalanceKey(core, "USD");
        BucketBalance other = new BucketBalance(core, "USD", BigDecimal.ONE);
        BucketBalance unknown = new BucketBalance(core, "EUR", BigDecimal.ONE);
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> satellites().balances().upsert(other)))
                .hasMessageContaining("append an entry");
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> satellites().balances().insertIfAbsent(unknown));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> satellites().balances().upsertAll(List.of(unknown)));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> satellites().balances().update(key, balance -> other));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> satellites().balances().delete(key));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> satellites().records(BucketBalance.TYPE).upsert(other));
        assertThat(satellites().balances().list(BucketBalance.TYPE.all().limit(ALL)))
                .containsExactly(new BucketBalance(core, "USD", HUNDRED));
    }

    @Test
    @DisplayName("SB10 a bucket that has entries is not deleted; one without is")
    void deletion() {
        UUID core = bucket("core");
        satellites().deposit(core, HUNDRED, "USD", START);
        satellites().withdraw(core, HUNDRED, "USD", START);
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> satellites().buckets().delete(core));
        assertThat(satellites().buckets().find(core)).isPresent();
        UUID empty = bucket("empty");
        assertThat(satellites().buckets().delete(empty)).isTrue();
        assertThat(satellites().buckets().find(empty)).isEmpty();
    }

    @Test
    @DisplayName("SB11 in a transaction all of it holds or none; an overdraft that is caught leaves the rest")
    void transactions() {
        UUID from = bucket("from");
        UUID to = bucket("to");
        assertThat(thrownBy(() -> satellites().inTransaction(tx -> {
                    tx.deposit(from, HUNDRED, "USD", START);
                    tx.transfer(BucketTransfer.of(from, to, BigDecimal.TEN, "USD", START));
                    throw new IllegalStateException("on purpose");
                })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(entries()).isZero();
        assertThat(balance(from)).isZero();
        if (!place().has(Capability.SAVEPOINTS)) {
            assertThat(refused(
                            TransactionScopeException.class,
                            Advice.FIX_CALLER,
                            () -> satellites().inTransaction(tx -> {
                                tx.deposit(from, HUNDRED, "USD", START);
                                assertThat(thrownBy(() -> tx.withdraw(from, decimal("101"), "USD", START)))
                                        .isInstanceOf(OverdraftException.class);
                            })))
                    .hasMessageContaining("could not be taken back alone")
                    .hasCauseInstanceOf(OverdraftException.class);
            assertThat(entries()).isZero();
            assertThat(balance(from)).isZero();
            return;
        }
        satellites().inTransaction(tx -> {
            tx.deposit(from, HUNDRED, "USD", START);
            assertThat(thrownBy(() -> tx.withdraw(from, decimal("101"), "USD", START)))
                    .isInstanceOf(OverdraftException.class);
            assertThat(tx.balance(from, "USD")).isEqualTo(HUNDRED);
            tx.transfer(BucketTransfer.of(from, to, BigDecimal.TEN, "USD", START));
            assertThat(tx.checkBalances()).isEmpty();
        });
        assertThat(balance(from)).isEqualTo(decimal("90"));
        assertThat(balance(to)).isEqualTo(BigDecimal.TEN);
    }

    @Test
    @DisplayName("SB12 a balance as of a moment is the sum of what occurred until then, inclusive")
    void asOf() {
        UUID core = bucket("core");
        satellites().deposit(core, HUNDRED, "USD", START);
        satellites().withdraw(core, decimal("30"), "USD", START.plus(Duration.ofHours(1)));
        satellites().deposit(core, decimal("5"), "EUR", START);
        assertThat(satellites().balance(core, "USD", START.minus(Duration.ofNanos(1_000))))
                .isZero();
        assertThat(satellites().balance(core, "USD", START)).isEqualTo(HUNDRED);
        assertThat(satellites().balance(core, "USD", START.plus(Duration.ofHours(1))))
                .isEqualTo(decimal("70"));
    }

    @Test
    @DisplayName(
            "SB13 the check finds a balance that another program changed, and one it made where there are no entries")
    void tampered() {
        UUID core = bucket("core");
        UUID other = bucket("other");
        satellites().deposit(core, HUNDRED, "USD", START);
        if (!place().has(Capability.REOPEN)) {
            return;
        }
        place().closeAll();
        tamper(new BucketBalance(core, "USD", decimal("100.01")), WriteMode.UPDATE, 2);
        tamper(new BucketBalance(other, "CHF", BigDecimal.ONE), WriteMode.INSERT, 1);
        assertThat(reopened().book("kit", Mode.TEST).satellites().checkBalances())
                .containsExactlyInAnyOrder(
                        new BalanceDifference(new BucketBalanceKey(core, "USD"), decimal("100.01"), HUNDRED),
                        new BalanceDifference(new BucketBalanceKey(other, "CHF"), BigDecimal.ONE, BigDecimal.ZERO));
    }

    private void tamper(BucketBalance balance, WriteMode mode, long revision) {
        OpenRequest request = new OpenRequest(
                Database.SATELLITES,
                Database.SATELLITES.profile(),
                List.of(new TypeLayout(BucketBalance.TYPE, false, true, true)));
        try (StorageDatabase database = place().storage().open(request);
                StorageSession session = database.begin(Access.WRITE)) {
            int book = 1;
            StoredRow former = session.fetch(
                    BucketBalance.TYPE,
                    Scope.book(book),
                    BucketBalance.TYPE.key().values(balance.key()));
            long moment = former == null ? 1_000 : former.envelope().updatedAt() + 1;
            StoredEnvelope envelope = new StoredEnvelope(book, 1, 0, moment, moment, revision);
            RowOutcome outcome = session.write(
                            BucketBalance.TYPE,
                            mode,
                            List.of(new StoredRow(
                                    envelope,
                                    database.encode(BucketBalance.TYPE, BucketBalance.TYPE.values(balance)))))[0];
            assertThat(outcome).isIn(RowOutcome.CREATED, RowOutcome.CHANGED);
            session.commit();
        }
    }

    @Test
    @DisplayName("SB14 the same bucket and entry ids in two books are two buckets with balances of their own")
    void books() {
        UUID core = bucket("core");
        satellites("other").buckets().upsert(satellites().buckets().find(core).orElseThrow());
        BucketEntry entry = entry(core, BucketEntryType.DEPOSIT, "3");
        satellites().entries().append(entry);
        assertThat(satellites("other").balance(core, "USD")).isZero();
        assertThat(satellites("other").entries().append(entry).outcome()).isEqualTo(Appended.Outcome.CREATED);
        satellites("other").deposit(core, HUNDRED, "USD", START);
        assertThat(balance(core)).isEqualTo(decimal("3"));
        assertThat(satellites("other").balance(core, "USD")).isEqualTo(decimal("103"));
        assertThat(satellites("other").checkBalances()).isEmpty();
    }

    @Test
    @DisplayName(
            "SB15 buckets by type, status, agent and external id, by name; entries by bucket, type, trade and external id")
    void lookUps() {
        UUID agent = RecordIds.timeOrdered();
        UUID trade = RecordIds.timeOrdered();
        Bucket beta = Bucket.of("beta", BucketType.CORE)
                .status(BucketStatus.PAUSED)
                .createdAt(START)
                .agentId(agent)
                .externalId("b-1")
                .build();
        Bucket alpha = Bucket.of("alpha", BucketType.CORE)
                .status(BucketStatus.PAUSED)
                .createdAt(START)
                .build();
        satellites().buckets().upsertAll(List.of(beta, alpha));
        bucket("gamma");
        assertThat(satellites().buckets().ofType(BucketType.CORE, ALL)).containsExactly(alpha, beta);
        assertThat(satellites().buckets().inStatus(BucketStatus.PAUSED, ALL)).containsExactly(alpha, beta);
        assertThat(satellites().buckets().ofAgent(agent, ALL)).containsExactly(beta);
        assertThat(satellites().buckets().byExternalId("b-1")).contains(beta);
        assertThat(satellites().buckets().byExternalId("b-2")).isEmpty();
        BucketEntry older = entry(beta.id(), BucketEntryType.DEPOSIT, "1").toBuilder()
                .externalId("e-1")
                .build();
        BucketEntry newer = entry(beta.id(), BucketEntryType.TRADE, "2").toBuilder()
                .tradeId(trade)
                .occurredAt(START.plusSeconds(1))
                .build();
        satellites().entries().appendAll(List.of(older, newer));
        assertThat(satellites().entries().newest(ALL)).containsExactly(newer, older);
        assertThat(satellites().entries().ofBucket(beta.id(), 1)).containsExactly(newer);
        assertThat(satellites().entries().ofType(BucketEntryType.DEPOSIT, ALL)).containsExactly(older);
        assertThat(satellites().entries().ofTrade(trade, ALL)).containsExactly(newer);
        assertThat(satellites().entries().byExternalId("e-1")).contains(older);
    }
}
