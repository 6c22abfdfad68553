package org.tradingstore.examples.quickstart;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradingstore.Book;
import org.tradingstore.agents.StrategyDefinition;
import org.tradingstore.agents.StrategyDefinitionRepository;
import org.tradingstore.ledger.Trade;
import org.tradingstore.operations.Alert;
import org.tradingstore.operations.Severity;
import org.tradingstore.plays.OptionType;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayClass;
import org.tradingstore.plays.PlayStatus;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.plays.PlayView;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.BucketStatus;
import org.tradingstore.satellites.BucketTransfer;
import org.tradingstore.satellites.BucketType;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.signals.Decision;
import org.tradingstore.signals.ExecutionRates;
import org.tradingstore.signals.SeenNews;
import org.tradingstore.signals.Signal;
import org.tradingstore.signals.Signals;
import org.tradingstore.signals.Vote;

/** What a small bot keeps in a day. */
final class BotDay {
    private BotDay() {}

    static ExecutionRates decide(Book book, Instant now) {
        // docs:begin signals
        Signals signals = book.signals();
        SeenNews news = SeenNews.of("hash of the headline", now)
                .symbol("AAPL")
                .url("https://example.com/1")
                .build();
        Signal signal = Signal.of("AAPL", Decision.BUY)
                .price("189.91")
                .generatedAt(now)
                .confidence(0.8)
                .aggregation("weighted_vote")
                .votes(Map.of("momentum", new Vote(Decision.BUY, 0.8, "above its average", 1.0, true)))
                .metadata("{}")
                .build();
        if (signals.seenNews().markSeen(news).isNew()) { // true for one caller, however many come
            signals.signals().append(signal);
            signals.seenNews().attachSignal(news.fingerprint(), signal.id());
            book.ledger()
                    .trades()
                    .append(Trade.buy("AAPL")
                            .quantity("10")
                            .price("189.95")
                            .currency("USD")
                            .executedAt(now)
                            .signalId(signal.id())
                            .strategies(List.of("momentum"))
                            .build());
        }
        ExecutionRates rates = book.executionRates(TimeRange.all());
        rates.ofStrategy("momentum").rate(); // 1: one signal, and a trade that names it
        // docs:end
        return rates;
    }

    static Optional<StrategyDefinition> adjust(Book book) {
        // docs:begin strategies
        StrategyDefinitionRepository strategies = book.agents().strategies();
        StrategyDefinition version = StrategyDefinition.of("momentum", "1.10")
                .enabled(true)
                .weight(new BigDecimal("0.4"))
                .parameters("{\"window\": 20}")
                .createdBy("me")
                .build();
        strategies.upsert(version);
        strategies.disable(version.key());
        strategies.enable(version.key()); // each change is a revision: strategies.revisions(version.key(), 10)
        Optional<StrategyDefinition> trades = strategies.newestEnabledOf("momentum");
        // docs:end
        return trades;
    }

    static BigDecimal move(Book book, Instant now) {
        // docs:begin satellites
        Satellites satellites = book.satellites();
        Bucket core = Bucket.of("core", BucketType.CORE)
                .status(BucketStatus.ACTIVE)
                .createdAt(now)
                .build();
        Bucket crypto = Bucket.of("crypto", BucketType.SATELLITE)
                .status(BucketStatus.ACTIVE)
                .createdAt(now)
                .build();
        satellites.buckets().upsert(core);
        satellites.buckets().upsert(crypto);
        satellites.deposit(core.id(), new BigDecimal("1000"), "USD", now); // again, it would be another deposit
        BucketTransfer transfer = BucketTransfer.of(core.id(), crypto.id(), new BigDecimal("250"), "USD", now);
        satellites.transfer(transfer);
        satellites.transfer(transfer); // the same one, which moves nothing
        // docs:end
        return satellites.balance(crypto.id(), "USD");
    }

    static Optional<PlayView> play(Book book, Instant now) {
        // docs:begin plays
        Play play = Play.of("AAPL calls", "AAPL", OptionType.CALL)
                .strikePrice("200")
                .expirationDate(LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(30))
                .contracts(1)
                .playClass(PlayClass.SIMPLE)
                .status(PlayStatus.NEW)
                .entryPoint("{}")
                .takeProfit("{}")
                .stopLoss("{}")
                .createdAt(now)
                .build();
        book.plays().begin(play);
        book.plays()
                .changeStatus(PlayStatusChange.of(play.id(), PlayStatus.PENDING_OPENING, now.plusSeconds(1))
                        .orderId("order-1")
                        .build());
        book.plays()
                .changeStatus(PlayStatusChange.of(play.id(), PlayStatus.OPEN, now.plusSeconds(9))
                        .orderStatus("filled")
                        .build());
        Optional<PlayView> whole = book.plays().whole(play.id()); // the play, its history, its trades, its orders
        // docs:end
        return whole;
    }

    static String watch(Book book, Instant now) {
        // docs:begin operations
        Alert alert = Alert.of("price", Severity.HIGH)
                .symbol("AAPL")
                .title("AAPL below 180")
                .message("The stop is near.")
                .raisedAt(now)
                .data("{}")
                .build();
        book.operations().alerts().upsert(alert);
        book.operations().alerts().acknowledge(alert.id(), now.plusSeconds(30)); // once; the first moment stays
        String quote =
                book.cache().entries().getOrCompute("quote/AAPL", Duration.ofSeconds(5), () -> "{\"last\": 189.9}");
        // docs:end
        return quote;
    }
}
