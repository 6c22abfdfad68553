package org.tradingstore.examples.ownrecord;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.portfolio.PositionSide;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.sqlite.SqliteStorage;

/** Two versions of an application, one after the other, on one store. */
final class OwnRecord {
    private static final String BOOK = "funding";
    private static final String VENUE = "sample-exchange";
    private static final int NEWEST = 5;

    private final Path directory;
    private final PrintStream out;

    OwnRecord(Path directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
    }

    void run() {
        if (Files.notExists(directory.resolve("ledger.db"))) {
            asVersion1();
        }
        asVersion2();
    }

    /** What the application did before its record had a mark price and tags. */
    private void asVersion1() {
        try (TradingStore store = TradingStores.builder()
                .storage(SqliteStorage.in(directory))
                .register(Database.LEDGER, org.tradingstore.examples.ownrecord.version1.FundingPayment.TYPE)
                .open()) {
            Ledger ledger = store.book(BOOK, Mode.TEST).ledger();
            for (FundingPayment payment : firstDay()) {
                ledger.records(org.tradingstore.examples.ownrecord.version1.FundingPayment.TYPE)
                        .append(former(payment));
            }
            out.println("version 1 kept " + firstDay().size() + " payments in " + directory);
        }
    }

    private void asVersion2() {
        // docs:begin registration
        try (TradingStore store = TradingStores.builder()
                .storage(SqliteStorage.in(directory))
                .register(Database.LEDGER, FundingPayment.TYPE)
                .open()) {
            Ledger ledger = store.book(BOOK, Mode.TEST).ledger();
            Trade opened = opened();
            // The trade and what it cost, together or not at all.
            ledger.inTransaction(tx -> {
                tx.trades().append(opened);
                FundingPayments.of(tx).append(secondDay(opened));
            });
            // Reported again, kept once.
            List<Appended<UUID>> again = FundingPayments.of(ledger).append(firstDay());
            report(again, FundingPayments.of(ledger));
        }
        // docs:end
    }

    private String copy() {
        Path copy = directory.resolve("ledger.before-upgrade-1.db");
        return Files.exists(copy) ? "; what it was before is in " + copy : "";
    }

    private void report(List<Appended<UUID>> again, FundingPayments payments) {
        long same = again.stream()
                .filter(each -> each.outcome() == Appended.Outcome.ALREADY_SAME)
                .count();
        out.println("version 2 opened the store" + copy());
        out.println("of " + again.size() + " payments that were reported again " + same + " were kept already");
        for (FundingPayments.Total total : payments.totals(TimeRange.all())) {
            out.printf(
                    "%-9s on balance %s %s, payments: %d%n",
                    total.symbol(), total.amount().toPlainString(), total.currency(), total.payments());
            for (FundingPayment payment : payments.newest(total.symbol(), NEWEST)) {
                BigDecimal mark = payment.markPrice();
                out.printf(
                        "  %s %12s  rate %s%s%n",
                        payment.paidAt(),
                        payment.amount().toPlainString(),
                        payment.rate().toPlainString(),
                        mark == null ? "" : ", mark price " + mark.toPlainString());
            }
        }
        out.println("tagged held-overnight: "
                + payments.tagged("held-overnight", NEWEST).size());
    }

    private static List<FundingPayment> firstDay() {
        return List.of(
                payment("1", "BTC-PERP", "2026-03-01T00:00:00Z")
                        .rate("0.0001")
                        .amount("-4.2315", "USDT")
                        .build(),
                payment("2", "BTC-PERP", "2026-03-01T08:00:00Z")
                        .rate("-0.000025")
                        .amount("1.05787500", "USDT")
                        .details("{\"interval\": \"8h\"}")
                        .build(),
                payment("3", "ETH-PERP", "2026-03-01T08:00:00Z")
                        .rate("0.00008")
                        .amount("-0.918", "USDT")
                        .build());
    }

    private static List<FundingPayment> secondDay(Trade opened) {
        return List.of(payment("4", "BTC-PERP", "2026-03-02T00:00:00Z")
                .rate("0.00012")
                .amount("-5.0778", "USDT")
                .tradeId(opened.id())
                .markPrice("42315.00")
                .tags("held-overnight")
                .build());
    }

    private static FundingPayment.Builder payment(String externalId, String symbol, String paidAt) {
        return FundingPayment.of(VENUE, externalId)
                .position(symbol, PositionSide.LONG)
                .paidAt(Instant.parse(paidAt));
    }

    private static Trade opened() {
        return Trade.buy("BTC-PERP")
                .id(RecordIds.derived("trade", VENUE, "1"))
                .quantity("1")
                .price("42300")
                .currency("USDT")
                .executedAt(Instant.parse("2026-03-01T21:14:03.125Z"))
                .build();
    }

    private static org.tradingstore.examples.ownrecord.version1.FundingPayment former(FundingPayment payment) {
        return new org.tradingstore.examples.ownrecord.version1.FundingPayment(
                payment.id(),
                payment.symbol(),
                payment.side(),
                payment.rate(),
                payment.amount(),
                payment.currency(),
                payment.paidAt(),
                payment.tradeId(),
                payment.venue(),
                payment.externalId(),
                payment.details());
    }
}
