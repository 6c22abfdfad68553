package org.tradingstore.sqlite.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.StorageException;

/** Takes apart a row that {@link PackedColumns} put together, value by value in its order. <em>Not thread-safe.</em> */
final class PackedRow {
    /** Ends every value: no text of ours has it, since U+0000 is refused before anything is written. */
    static final byte END = 0;

    /** Begins every part. */
    static final byte BEGIN = 'r';

    /** Stands for an absent text: no UTF-8 has this byte. */
    static final byte NO_TEXT = (byte) 0xFF;

    /** Begins an id that might have been absent, since the bytes of an id may be any. */
    static final byte ID_FOLLOWS = 1;

    private static final int ID_BYTES = 16;
    private static final int DECIMAL_BASE = 10;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int place;

    PackedRow(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Steps over what begins a part. */
    void begin() {
        step(BEGIN);
        step(END);
    }

    /** Whether there is a value here; steps over it where there is none. Not for texts, which may be empty. */
    boolean present() {
        if (at(place) != END) {
            return true;
        }
        place++;
        return false;
    }

    long whole() {
        boolean negative = at(place) == '-';
        // Built below zero, where the smallest number has room.
        long value = 0;
        int i = negative ? place + 1 : place;
        for (byte c = at(i); c != END; c = at(++i)) {
            int digit = c - '0';
            if (digit < 0 || digit >= DECIMAL_BASE) {
                throw damaged();
            }
            value = value * DECIMAL_BASE - digit;
        }
        place = i + 1;
        return negative ? value : -value;
    }

    BigDecimal decimal() {
        int from = place;
        return DecimalText.decode(bytes, from, end());
    }

    String text() {
        int from = place;
        return new String(bytes, from, end() - from, StandardCharsets.UTF_8);
    }

    @Nullable
    String textOrNull() {
        if (at(place) == NO_TEXT && at(place + 1) == END) {
            place += 2;
            return null;
        }
        return text();
    }

    UUID id() {
        if (bytes.length - place < ID_BYTES) {
            throw damaged();
        }
        UUID id = new UUID((long) LONGS.get(bytes, place), (long) LONGS.get(bytes, place + Long.BYTES));
        place += ID_BYTES;
        step(END);
        return id;
    }

    UUID markedId() {
        step(ID_FOLLOWS);
        return id();
    }

    /** To be called behind the last value: a row of another program may have a byte that ended a text early. */
    void requireEnd() {
        if (place != bytes.length) {
            throw damaged();
        }
    }

    /** Where the value here ends; the place moves behind that. */
    private int end() {
        int end = place;
        while (at(end) != END) {
            end++;
        }
        place = end + 1;
        return end;
    }

    private void step(byte expected) {
        if (at(place) != expected) {
            throw damaged();
        }
        place++;
    }

    private byte at(int index) {
        if (index >= bytes.length) {
            throw damaged();
        }
        return bytes[index];
    }

    static StorageException damaged() {
        return new StorageException("Cannot read a row: a column holds what the library never writes; run a check");
    }
}
