package org.tradingstore.examples.quickstart;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads trades from a JSON array, or from one JSON object after another, entry by entry, so that a file of any size is read. */
final class TradeFile {
    /** Numbers stay decimals to the last digit: they never pass through a double. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private TradeFile() {}

    static JsonMapper json() {
        return JSON;
    }

    /** Hands over each entry in the order of the file. */
    static void read(Path file, Consumer<TradeRow> action) {
        if (!Files.isRegularFile(file)) {
            throw new InputException("There is no such file: " + file, null);
        }
        int number = 0;
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new InputException("The file is empty: " + file, null);
            }
            if (token == JsonToken.START_ARRAY) {
                token = parser.nextToken();
            }
            while (token != null && token != JsonToken.END_ARRAY) {
                JsonNode entry = JSON.readTree(parser);
                action.accept(new TradeRow(++number, entry));
                token = parser.nextToken();
            }
        } catch (JsonProcessingException e) {
            throw new InputException(
                    "The file is not JSON at line " + e.getLocation().getLineNr() + ", after entry " + number + ": "
                            + file,
                    e);
        } catch (IOException e) {
            throw new InputException("The file cannot be read: " + file, e);
        }
    }

    /** Checks that the whole file can be read and how many entries it has, before anything is written. */
    static int count(Path file) {
        int[] count = {0};
        read(file, row -> count[0]++);
        return count[0];
    }
}
