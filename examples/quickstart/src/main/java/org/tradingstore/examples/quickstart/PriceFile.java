package org.tradingstore.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** Hands the lines but the header and empty ones to {@code work}, one at a time. */
    <T> T read(Function<Stream<PriceLine>, T> work) throws IOException {
        long[] number = {0};
        try (Stream<String> lines = Files.lines(file)) {
            return work.apply(lines.map(text -> new PriceLine(++number[0], text))
                    .filter(line -> line.number() > 1 && !line.text().isBlank()));
        }
    }
}
