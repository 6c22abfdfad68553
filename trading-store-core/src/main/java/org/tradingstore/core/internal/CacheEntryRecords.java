package org.tradingstore.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tradingstore.cache.CacheEntry;
import org.tradingstore.cache.CacheEntryRepository;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.Condition;
import org.tradingstore.spi.StoredRow;

/** Cached values of one book, among which those that have expired are not there. */
final class CacheEntryRecords extends KeyedRecords<CacheEntry, String> implements CacheEntryRepository {
    private static final Duration SHORTEST = Duration.of(1, ChronoUnit.MICROS);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    CacheEntryRecords(BookScope scope) {
        super(CacheEntry.TYPE, scope);
    }

    @Override
    Condition<CacheEntry> present() {
        return CacheEntry.EXPIRES_AT.le(scope().database().now()).not();
    }

    @Override
    boolean insertsWholesale() {
        // An entry that has expired makes room first.
        return false;
    }

    @Override
    void makeRoom(WriteContext context, Origin origin, Object[] key) {
        StoredRow kept = context.session().fetch(type(), origin.scope(), key);
        if (kept != null && !counts(kept)) {
            context.session().delete(type(), origin.scope(), List.<Object[]>of(key));
        }
    }

    /** A write may remove the expired row before its own. */
    @Override
    boolean atomic() {
        return false;
    }

    @Override
    public CacheEntry put(String key, String value, Duration timeToLive) {
        requireTimeToLive(timeToLive);
        Instant expiresAt = scope().database().now().plus(timeToLive);
        CacheEntry entry = CacheEntry.of(key, value).expiresAt(expiresAt).build();
        upsert(entry);
        return entry;
    }

    @Override
    public <X extends Exception> String getOrCompute(String key, Duration timeToLive, Computation<X> computation)
            throws X {
        requireTimeToLive(timeToLive);
        // Refused before anything is computed for it.
        encode(CacheEntry.of(key, "null").build());
        Optional<String> kept = current(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        // Whoever holds a writer waits for nobody: the computation may want to write there.
        if (Busy.anywhere()) {
            return computed(key, timeToLive, computation);
        }
        // Another may have put it there between the look and the turn to compute.
        return scope().database().computations().once(new SharedComputations.Subject(scope().label(), key), () -> {
            Optional<String> meanwhile = current(key);
            return meanwhile.isPresent() ? meanwhile.get() : computed(key, timeToLive, computation);
        });
    }

    private <X extends Exception> String computed(String key, Duration timeToLive, Computation<X> computation)
            throws X {
        String value = Objects.requireNonNull(computation.compute(), "computed value");
        put(key, value, timeToLive);
        return value;
    }

    private static void requireTimeToLive(Duration timeToLive) {
        if (timeToLive.compareTo(SHORTEST) < 0 || timeToLive.compareTo(LONGEST) > 0) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot cache a value: its time to live is from a microsecond to 36,500 days",
                    "time_to_live",
                    timeToLive));
        }
    }
}
