package org.tradingstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.testkit.internal.catalogue.Catalogue;
import org.tradingstore.testkit.internal.catalogue.ContractSize;
import org.tradingstore.testkit.internal.catalogue.Home;

class ContractSizeTest {
    private static final int FEWEST = 1_000;

    @Test
    @DisplayName("the engine in memory is held to at least 1,000 rules, one over record types counted once for each")
    void size() {
        ContractSize size =
                ContractSize.of(List.of(MemoryContractTest.class, MemoryFaultTest.class, MemoryHistoryTest.class));
        System.out.println("memory: " + size);
        assertThat(size.together()).isGreaterThanOrEqualTo(FEWEST);
    }

    @Test
    @DisplayName(
            "a rule over values counts once, one over record types once for each, and one without a number not at all")
    void counting() {
        ContractSize size = ContractSize.of(List.of(Sample.class, Sample.class));
        assertThat(size.rules()).containsExactlyInAnyOrder("Z1", "Z2");
        assertThat(size.pairs()).containsExactlyInAnyOrder("Z3 trade", "Z3 kit_bar");
        assertThat(size.together()).isEqualTo(4);
    }

    @Test
    @DisplayName("a class of rules that nobody nests in the contract is not counted")
    void nested() {
        assertThat(ContractSize.of(List.of(MemoryFaultTest.class)).rules())
                .containsExactlyInAnyOrder("FT1", "FT2", "FT3", "FT4", "FT5", "FT6");
    }

    /** Never run: its methods are not those of a test class. */
    @SuppressWarnings("unused")
    abstract static class Sample {
        static Stream<Home<?, ?>> some() {
            return Catalogue.homes().stream()
                    .filter(home -> List.of("trade", "kit_bar").contains(home.toString()));
        }

        @Test
        @DisplayName("Z1 one")
        void one() {}

        @DisplayName("Z2 over values")
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void values(int value) {}

        @DisplayName("Z3 over record types")
        @ParameterizedTest
        @MethodSource("some")
        void types(Home<?, ?> home) {}

        @Test
        @DisplayName("nothing")
        void noNumber() {}

        @DisplayName("Z4 not a test")
        void noTest() {}
    }
}
