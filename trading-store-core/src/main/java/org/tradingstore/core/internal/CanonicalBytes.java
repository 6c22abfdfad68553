package org.tradingstore.core.internal;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tradingstore.schema.Kind;
import org.tradingstore.spi.PortableNumbers;

/**
 * The one binary form of portable values, for digests and page tokens: the kind as one byte, the length of what follows as four
 * bytes, and the value. All numbers are big-endian.
 *
 * <table>
 * <caption>Values by kind</caption>
 * <tr><th>kind (byte)</th><th>value</th></tr>
 * <tr><td>TEXT (1), ENUMERATION (2), JSON (15), and structures (13) and maps (14) as JSON</td><td>UTF-8</td></tr>
 * <tr><td>BOOLEAN (3)</td><td>one byte, 0 or 1</td></tr>
 * <tr><td>WHOLE (4)</td><td>eight bytes</td></tr>
 * <tr><td>DECIMAL (5)</td><td>canonical plain decimal in ASCII</td></tr>
 * <tr><td>DOUBLE (6)</td><td>the eight bytes of IEEE 754</td></tr>
 * <tr><td>INSTANT (7), DURATION (11)</td><td>microseconds, eight bytes</td></tr>
 * <tr><td>DATE (8)</td><td>days since 1970-01-01, eight bytes</td></tr>
 * <tr><td>MONTH (9)</td><td>months since January of year 0, eight bytes</td></tr>
 * <tr><td>UUID (10)</td><td>sixteen bytes</td></tr>
 * <tr><td>TEXT_LIST (12)</td><td>each element as UTF-8 after its length in four bytes</td></tr>
 * </table>
 */
final class CanonicalBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    void raw(byte[] bytes) {
        out.writeBytes(bytes);
    }

    /** Text after its length in four bytes. */
    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        whole(bytes.length);
        raw(bytes);
    }

    void value(Kind kind, Object value) {
        out.write(tag(kind));
        byte[] bytes = payload(kind, value);
        whole(bytes.length);
        raw(bytes);
    }

    /** Eight bytes. */
    void number(long number) {
        raw(eight(number));
    }

    byte[] toArray() {
        return out.toByteArray();
    }

    void reset() {
        out.reset();
    }

    private void whole(int number) {
        out.write(number >>> 24);
        out.write(number >>> 16);
        out.write(number >>> 8);
        out.write(number);
    }

    private static int tag(Kind kind) {
        return switch (kind) {
            case TEXT -> 1;
            case ENUMERATION -> 2;
            case BOOLEAN -> 3;
            case WHOLE -> 4;
            case DECIMAL -> 5;
            case DOUBLE -> 6;
            case INSTANT -> 7;
            case DATE -> 8;
            case MONTH -> 9;
            case UUID -> 10;
            case DURATION -> 11;
            case TEXT_LIST -> 12;
            case STRUCTURE_LIST -> 13;
            case MAP -> 14;
            case JSON -> 15;
        };
    }

    private static byte[] payload(Kind kind, Object value) {
        return switch (kind) {
            case TEXT, ENUMERATION, STRUCTURE_LIST, MAP, JSON -> ((String) value).getBytes(StandardCharsets.UTF_8);
            case BOOLEAN -> new byte[] {(byte) ((Boolean) value ? 1 : 0)};
            case WHOLE -> eight((Long) value);
            case DECIMAL -> ((BigDecimal) value).toPlainString().getBytes(StandardCharsets.US_ASCII);
            case DOUBLE -> eight(Double.doubleToLongBits((Double) value));
            case INSTANT -> eight(PortableNumbers.micros((Instant) value));
            case DATE -> eight(((LocalDate) value).toEpochDay());
            case MONTH -> eight(PortableNumbers.months((YearMonth) value));
            case UUID -> {
                UUID id = (UUID) value;
                yield ByteBuffer.allocate(Long.BYTES * 2)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
            }
            case DURATION -> eight(PortableNumbers.micros((Duration) value));
            case TEXT_LIST -> {
                CanonicalBytes elements = new CanonicalBytes();
                ((List<?>) value).forEach(element -> elements.text((String) element));
                yield elements.toArray();
            }
        };
    }

    private static byte[] eight(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    /** The value that {@link #value} wrote; refuses one of another kind with an IllegalArgumentException. */
    static Object read(Kind kind, ByteBuffer bytes) {
        if (bytes.get() != tag(kind)) {
            throw new IllegalArgumentException("Another kind of value");
        }
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("A length beyond the end");
        }
        byte[] payload = new byte[length];
        bytes.get(payload);
        ByteBuffer in = ByteBuffer.wrap(payload);
        return switch (kind) {
            case TEXT, ENUMERATION, STRUCTURE_LIST, MAP, JSON -> new String(payload, StandardCharsets.UTF_8);
            case BOOLEAN -> in.get() == 1;
            case WHOLE -> in.getLong();
            case DECIMAL -> new BigDecimal(new String(payload, StandardCharsets.US_ASCII));
            case DOUBLE -> Double.longBitsToDouble(in.getLong());
            case INSTANT -> PortableNumbers.instant(in.getLong());
            case DATE -> LocalDate.ofEpochDay(in.getLong());
            case MONTH -> PortableNumbers.month(in.getLong());
            case UUID -> new UUID(in.getLong(), in.getLong());
            case DURATION -> PortableNumbers.duration(in.getLong());
            case TEXT_LIST -> {
                List<String> elements = new ArrayList<>();
                while (in.hasRemaining()) {
                    byte[] element = new byte[in.getInt()];
                    in.get(element);
                    elements.add(new String(element, StandardCharsets.UTF_8));
                }
                yield List.copyOf(elements);
            }
        };
    }
}
