package org.tradingstore.testkit.internal.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tradingstore.cache.CacheEntryRepository;
import org.tradingstore.files.ExportFile;
import org.tradingstore.history.Closes;
import org.tradingstore.history.Interval;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.history.Rolling;
import org.tradingstore.history.TradingCalendar;
import org.tradingstore.ledger.PriceSource;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.BucketTransfer;

/** Arguments of classes that single operations ask for. */
final class OfDomain {
    private static final Instant MOMENT = Instant.parse("2022-06-01T00:00:00Z");

    private OfDomain() {}

    /** Empty where the class is none of them. */
    static Optional<Object> argument(Class<?> type, List<Population.Members<?, ?>> members, int attempt) {
        if (type == PriceSource.class) {
            PriceSource source = (symbol, asOf) -> Optional.of(BigDecimal.valueOf(symbol.length()));
            return Optional.of(source);
        }
        if (type == TradingCalendar.class) {
            return Optional.of(TradingCalendar.everyDay());
        }
        if (type == Closes.class) {
            return Optional.of(
                    attempt % 2 == 0 ? Closes.ofDays(ZoneOffset.UTC) : Closes.ofCandles(Interval.ONE_MINUTE));
        }
        if (type == Rolling.class) {
            return Optional.of(attempt % 2 == 0 ? Rolling.average(2) : Rolling.volatility(2));
        }
        if (type == LoadProgress.class) {
            return Optional.of(LoadProgress.NONE);
        }
        if (type == ExportFile.class) {
            return Optional.of(OfFiles.target());
        }
        if (type == CacheEntryRepository.Computation.class) {
            CacheEntryRepository.Computation<RuntimeException> computation = () -> "[1.5]";
            return Optional.of(computation);
        }
        if (type == PriceColumns.class) {
            return Optional.of(prices());
        }
        return type == BucketTransfer.class ? Optional.of(transfer(members, attempt)) : Optional.empty();
    }

    private static PriceColumns prices() {
        return PriceColumns.builder()
                .time(new long[] {0, PriceColumns.DAY})
                .open(new double[] {1, 2})
                .high(new double[] {1, 2})
                .low(new double[] {1, 2})
                .close(new double[] {1, 2})
                .build();
    }

    /** From one written bucket to the next; another pair with each attempt. */
    private static BucketTransfer transfer(List<Population.Members<?, ?>> members, int attempt) {
        List<UUID> buckets = members.stream()
                .flatMap(each -> each.written().stream())
                .flatMap(record -> record instanceof Bucket bucket ? Stream.of(bucket.id()) : Stream.empty())
                .toList();
        return new BucketTransfer(
                new UUID(attempt, 1),
                buckets.get(attempt % buckets.size()),
                buckets.get((attempt + 1) % buckets.size()),
                BigDecimal.ONE,
                "USD",
                MOMENT,
                null);
    }

    /** The history of a play whose past is not known: one change to the status that it is in. */
    static PlayStatusChange changeTo(Play play) {
        return PlayStatusChange.of(play.id(), play.status(), MOMENT)
                .id(new UUID(play.id().getMostSignificantBits(), 1))
                .build();
    }
}
