package org.tradingstore.core.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.MapField;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.Structure;
import org.tradingstore.schema.StructureListField;
import org.tradingstore.spi.PortableNumbers;

/**
 * Structures and maps as one JSON text: components in declared order, absent ones left out, map keys by code point, decimals, moments
 * and ids as strings. Equal values give equal text, so engines and digests may compare the text.
 */
final class StructuredJson {
    /** JSON of an application may be as large as a record; the limits of the parser are for input from strangers. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .streamWriteConstraints(StreamWriteConstraints.defaults())
            .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private StructuredJson() {}

    static void requireWellFormed(String text, Function<String, RuntimeException> refusal) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw refusal.apply("end of text");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw refusal.apply("line " + parser.currentLocation().getLineNr() + ": a second value");
            }
        } catch (IOException e) {
            throw refusal.apply(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown place"));
        }
    }

    static String write(StructureListField<?, ?> field, Object portable) {
        return write(json -> {
            json.writeStartArray();
            for (Object element : (List<?>) portable) {
                writeStructure(json, field.structure(), (Object[]) element);
            }
            json.writeEndArray();
        });
    }

    static String write(MapField<?, ?> field, Object portable) {
        return write(json -> writeMap(json, field, (Map<?, ?>) portable));
    }

    /** The portable value for the text that {@code write} made. */
    static Object read(Field<?, ?> field, String text) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            return readValue(json, field);
        } catch (IOException e) {
            throw new StorageException(
                    ErrorText.of("Cannot read a record: a stored structure is damaged", "field", field.name()), e);
        }
    }

    private interface Body {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static String write(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            body.writeTo(json);
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory cannot fail", e);
        }
        return text.toString();
    }

    private static void writeMap(JsonGenerator json, MapField<?, ?> field, Map<?, ?> map) throws IOException {
        json.writeStartObject();
        Structure<?> structure = field.element().structure();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName((String) entry.getKey());
            if (structure == null) {
                writeValue(json, field.element().kind(), entry.getValue());
            } else {
                writeStructure(json, structure, (Object[]) entry.getValue());
            }
        }
        json.writeEndObject();
    }

    private static void writeStructure(JsonGenerator json, Structure<?> structure, @Nullable Object[] values)
            throws IOException {
        json.writeStartObject();
        for (Field<?, ?> field : structure.fields()) {
            Object value = values[field.ordinal()];
            if (value == null) {
                continue;
            }
            json.writeFieldName(field.name());
            if (field instanceof StructureListField<?, ?> list) {
                json.writeStartArray();
                for (Object element : (List<?>) value) {
                    writeStructure(json, list.structure(), (Object[]) element);
                }
                json.writeEndArray();
            } else if (field instanceof MapField<?, ?> map) {
                writeMap(json, map, (Map<?, ?>) value);
            } else {
                writeValue(json, field.kind(), value);
            }
        }
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, Kind kind, Object value) throws IOException {
        switch (kind) {
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case WHOLE -> json.writeNumber((Long) value);
            case DOUBLE -> json.writeNumber((Double) value);
            case DECIMAL -> json.writeString(((BigDecimal) value).toPlainString());
            case TEXT_LIST -> {
                json.writeStartArray();
                for (Object element : (List<?>) value) {
                    json.writeString((String) element);
                }
                json.writeEndArray();
            }
            case DURATION -> json.writeNumber(PortableNumbers.micros((Duration) value));
            case TEXT, ENUMERATION, JSON, INSTANT, DATE, MONTH, UUID -> json.writeString(value.toString());
            case STRUCTURE_LIST, MAP -> throw new IllegalStateException("Written part by part: " + kind);
        }
    }

    private static Object readValue(JsonParser json, Field<?, ?> field) throws IOException {
        if (field instanceof StructureListField<?, ?> list) {
            List<Object> elements = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                elements.add(readStructure(json, list.structure()));
            }
            return elements;
        }
        if (field instanceof MapField<?, ?> map) {
            return readMap(json, map);
        }
        return readValue(json, field.kind());
    }

    private static SortedMap<String, Object> readMap(JsonParser json, MapField<?, ?> field) throws IOException {
        SortedMap<String, Object> map = new TreeMap<>(PortableOrder.TEXT);
        Structure<?> structure = field.element().structure();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            map.put(key, structure == null ? readValue(json, field.element().kind()) : readStructure(json, structure));
        }
        return map;
    }

    private static @Nullable Object[] readStructure(JsonParser json, Structure<?> structure) throws IOException {
        @Nullable Object[] values = new Object[structure.fields().size()];
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            Field<?, ?> field = structure.fields().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new IOException("A structure has a component that its description lacks: " + name));
            values[field.ordinal()] = readValue(json, field);
        }
        return values;
    }

    private static Object readValue(JsonParser json, Kind kind) throws IOException {
        return switch (kind) {
            case BOOLEAN -> json.getBooleanValue();
            case WHOLE -> json.getLongValue();
            case DOUBLE -> json.getDoubleValue();
            case DECIMAL -> new BigDecimal(json.getText());
            case TEXT_LIST -> readTexts(json);
            case DURATION -> PortableNumbers.duration(json.getLongValue());
            case TEXT, ENUMERATION, JSON -> json.getText();
            case INSTANT -> Instant.parse(json.getText());
            case DATE -> LocalDate.parse(json.getText());
            case MONTH -> YearMonth.parse(json.getText());
            case UUID -> UUID.fromString(json.getText());
            case STRUCTURE_LIST, MAP -> throw new IllegalStateException("Read part by part: " + kind);
        };
    }

    private static List<String> readTexts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getText());
        }
        return List.copyOf(texts);
    }
}
