package org.tradingstore.examples.quickstart;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A user's file: a JSON array of entries, or one JSON object after the other (JSON lines). It is read twice, the first time to see that
 * it is whole, because a file cut in its last line must leave the store as it was. Only one entry is in memory at a time.
 */
final class TradeFile implements TradeEntries {
    private static final long LARGEST_ENTRY = 8L << 20;

    private final Path file;
    private final long count;

    private TradeFile(Path file, long count) {
        this.file = file;
        this.count = count;
    }

    /**
     * The file, after one reading.
     *
     * @param zoneNamed whether times without an offset can be placed
     * @throws InputException if it is missing, empty or damaged, or its times need a zone
     */
    static TradeFile checked(Path file, boolean zoneNamed) throws InputException {
        if (!Files.exists(file)) {
            throw new InputException("There is no such file: " + file);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InputException("The file cannot be read: " + file);
        }
        try (JsonParser parser = Json.MAPPER.createParser(file.toFile())) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new InputException("The file is empty: " + file);
            }
            if (first != JsonToken.START_ARRAY && first != JsonToken.START_OBJECT) {
                throw new InputException(
                        "The file is neither a JSON array nor JSON objects, one after the other: " + file);
            }
            return new TradeFile(file, checkEntries(file, parser, first == JsonToken.START_ARRAY, zoneNamed));
        } catch (JsonProcessingException e) {
            throw new InputException("The file is not JSON" + place(e) + ": " + file, e);
        } catch (IOException e) {
            throw new InputException("The file cannot be read: " + e.getMessage(), e);
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static long checkEntries(Path file, JsonParser parser, boolean array, boolean zoneNamed)
            throws IOException, InputException {
        long entries = 0;
        JsonToken token = array ? parser.nextToken() : parser.currentToken();
        while (array ? token != JsonToken.END_ARRAY : token != null) {
            entries++;
            long line = parser.currentTokenLocation().getLineNr();
            long begin = parser.currentTokenLocation().getByteOffset();
            int depth = 0;
            do {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 1 && !zoneNamed && naiveTime(parser, token)) {
                    throw new InputException("The time of entry " + entries + " (line " + line
                            + ") has no zone: name it with --zone, as in --zone America/Chicago");
                }
                if (parser.currentLocation().getByteOffset() - begin > LARGEST_ENTRY) {
                    throw new InputException("Entry " + entries + " (line " + line + ") is larger than 8 MiB");
                }
                token = parser.nextToken();
            } while (depth > 0 && token != null);
            if (token == null && array) {
                throw new InputException("The file ends in the middle of the array: " + file);
            }
        }
        if (array && parser.nextToken() != null) {
            throw new InputException("The file goes on after the end of the array: " + file);
        }
        return entries;
    }

    private static boolean naiveTime(JsonParser parser, JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING
                && TradeMapping.TIMESTAMP.equals(parser.currentName())
                && TradeTime.naive(parser.getText());
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void forEach(Consumer<TradeEntry> action) throws IOException {
        try (JsonParser parser = Json.MAPPER.createParser(file.toFile())) {
            long number = 0;
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                token = parser.nextToken();
            }
            while (token != null && token != JsonToken.END_ARRAY) {
                action.accept(entry(parser, ++number));
                token = parser.nextToken();
            }
        }
    }

    private static TradeEntry entry(JsonParser parser, long number) throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        long begin = parser.currentTokenLocation().getByteOffset();
        @Nullable JsonNode content = Json.MAPPER.readTree(parser);
        if (content == null) {
            throw new IOException("The file ended while it was read");
        }
        return new TradeEntry(number, line, parser.currentLocation().getByteOffset() - begin, content);
    }
}
