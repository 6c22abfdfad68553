package org.tradingstore.satellites;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.MissingReferenceException;
import org.tradingstore.error.OverdraftException;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** Buckets of money within one account, what each of them holds, and how it came there. <em>Thread-safe outside a transaction.</em> */
public interface Satellites extends Records, Transactional<Satellites> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(Bucket.TYPE, BucketBalance.TYPE, BucketEntry.TYPE);

    BucketRepository buckets();

    /** What each bucket holds of each currency. */
    BucketBalanceRepository balances();

    /** What came in and went out. */
    BucketEntryRepository entries();

    /**
     * Puts money into a bucket: an entry of type DEPOSIT and the balance, together or not at all.
     *
     * @param amount above zero
     * @return the entry
     * @throws InvalidRecordException if the amount is not above zero
     * @throws MissingReferenceException if there is no such bucket
     */
    default BucketEntry deposit(UUID bucketId, BigDecimal amount, String currency, Instant occurredAt) {
        return appended(BucketEntry.of(bucketId, BucketEntryType.DEPOSIT)
                .amount(amount)
                .currency(currency)
                .occurredAt(occurredAt)
                .build());
    }

    /**
     * Takes money out of a bucket: an entry of type WITHDRAWAL, whose amount is below zero, and the balance, together or not at all.
     *
     * @param amount above zero
     * @return the entry
     * @throws InvalidRecordException if the amount is not above zero
     * @throws OverdraftException if the bucket holds less and may not be overdrawn
     * @throws MissingReferenceException if there is no such bucket
     */
    default BucketEntry withdraw(UUID bucketId, BigDecimal amount, String currency, Instant occurredAt) {
        return appended(BucketEntry.of(bucketId, BucketEntryType.WITHDRAWAL)
                .amount(amount.negate())
                .currency(currency)
                .occurredAt(occurredAt)
                .build());
    }

    private BucketEntry appended(BucketEntry entry) {
        entries().append(entry);
        return entry;
    }

    /**
     * Moves money from one bucket to another: two entries and two balances, together or not at all.
     *
     * @return CREATED, or ALREADY_SAME where the same transfer was made before, which moves nothing; with the transfer's id
     * @throws ConflictException if another transfer was made with its id
     * @throws OverdraftException if the first bucket holds less and may not be overdrawn
     * @throws MissingReferenceException if there is no such bucket
     */
    Appended<UUID> transfer(BucketTransfer transfer);

    /** What a bucket holds of a currency; zero where it never held any. */
    default BigDecimal balance(UUID bucketId, String currency) {
        return balances()
                .find(new BucketBalanceKey(bucketId, currency))
                .map(BucketBalance::balance)
                .orElse(BigDecimal.ZERO);
    }

    /** The sum of a bucket's entries in a currency that occurred at {@code asOf} or before it. Reads all of them. */
    BigDecimal balance(UUID bucketId, String currency, Instant asOf);

    /**
     * Adds up all entries and compares the sums with the balances that are kept, as of one moment.
     *
     * @return where they differ, by bucket and currency; empty proves that every balance is the sum of its entries
     */
    List<BalanceDifference> checkBalances();

    /** The fingerprint of everything that the database holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
