package org.tradingstore.core.internal;

import java.math.BigInteger;
import java.util.function.LongConsumer;
import org.tradingstore.repository.Digest;

/** Adds the hashes of rows modulo 2^256, so that their order does not matter and sums of ranges add up. */
final class DigestSum {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private static final int WATCHED = 8_192;

    private final LongConsumer watcher;
    private BigInteger sum = BigInteger.ZERO;
    private long count;

    DigestSum() {
        this(count -> {});
    }

    /** @param watcher told from time to time how many hashes were added */
    DigestSum(LongConsumer watcher) {
        this.watcher = watcher;
    }

    void add(byte[] hash) {
        sum = sum.add(new BigInteger(1, hash));
        if (sum.compareTo(MODULUS) >= 0) {
            sum = sum.subtract(MODULUS);
        }
        count++;
        if (count % WATCHED == 0) {
            watcher.accept(count);
        }
    }

    Digest digest() {
        String hex = sum.toString(16);
        return new Digest(count, "0".repeat(64 - hex.length()) + hex);
    }
}
