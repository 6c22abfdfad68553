package org.tradingstore.schema;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes the ids of records. */
public final class RecordIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecordIds() {}

    /**
     * A new id that sorts, to the millisecond, by when it was made: a version 7 UUID, whose remaining 74 bits are random.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562, 5.7</a>
     */
    public static UUID timeOrdered() {
        long millis = Clock.systemUTC().millis();
        long high = (millis << 16) | 0x7000L | RANDOM.nextInt(0x1000);
        return new UUID(high, variant(RANDOM.nextLong()));
    }

    /**
     * The id that an import gives to a record that has an id elsewhere: a version 8 UUID of the first 128 bits of SHA-256 over
     * type, source and external id, each in UTF-8 after its length in four bytes. The same three texts always give the same id.
     *
     * @param type stored name of the record type
     * @param source the system or file the record comes from
     * @param externalId its id there
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.8">RFC 9562, 5.8</a>
     */
    public static UUID derived(String type, String source, String externalId) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (String part : new String[] {type, source, externalId}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            input.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            input.writeBytes(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(sha256(input.toByteArray()));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        return new UUID(high, variant(hash.getLong()));
    }

    private static long variant(long low) {
        return (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must provide SHA-256", e);
        }
    }
}
