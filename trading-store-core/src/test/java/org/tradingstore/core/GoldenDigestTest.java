package org.tradingstore.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.TradingStore;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowType;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.Mode;

/** Digests are compared across versions and engines, so they may never change; these were computed by another program. */
class GoldenDigestTest {
    private static final Instant MOMENT = Instant.parse("2026-03-08T14:30:00.123456Z");

    @Test
    @DisplayName("the digest of known records is the known one")
    void golden() {
        try (TradingStore store =
                TradingStores.builder().storage(MemoryStorage.forTests()).open()) {
            Ledger ledger = store.book("golden", Mode.PAPER).ledger();
            assertThat(ledger.digest(Digest.Coverage.CONTENT)).isEqualTo(new Digest(0, "0".repeat(64)));
            ledger.cashFlows()
                    .append(CashFlow.of(CashFlowType.DEPOSIT, "-1000.50", "USD", MOMENT)
                            .id(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"))
                            .description("\u00e9\uD83D\uDE00")
                            .build());
            assertThat(ledger.digest(Digest.Coverage.CONTENT))
                    .isEqualTo(new Digest(1, "9078e51f04824238cae92709df44111dd3d44a3013e8829f29557065006eacd9"));
            ledger.cashFlows()
                    .append(CashFlow.of(CashFlowType.DEPOSIT, "0", "USD", MOMENT)
                            .id(UUID.fromString("ffffffff-ffff-8fff-bfff-ffffffffffff"))
                            .build());
            assertThat(ledger.digest(Digest.Coverage.CONTENT))
                    .isEqualTo(new Digest(2, "6f81ffa3748df4a70affc6944959a7e2b00e8b115bf954bb277eccd49a7baa06"));
        }
    }
}
