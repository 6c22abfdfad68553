package example.rebates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.sqlite.SqliteStorage;

class OwnRecordTest {
    @Test
    @DisplayName(
            "an application's own record is kept in the ledger, beside the library's, in one transaction with them")
    void ownRecord(@TempDir Path directory) {
        Rebate rebate = new Rebate(RecordIds.timeOrdered(), "venue", new BigDecimal("0.10"), Instant.now());
        try (TradingStore store = TradingStores.builder()
                .storage(SqliteStorage.in(directory))
                .register(Database.LEDGER, Rebate.TYPE)
                .open()) {
            Book book = store.book("momentum", Mode.LIVE);
            book.ledger().inTransaction(tx -> tx.records(Rebate.TYPE).append(rebate));
            AppendRepository<Rebate, ?> rebates = book.ledger().records(Rebate.TYPE);
            assertThat(rebates.append(rebate).outcome()).isEqualTo(Appended.Outcome.ALREADY_SAME);
            assertThat(rebates.list(Rebate.TYPE
                            .where(Rebate.VENUE.eq("venue"))
                            .orderBy(Rebate.PAID_AT.desc())
                            .limit(10)))
                    .containsExactly(rebate);
        }
    }
}
