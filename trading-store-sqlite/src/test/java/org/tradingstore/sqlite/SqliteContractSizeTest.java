package org.tradingstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.testkit.internal.catalogue.ContractSize;

class SqliteContractSizeTest {
    private static final int FEWEST = 1_000;

    @Test
    @DisplayName("SQLite is held to at least 1,000 rules, one over record types counted once for each")
    void size() {
        ContractSize size = ContractSize.of(List.of(
                SqliteContractTest.class,
                SqliteFaultTest.class,
                SqliteHistoryTest.class,
                SqliteCrashTest.class,
                SqliteTwoProcessTest.class,
                SqliteSmallHeapTest.class));
        System.out.println("SQLite: " + size);
        assertThat(size.together()).isGreaterThanOrEqualTo(FEWEST);
    }
}
