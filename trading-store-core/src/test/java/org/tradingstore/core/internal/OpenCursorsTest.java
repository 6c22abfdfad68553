package org.tradingstore.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.ClosedException;

class OpenCursorsTest {
    private final OpenCursors cursors = new OpenCursors("ledger");
    private final AtomicInteger released = new AtomicInteger();

    @Test
    @DisplayName(
            "what fails because the cursor is closed while it is read says that it was closed; another failure stays what it is")
    void closedWhileRead() {
        Object cursor = new Object();
        OpenCursors.Entry entry = cursors.watch(cursor, released::incrementAndGet);
        IllegalStateException own = new IllegalStateException("own");
        assertThatThrownBy(() -> entry.read(cursor, "trade", () -> {
                    throw own;
                }))
                .isSameAs(own);
        assertThatThrownBy(() -> entry.read(cursor, "trade", () -> {
                    entry.close(cursor);
                    throw own;
                }))
                .isInstanceOf(ClosedException.class)
                .hasMessage("Cannot read on: the cursor is closed {type=trade}")
                .hasCause(own);
        assertThat(released).hasValue(1);
        assertThat(cursors.count()).isZero();
    }

    @Test
    @DisplayName("a cursor that is closed is not read again, and released once")
    void closed() {
        Object cursor = new Object();
        OpenCursors.Entry entry = cursors.watch(cursor, released::incrementAndGet);
        assertThat(entry.<String>read(cursor, "trade", () -> "row")).isEqualTo("row");
        entry.close(cursor);
        entry.close(cursor);
        assertThat(released).hasValue(1);
        assertThatThrownBy(() -> entry.read(cursor, "trade", () -> "row")).isInstanceOf(ClosedException.class);
    }
}
