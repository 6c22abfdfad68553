package org.tradingstore.testkit.internal.catalogue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.tradingstore.cache.CacheEntry;
import org.tradingstore.config.ChartConfiguration;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatus;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.BucketBalance;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.RecordGenerator;

/** What the store lets in less freely than the record alone would say, so that a sample must not draw it at random. */
public final class Restricted {
    private static final int MOST = 1_000_000;

    /**
     * Components that begin with one of a few values, and change by an operation of their own or with a reason: a play's status by its
     * history, which lets either of the first two expire, the default among charts, a bucket's leave to be overdrawn.
     */
    private static final Map<Field<?, ?>, List<?>> BEGINNINGS = Map.of(
            Play.STATUS, List.of(PlayStatus.TEMP, PlayStatus.NEW),
            PlayStatusChange.STATUS, List.of(PlayStatus.EXPIRED),
            ChartConfiguration.IS_DEFAULT, List.of(false),
            Bucket.OVERDRAFT_ALLOWED, List.of(true));

    /** Components whose values the store adds up, while the sum has the limits of any decimal. */
    private static final Map<Field<?, ?>, Amount> AMOUNTS =
            Map.of(BucketEntry.AMOUNT, numbers -> BigDecimal.valueOf(numbers.applyAsInt(2 * MOST) - MOST, 2));

    /** Moments that are far off, since what has expired is not there. */
    private static final Set<Field<?, ?>> EXPIRIES = Set.of(CacheEntry.EXPIRES_AT);

    private static final Instant FAR = Instant.parse("9000-01-01T00:00:00Z");

    /** Records that come in by an operation that writes others with them; its rules are about them. */
    private static final Set<RecordType<?, ?>> WITH_OTHERS = Set.of(PlayStatusChange.TYPE, BucketBalance.TYPE);

    private Restricted() {}

    /** Draws by numbers from 0, inclusive, to their argument, exclusive. */
    private interface Amount {
        BigDecimal draw(IntUnaryOperator numbers);
    }

    static boolean alone(RecordType<?, ?> type) {
        return !WITH_OTHERS.contains(type);
    }

    /** Whether a component is changed like any other. */
    public static boolean changes(Field<?, ?> field) {
        return !BEGINNINGS.containsKey(field);
    }

    /** The same generator, whose records are taken in whatever order they are written. */
    public static <R> RecordGenerator<R> allowed(RecordType<R, ?> type, RecordGenerator<R> generator) {
        RecordGenerator<R> narrowed = bounded(type, generator);
        for (Field<R, ?> field : type.fields()) {
            List<?> values = BEGINNINGS.get(field);
            narrowed = values == null ? narrowed : drawing(narrowed, field, values);
        }
        return narrowed;
    }

    /** The same generator, whose records break no limit together; they may break a rule. */
    @SuppressWarnings("unchecked") // an amount stands beside a field of decimals, an expiry beside one of moments
    public static <R> RecordGenerator<R> bounded(RecordType<R, ?> type, RecordGenerator<R> generator) {
        RecordGenerator<R> narrowed = generator;
        for (Field<R, ?> field : type.fields()) {
            Amount amount = AMOUNTS.get(field);
            narrowed = amount == null
                    ? narrowed
                    : narrowed.with((Field<R, BigDecimal>) field, () -> amount.draw(generator::nextInt));
            if (EXPIRIES.contains(field)) {
                narrowed = narrowed.with(
                        (Field<R, Instant>) field,
                        () -> FAR.plusSeconds(generator.nextInt(MOST)).plusNanos(1_000));
            }
        }
        return narrowed;
    }

    @SuppressWarnings("unchecked") // the values are those of the field
    private static <R, V> RecordGenerator<R> drawing(RecordGenerator<R> generator, Field<R, V> field, List<?> values) {
        return generator.with(field, () -> (V) values.get(generator.nextInt(values.size())));
    }
}
