package org.tradingstore.duckdb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.duckdb.internal.Stretches.Share;

/** How rows are shared out between threads that insert them. */
class StretchesTest {
    private static final int GROUP = Stretches.ROW_GROUP;
    private static final int ROWS = 5 * GROUP + 7;

    @Test
    @DisplayName(
            "stretches are whole row groups, what is left goes to the last, and no thread is asked for that has none")
    void whole() {
        Stretches stretches = new Stretches(ROWS, 2);
        Share first = new Share();
        Share second = new Share();
        assertThat(first.take(stretches, ROWS)).isEqualTo(2 * GROUP);
        assertThat(first.from(2 * GROUP)).isZero();
        assertThat(second.take(stretches, ROWS)).isEqualTo(3 * GROUP + 7);
        assertThat(second.from(3 * GROUP + 7)).isEqualTo(2 * GROUP);
        assertThat(first.take(stretches, ROWS)).isZero();
    }

    @Test
    @DisplayName("the last thread has two row groups where there are enough, and none has less than one")
    void useful() {
        assertThat(Stretches.useful(GROUP - 1, 4)).isZero();
        assertThat(Stretches.useful(2 * GROUP - 1, 4)).isEqualTo(1);
        assertThat(Stretches.useful(2 * GROUP, 4)).isEqualTo(2);
        assertThat(Stretches.useful(4 * GROUP, 4)).isEqualTo(3);
        assertThat(Stretches.useful(4 * GROUP, 2)).isEqualTo(2);
        assertThat(Stretches.useful(ROWS, 4)).isEqualTo(4);
        Stretches stretches = new Stretches(4 * GROUP, 3);
        for (int groups : new int[] {1, 1, 2}) {
            assertThat(new Share().take(stretches, ROWS)).isEqualTo(groups * GROUP);
        }
    }

    @Test
    @DisplayName("a thread that is alone takes all rows, each once and in their order")
    void alone() {
        Stretches stretches = new Stretches(ROWS, 3);
        Share share = new Share();
        int next = 0;
        for (int size = share.take(stretches, 2_048); size > 0; size = share.take(stretches, 2_048)) {
            assertThat(share.from(size)).isEqualTo(next);
            next += size;
        }
        assertThat(next).isEqualTo(ROWS);
    }

    @Test
    @DisplayName("a thread that comes when all is taken gets nothing, and does not wait")
    void late() {
        Stretches stretches = new Stretches(ROWS, 1);
        new Share().take(stretches, 1);
        Share late = new Share();
        assertThat(late.take(stretches, 1)).isZero();
        late.close();
    }

    @Test
    @DisplayName(
            "a thread finds no more only when those before its own rows are in the table, in whatever order they are")
    void inOrder() throws ExecutionException, InterruptedException, TimeoutException {
        Stretches stretches = new Stretches(ROWS, 3);
        Share first = new Share();
        Share second = new Share();
        Share third = new Share();
        first.take(stretches, ROWS);
        second.take(stretches, ROWS);
        third.take(stretches, ROWS);
        CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> third.take(stretches, ROWS));
        second.close();
        assertThatThrownBy(() -> end.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        first.close();
        assertThat(end.get(5, TimeUnit.SECONDS)).isZero();
    }
}
