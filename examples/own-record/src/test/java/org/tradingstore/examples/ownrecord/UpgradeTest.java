package org.tradingstore.examples.ownrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.portfolio.PositionSide;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.EventType;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;
import org.tradingstore.sqlite.SqliteStorage;

class UpgradeTest {
    private static final Instant PAID_AT = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    Path directory;

    private static TradingStore open(Path place, RecordType<?, ?> type) {
        return TradingStores.builder()
                .storage(SqliteStorage.in(place))
                .register(Database.LEDGER, type)
                .open();
    }

    private static Ledger ledger(TradingStore store) {
        return store.book("funding", Mode.LIVE).ledger();
    }

    private static org.tradingstore.examples.ownrecord.version1.FundingPayment former(int number) {
        return new org.tradingstore.examples.ownrecord.version1.FundingPayment(
                new UUID(1, number),
                "BTC-PERP",
                PositionSide.SHORT,
                new BigDecimal("0.0001"),
                new BigDecimal(number),
                "USDT",
                PAID_AT.plusSeconds(number),
                null,
                "venue",
                number % 2 == 0 ? null : "x" + number,
                "{\"n\": " + number + "}");
    }

    /** Twenty payments of version 1, and the digest of all that is stored of them. */
    private Digest kept() {
        try (TradingStore store = open(directory, org.tradingstore.examples.ownrecord.version1.FundingPayment.TYPE)) {
            for (int i = 1; i <= 20; i++) {
                ledger(store)
                        .records(org.tradingstore.examples.ownrecord.version1.FundingPayment.TYPE)
                        .append(former(i));
            }
            return ledger(store).digest(Digest.Coverage.STORED);
        }
    }

    private static void assertSame(
            FundingPayment now, org.tradingstore.examples.ownrecord.version1.FundingPayment before) {
        assertThat(now)
                .isEqualTo(new FundingPayment(
                        before.id(),
                        before.symbol(),
                        before.side(),
                        before.rate(),
                        before.amount(),
                        before.currency(),
                        before.paidAt(),
                        before.tradeId(),
                        before.venue(),
                        before.externalId(),
                        before.details(),
                        null,
                        List.of()));
    }

    @Test
    @DisplayName(
            "version 2 reads every payment of version 1, with the same digest, and writes what version 1 did not have")
    void opensFormer() {
        Digest before = kept();
        FundingPayment tagged = FundingPayment.of("venue", "new")
                .position("BTC-PERP", PositionSide.LONG)
                .rate("0.0002")
                .amount("-8.5", "USDT")
                .paidAt(PAID_AT)
                .markPrice("42500.5")
                .tags("held-overnight")
                .build();
        try (TradingStore store = open(directory, FundingPayment.TYPE)) {
            assertThat(ledger(store).digest(Digest.Coverage.STORED)).isEqualTo(before);
            for (int i = 1; i <= 20; i++) {
                assertSame(
                        ledger(store)
                                .records(FundingPayment.TYPE)
                                .find(new UUID(1, i))
                                .orElseThrow(),
                        former(i));
            }
            assertThat(ledger(store)
                            .records(FundingPayment.TYPE)
                            .count(FundingPayment.TYPE.where(FundingPayment.MARK_PRICE.isPresent())))
                    .isZero();
            FundingPayments.of(ledger(store)).append(List.of(tagged));
        }
        try (TradingStore store = open(directory, FundingPayment.TYPE)) {
            assertThat(FundingPayments.of(ledger(store)).tagged("held-overnight", 10))
                    .containsExactly(tagged);
            assertThat(FundingPayments.of(ledger(store)).newest("BTC-PERP", 100))
                    .hasSize(21);
        }
    }

    @Test
    @DisplayName("before the change a copy is made, which version 1 opens; the changed store it is refused by name")
    void copy() throws IOException {
        Digest before = kept();
        open(directory, FundingPayment.TYPE).close();
        assertThatThrownBy(() -> open(directory, org.tradingstore.examples.ownrecord.version1.FundingPayment.TYPE))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("funding_payment");
        Path back = Files.createDirectory(directory.resolve("back"));
        Files.copy(
                directory.resolve("ledger.before-upgrade-1.db"),
                back.resolve("ledger.db"),
                StandardCopyOption.COPY_ATTRIBUTES);
        try (TradingStore store = open(back, org.tradingstore.examples.ownrecord.version1.FundingPayment.TYPE)) {
            assertThat(ledger(store).digest(Digest.Coverage.STORED)).isEqualTo(before);
        }
        try (TradingStore store = open(directory, FundingPayment.TYPE)) {
            assertThat(ledger(store).digest(Digest.Coverage.STORED)).isEqualTo(before);
        }
    }

    /** A second version that asks of every payment what those of the first one lack. */
    record Demanding(UUID id, String desk) {
        private static final RecordType.Builder<Demanding> SCHEMA =
                RecordType.describe(Demanding.class, "funding_payment");
        static final UuidField<Demanding> ID = SCHEMA.uuid("id", Demanding::id);
        static final TextField<Demanding> DESK = SCHEMA.text("desk", Demanding::desk);
        static final EventType<Demanding, UUID> TYPE =
                SCHEMA.event().key(ID).build(row -> new Demanding(ID.read(row), DESK.read(row)));
    }

    @Test
    @DisplayName(
            "a version that asks for what is not there, or forgets what is, is refused, and the store stays as it was")
    void refused() {
        Digest before = kept();
        assertThatThrownBy(() -> open(directory, Demanding.TYPE))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("funding_payment");
        try (TradingStore store = open(directory, org.tradingstore.examples.ownrecord.version1.FundingPayment.TYPE)) {
            assertThat(ledger(store).digest(Digest.Coverage.STORED)).isEqualTo(before);
        }
    }
}
