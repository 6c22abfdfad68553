package org.tradingstore.duckdb.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.duckdb.internal.KeyOrder.Asking;

class KeyOrderTest {
    private static final long MANY = 1_000_000;

    private final KeyOrder order = new KeyOrder();
    private final AtomicInteger looks = new AtomicInteger();

    private boolean ascends(long content, long rows, boolean truth) {
        return order.ascends(content, rows, () -> {
            looks.incrementAndGet();
            return truth;
        });
    }

    private long content() {
        return order.content(Asking.LOOKING_IF_NEEDED);
    }

    @Test
    @DisplayName("what was found of a content is known until a commit begins, and rows are looked at once")
    void known() {
        assertThat(order.content(Asking.WHERE_KNOWN)).isEqualTo(KeyOrder.NONE);
        long content = content();
        assertThat(ascends(content, MANY, true)).isTrue();
        assertThat(order.content(Asking.WHERE_KNOWN)).isEqualTo(content);
        assertThat(ascends(content, MANY, true)).isTrue();
        assertThat(looks).hasValue(1);
        order.committing(1);
        assertThat(order.content(Asking.WHERE_KNOWN)).isEqualTo(KeyOrder.NONE);
        order.committed();
        assertThat(order.content(Asking.WHERE_KNOWN)).isEqualTo(KeyOrder.NONE);
        assertThat(ascends(content(), MANY, false)).isFalse();
        assertThat(looks).hasValue(2);
    }

    @Test
    @DisplayName("while a commit is under way there is no content: a reader may see it or not")
    void underWay() {
        order.committing(MANY);
        assertThat(content()).isEqualTo(KeyOrder.NONE);
        order.committed();
        assertThat(content()).isNotEqualTo(KeyOrder.NONE);
    }

    @Test
    @DisplayName("what is found by a reader that began before a commit is not taken for what the commit left")
    void late() {
        long before = content();
        order.committing(MANY);
        assertThat(ascends(before, MANY, true)).isTrue();
        order.committed();
        assertThat(order.content(Asking.WHERE_KNOWN)).isEqualTo(KeyOrder.NONE);
        assertThat(ascends(before, MANY, true)).isTrue();
        assertThat(order.content(Asking.WHERE_KNOWN)).isEqualTo(KeyOrder.NONE);
    }

    @Test
    @DisplayName("another number of rows is another content, whoever wrote it")
    void otherRows() {
        long content = content();
        assertThat(ascends(content, MANY, true)).isTrue();
        assertThat(ascends(content, MANY + 1, false)).isFalse();
        assertThat(looks).hasValue(2);
    }

    @Test
    @DisplayName("few rows are not looked at")
    void few() {
        assertThat(ascends(content(), KeyOrder.FEW - 1, true)).isFalse();
        assertThat(looks).hasValue(0);
    }

    @Test
    @DisplayName("a look that was in vain is followed by sixteen questions without one, unless many rows were written")
    void patience() {
        assertThat(ascends(content(), MANY, false)).isFalse();
        assertThat(content()).isEqualTo(KeyOrder.NONE);
        order.committing(1);
        order.committed();
        for (int i = 0; i < 16; i++) {
            assertThat(content()).as("question %s", i).isEqualTo(KeyOrder.NONE);
        }
        assertThat(ascends(content(), MANY, false)).isFalse();
        order.committing(MANY);
        order.committed();
        assertThat(content()).isNotEqualTo(KeyOrder.NONE);
    }
}
