package org.tradingstore.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A user's file of daily bars: CSV in UTF-8 with a header. It is read twice, the first time to see that all of it can be read; only one
 * line is in memory at a time.
 */
final class PriceFile {
    private static final int LONGEST_LINE = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final PriceColumnNames names;
    private final long count;

    private PriceFile(Path file, PriceColumnNames names, long count) {
        this.file = file;
        this.names = names;
        this.count = count;
    }

    /** The file, after one reading. @throws InputException if it is missing, empty, no text, or its header lacks a column */
    static PriceFile checked(Path file) throws InputException {
        if (!Files.exists(file)) {
            throw new InputException("There is no such file: " + file);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InputException("The file cannot be read: " + file);
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String header = reader.readLine();
            if (header == null) {
                throw new InputException("The file is empty: " + file);
            }
            PriceColumnNames names = PriceColumnNames.of(unmarked(header), file);
            long lines = 0;
            long number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.length() > LONGEST_LINE) {
                    throw new InputException(
                            "Line " + number + " is longer than " + LONGEST_LINE + " characters: " + file);
                }
                lines += line.isBlank() ? 0 : 1;
            }
            return new PriceFile(file, names, lines);
        } catch (CharacterCodingException e) {
            throw new InputException("The file is not text in UTF-8: " + file, e);
        } catch (IOException e) {
            throw new InputException("The file cannot be read: " + e.getMessage(), e);
        }
    }

    private static String unmarked(String header) {
        return !header.isEmpty() && header.charAt(0) == BYTE_ORDER_MARK ? header.substring(1) : header;
    }

    PriceColumnNames names() {
        return names;
    }

    /** How many lines there are beside the header and empty ones. */
    long count() {
        return count;
    }

    /** The lines but the header and empty ones; to be closed. */
    Stream<PriceLine> lines() throws IOException {
        Stream<String> lines = Files.lines(file);
        Iterator<String> all = lines.iterator();
        all.next();
        Iterator<PriceLine> numbered = new Iterator<>() {
            private long number = 1;
            private @Nullable PriceLine ahead = advance();

            private @Nullable PriceLine advance() {
                while (all.hasNext()) {
                    number++;
                    String text = all.next();
                    if (!text.isBlank()) {
                        return new PriceLine(number, text);
                    }
                }
                return null;
            }

            @Override
            public boolean hasNext() {
                return ahead != null;
            }

            @Override
            public PriceLine next() {
                PriceLine next = ahead;
                if (next == null) {
                    throw new NoSuchElementException("There is no further line");
                }
                ahead = advance();
                return next;
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(numbered, Spliterator.ORDERED), false)
                .onClose(lines::close);
    }
}
