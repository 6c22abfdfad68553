package org.tradingstore.core.internal.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;

/** Lists of text as a JSON array, for engines that have no lists. */
public final class TextLists {
    private static final JsonFactory JSON = new JsonFactory();

    private TextLists() {}

    public static String toJson(List<?> texts) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            for (Object text : texts) {
                json.writeString((String) text);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory cannot fail", e);
        }
        return out.toString();
    }

    public static List<String> fromJson(String array) {
        List<String> texts = new ArrayList<>();
        try (JsonParser json = JSON.createParser(array)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(json.getText());
            }
        } catch (IOException e) {
            throw new StorageException(
                    ErrorText.of("Cannot read a record: a stored list is damaged", "list", array), e);
        }
        return List.copyOf(texts);
    }
}
