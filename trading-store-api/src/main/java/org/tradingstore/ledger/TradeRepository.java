package org.tradingstore.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.TimeRange;

/** Trades of one book. Lists show reversed trades and their reversals; computations skip both. */
public interface TradeRepository extends AppendRepository<Trade, UUID> {
    /** The last trades, newest first, ties by id. */
    default List<Trade> newest(int limit) {
        return list(Trade.TYPE.all().orderBy(Trade.EXECUTED_AT.desc()).limit(limit));
    }

    /** The last trades of {@code symbol}, newest first, ties by id. */
    default List<Trade> newest(String symbol, int limit) {
        return list(Trade.TYPE
                .where(Trade.SYMBOL.eq(symbol))
                .orderBy(Trade.EXECUTED_AT.desc())
                .limit(limit));
    }

    /** The first trades executed in {@code period} (start inclusive, end exclusive), oldest first, ties by id. */
    default List<Trade> executedIn(TimeRange period, int limit) {
        return list(Trade.TYPE
                .where(Trade.EXECUTED_AT.within(period))
                .orderBy(Trade.EXECUTED_AT.asc())
                .limit(limit));
    }

    /** The last trades of one side, newest first, ties by id. */
    default List<Trade> ofSide(Side side, int limit) {
        return list(Trade.TYPE
                .where(Trade.SIDE.eq(side))
                .orderBy(Trade.EXECUTED_AT.desc())
                .limit(limit));
    }

    /** The last trades that {@code strategy} wanted, newest first, ties by id. */
    default List<Trade> ofStrategy(String strategy, int limit) {
        return list(Trade.TYPE
                .where(Trade.STRATEGIES.contains(strategy))
                .orderBy(Trade.EXECUTED_AT.desc())
                .limit(limit));
    }

    /** The trades that filled an order, oldest first, ties by id. */
    default List<Trade> ofOrder(UUID orderId, int limit) {
        return list(Trade.TYPE
                .where(Trade.ORDER_ID.eq(orderId))
                .orderBy(Trade.EXECUTED_AT.asc())
                .limit(limit));
    }

    /** The trades that a signal led to, oldest first, ties by id. */
    default List<Trade> ofSignal(UUID signalId, int limit) {
        return list(Trade.TYPE
                .where(Trade.SIGNAL_ID.eq(signalId))
                .orderBy(Trade.EXECUTED_AT.asc())
                .limit(limit));
    }

    /** The last trades of a bucket, newest first, ties by id. */
    default List<Trade> ofBucket(UUID bucketId, int limit) {
        return list(Trade.TYPE
                .where(Trade.BUCKET_ID.eq(bucketId))
                .orderBy(Trade.EXECUTED_AT.desc())
                .limit(limit));
    }

    /** The trade with this id at {@code venue}; where it was corrected, its newest correction. */
    default Optional<Trade> byExternalId(String venue, String externalId) {
        return first(Trade.TYPE
                .where(Trade.VENUE.eq(venue).and(Trade.EXTERNAL_ID.eq(externalId)))
                .orderBy(Trade.CORRECTION.desc()));
    }

    /** The trade that takes {@code id} back, if there is one. */
    default Optional<Trade> reversalOf(UUID id) {
        return first(Trade.TYPE.where(Trade.REVERSES.eq(id)));
    }

    /**
     * Takes a trade back by appending its reversal. The same reversal again is ALREADY_SAME.
     *
     * @return the outcome for the reversal, with its key
     * @throws MissingRecordException if there is no such trade
     * @throws InvalidRequestException if it is itself a reversal
     * @throws ConflictException if it was reversed for another reason
     */
    Appended<UUID> reverse(UUID id, String reason);

    /**
     * Reverses a trade and appends what it should have been, in one transaction. Where the original has an external id and the
     * replacement names the same one, the replacement counts as its next correction.
     *
     * @return the outcome for the replacement, with its key
     * @throws MissingRecordException if there is no such trade
     * @throws InvalidRequestException if it is itself a reversal, or the replacement has its id and content
     * @throws ConflictException if it was reversed for another reason, or the replacement's id exists with other content
     */
    Appended<UUID> correct(UUID id, Trade replacement, String reason);
}
