package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.error.ClosedException;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;

/** What waits for a database when it is closed is told so. */
class CloseTest {
    @TempDir
    Path directory;

    private static Thread waiting(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive()
                && thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    @DisplayName("A writer that waits behind a close is refused, and so is every session after it")
    void waitingWriter() throws InterruptedException {
        StorageDatabase database =
                DuckDbStorage.in(directory).open(new OpenRequest(Database.LEDGER, Profile.LEDGER, List.of()));
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        StorageSession first = database.begin(Access.WRITE);
        Thread closing = waiting(database::close);
        Thread writing = waiting(() -> {
            try (StorageSession second = database.begin(Access.WRITE)) {
                second.commit();
            } catch (RuntimeException e) {
                thrown.add(e);
            }
        });
        first.commit();
        first.close();
        closing.join(10_000);
        writing.join(10_000);
        assertThat(thrown).singleElement().isInstanceOf(ClosedException.class);
        for (Access access : Access.values()) {
            assertThatThrownBy(() -> database.begin(access))
                    .isInstanceOf(ClosedException.class)
                    .hasMessageContaining("it is closed")
                    .hasMessageContaining("ledger.duckdb");
        }
        assertThatThrownBy(database::check).isInstanceOf(ClosedException.class);
        assertThatThrownBy(database::checkpoint).isInstanceOf(ClosedException.class);
        database.close();
    }

    @Test
    @DisplayName("A database that nobody read from opens no connection once it is closed")
    void neverRead() {
        StorageDatabase database =
                DuckDbStorage.in(directory).open(new OpenRequest(Database.LEDGER, Profile.LEDGER, List.of()));
        database.close();
        assertThatThrownBy(() -> database.begin(Access.READ_ONCE)).isInstanceOf(ClosedException.class);
    }
}
