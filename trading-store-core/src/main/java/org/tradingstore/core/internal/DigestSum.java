package org.tradingstore.core.internal;

import java.math.BigInteger;
import org.tradingstore.repository.Digest;

/** Adds the hashes of rows modulo 2^256, so that their order does not matter and sums of ranges add up. */
final class DigestSum {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private BigInteger sum = BigInteger.ZERO;
    private long count;

    void add(byte[] hash) {
        sum = sum.add(new BigInteger(1, hash));
        if (sum.compareTo(MODULUS) >= 0) {
            sum = sum.subtract(MODULUS);
        }
        count++;
    }

    Digest digest() {
        String hex = sum.toString(16);
        return new Digest(count, "0".repeat(64 - hex.length()) + hex);
    }
}
