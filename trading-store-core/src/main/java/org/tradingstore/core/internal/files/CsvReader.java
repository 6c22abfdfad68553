package org.tradingstore.core.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.StorageException;

/**
 * Takes CSV apart as RFC 4180 has it, row by row, in bytes: quotes surround a value and are doubled within, lines end with LF or CRLF, a
 * value in quotes may have line breaks. Empty lines and a byte order mark are passed over. A row that breaks the rules is its first line
 * alone, so that one stray quote costs one row. <em>Not thread-safe: it belongs to one reader.</em>
 */
public final class CsvReader implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final int LONGEST_ROW = 20 << 20;
    private static final int END = -1;

    private final Path file;
    private final byte separator;
    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int limit;
    private boolean exhausted;

    /** Where the row, or the empty lines before it, begins in the buffer; what follows goes by offsets from there. */
    private int start;

    private int length;
    private int next;
    private long nextLine = 1;
    private long line;
    private long row;
    private int fields;
    private int[] begins = new int[16];
    private int[] ends = new int[16];
    private boolean[] quoted = new boolean[16];
    private @Nullable Fault fault;
    private Ending ending = Ending.NONE;
    private boolean plain;
    private boolean ascii;
    private boolean severalLines;
    private boolean tidy = true;

    /** How a row ends. */
    enum Ending {
        NONE,
        LF,
        CRLF
    }

    private CsvReader(Path file, char separator) throws IOException {
        this.file = file;
        this.separator = (byte) separator;
        this.in = Files.newInputStream(file);
    }

    /** Throws {@link InvalidRequestException} if there is no such file. */
    public static CsvReader open(Path file, char separator) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new InvalidRequestException(
                        ErrorText.of("Cannot read a file: it is not there, or is no file", "file", file));
            }
            CsvReader reader = new CsvReader(file, separator);
            if (reader.byteAt(0) == 0xEF && reader.byteAt(1) == 0xBB && reader.byteAt(2) == 0xBF) {
                reader.next = 3;
                reader.tidy = false;
            }
            return reader;
        } catch (IOException e) {
            throw failed(e, file);
        }
    }

    private static StorageException failed(IOException e, Path file) {
        return new StorageException(ErrorText.of("Cannot read a file", "file", file, "error", String.valueOf(e)), e);
    }

    /** Goes to the next row that is no empty line. @return whether there is one */
    public boolean next() {
        try {
            plain = true;
            start += next;
            next = 0;
            line = nextLine;
            while (emptyLine()) {
                tidy = false;
                line = ++nextLine;
            }
            if (byteAt(0) == END) {
                return false;
            }
            Ending former = ending;
            read();
            row++;
            tidy &= row == 1 || former == ending || ending == Ending.NONE;
            return true;
        } catch (IOException e) {
            throw failed(e, file);
        }
    }

    private boolean emptyLine() throws IOException {
        if (byteAt(0) == '\n') {
            start++;
            return true;
        }
        if (byteAt(0) == '\r' && byteAt(1) == '\n') {
            start += 2;
            return true;
        }
        return false;
    }

    private void read() throws IOException {
        fields = 0;
        fault = null;
        ascii = true;
        int breaks = 0;
        int at = 0;
        while (true) {
            boolean inQuotes = byteAt(at) == '"';
            int begin = inQuotes ? at + 1 : at;
            int end = inQuotes ? closing(begin) : valueEnd(begin);
            if (inQuotes && end >= 0) {
                breaks += breaks(begin, end);
            }
            int after = inQuotes ? end + 1 : end;
            if (end < 0 || !endsValue(after)) {
                broken(Fault.QUOTE);
                return;
            }
            field(begin, end, inQuotes);
            int stop = byteAt(after);
            if (stop != separator) {
                end(after, stop);
                nextLine += breaks + (stop == END ? 0 : 1);
                severalLines = breaks > 0;
                if (!ascii && !utf8(length)) {
                    broken(Fault.ENCODING);
                }
                return;
            }
            at = after + 1;
        }
    }

    /** How many bytes the row has. */
    int length() {
        return length;
    }

    private void end(int after, int stop) {
        length = after;
        ending = stop == END ? Ending.NONE : stop == '\n' ? Ending.LF : Ending.CRLF;
        next = after + (stop == END ? 0 : stop == '\n' ? 1 : 2);
    }

    /** Where the quote is that closes, or below 0. */
    private int closing(int from) throws IOException {
        int at = from;
        while (at < LONGEST_ROW) {
            int b = byteAt(at);
            if (b == END) {
                return -1;
            }
            if (b == '"') {
                if (byteAt(at + 1) != '"') {
                    return at;
                }
                at++;
            }
            if (b == '\r' || b == 0) {
                plain = false;
            }
            ascii &= b < 0x80;
            at++;
        }
        return -1;
    }

    private int valueEnd(int from) throws IOException {
        int at = from;
        boolean quote = false;
        while (true) {
            int b = byteAt(at);
            if (b == separator || b == '\n' || b == END || (b == '\r' && byteAt(at + 1) == '\n')) {
                return quote ? -1 : at;
            }
            quote |= b == '"';
            if (b == '\r' || b == 0) {
                plain = false;
            }
            ascii &= b < 0x80;
            at++;
            requireBounded(at);
        }
    }

    private void requireBounded(int at) {
        if (at > LONGEST_ROW) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot read a file: a line is too long for one of CSV",
                    "file",
                    file,
                    "line",
                    line,
                    "at_most",
                    LONGEST_ROW));
        }
    }

    private boolean endsValue(int at) throws IOException {
        int b = byteAt(at);
        return b == separator || b == '\n' || b == END || (b == '\r' && byteAt(at + 1) == '\n');
    }

    private int breaks(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += buffer[start + i] == '\n' ? 1 : 0;
        }
        return count;
    }

    private void field(int begin, int end, boolean inQuotes) {
        if (fields == begins.length) {
            begins = Arrays.copyOf(begins, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
            quoted = Arrays.copyOf(quoted, fields * 2);
        }
        begins[fields] = begin;
        ends[fields] = end;
        quoted[fields] = inQuotes;
        fields++;
    }

    /** Makes the first line a row of its own. */
    private void broken(Fault what) throws IOException {
        fault = what;
        plain = false;
        severalLines = false;
        int at = 0;
        while (byteAt(at) != '\n' && byteAt(at) != END) {
            at++;
            requireBounded(at);
        }
        int stop = byteAt(at);
        boolean carriage = stop == '\n' && at > 0 && byteAt(at - 1) == '\r';
        end(carriage ? at - 1 : at, stop == END ? END : carriage ? '\r' : '\n');
        nextLine = line + (stop == END ? 0 : 1);
    }

    private int byteAt(int offset) throws IOException {
        while (start + offset >= limit) {
            if (exhausted) {
                return END;
            }
            fill();
        }
        return buffer[start + offset] & 0xFF;
    }

    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            exhausted = true;
        } else {
            limit += count;
        }
    }

    private boolean utf8(int size) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, start, size));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The line on which the row begins, from 1. */
    public long line() {
        return line;
    }

    /** The number of the row, from 1; a header counts. */
    public long row() {
        return row;
    }

    public int fields() {
        return fields;
    }

    /** How the row breaks the rules of CSV, or null. */
    public @Nullable Fault fault() {
        return fault;
    }

    /** The value of a field without its quotes. */
    public String text(int field) {
        String text = new String(buffer, start + begins[field], ends[field] - begins[field], StandardCharsets.UTF_8);
        return quoted[field] ? text.replace("\"\"", "\"") : text;
    }

    public boolean quoted(int field) {
        return quoted[field];
    }

    /** The row as it stands in the file, without its line end. */
    public String raw() {
        return new String(buffer, start, length, StandardCharsets.UTF_8);
    }

    /** Whether other readers of CSV understand the row as this one does. */
    boolean plain() {
        return plain;
    }

    /** Whether there was nothing but rows so far: no mark of byte order, no empty line, no two ways to end a line. */
    boolean tidy() {
        return tidy;
    }

    boolean severalLines() {
        return severalLines;
    }

    /** Adds the row as it stands to {@code out}, without its line end. */
    void copyTo(OutputStream out) throws IOException {
        out.write(buffer, start, length);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw failed(e, file);
        }
    }
}
