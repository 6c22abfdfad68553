package org.tradingstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.testkit.internal.crash.ChildJvm;
import org.tradingstore.testkit.internal.crash.Loading;
import org.tradingstore.testkit.internal.crash.LoadingColumns;

/** That an engine goes through more rows than fit in memory. For engines that are not in memory themselves. */
public abstract class SmallHeapContract {
    /** How a process reaches the engine. */
    protected abstract Class<? extends StoreOpener> opener();

    /** What the opener is told. */
    protected abstract String place();

    /** Removes everything at the place; called before and after each test, when nothing is open. */
    protected abstract void wipe();

    @BeforeEach
    final void wipeBefore() {
        wipe();
    }

    @AfterEach
    final void wipeAfterwards() {
        wipe();
    }

    @DisplayName("G1 1,000,000 records are loaded, scanned, digested, paged and read by columns in a heap of 256 MB")
    @ParameterizedTest(
            name = "G1 {0} records are loaded, scanned, digested, paged and read by columns in a heap of 256 MB")
    @ValueSource(ints = 1_000_000)
    void smallHeap(int records) {
        try (ChildJvm child = ChildJvm.start(Loading.class, opener(), place(), records)) {
            for (String way : new String[] {"load", "scan", "digest", "pages", "columns"}) {
                assertThat(child.line()).isEqualTo(way + " " + records);
            }
            assertThat(child.exit()).isZero();
        }
    }

    @DisplayName("G2 1,000,000 prices of one symbol are loaded from arrays and read into arrays in a heap of 256 MB")
    @ParameterizedTest(
            name = "G2 {0} prices of one symbol are loaded from arrays and read into arrays in a heap of 256 MB")
    @ValueSource(ints = 1_000_000)
    void smallHeapOfColumns(int bars) {
        try (ChildJvm child = ChildJvm.start(LoadingColumns.class, opener(), place(), bars)) {
            for (String way : new String[] {"load", "again", "columns", "resampled"}) {
                assertThat(child.line()).isEqualTo(way + " " + bars);
            }
            assertThat(child.exit()).isZero();
        }
    }
}
