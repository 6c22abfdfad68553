package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.testkit.internal.catalogue.ContractSize;

class DuckdbContractSizeTest {
    private static final int FEWEST = 1_000;

    @Test
    @DisplayName("DuckDB is held to at least 1,000 rules, one over record types counted once for each")
    void size() {
        ContractSize size = ContractSize.of(List.of(
                DuckdbContractTest.class,
                DuckdbFaultTest.class,
                DuckdbHistoryTest.class,
                DuckdbCrashTest.class,
                DuckdbOneProcessTest.class,
                DuckdbSmallHeapTest.class));
        System.out.println("DuckDB: " + size);
        assertThat(size.together()).isGreaterThanOrEqualTo(FEWEST);
    }
}
