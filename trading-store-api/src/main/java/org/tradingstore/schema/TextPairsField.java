package org.tradingstore.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.StorageException;

/**
 * A map of text that records are found by. It is kept as a {@link Kind#TEXT_LIST} of elements {@code name:value}, ordered by name, so
 * that an index on it serves a look-up by one of its pairs as it serves one by an element of a list. A name is not empty and has no
 * colon; a value may have both. <em>Immutable.</em>
 */
public final class TextPairsField<R> extends Field<R, Map<String, String>> {
    private static final char SEPARATOR = ':';

    TextPairsField(Spec spec, OptionalAccessor<R, Map<String, String>> accessor) {
        super(spec, accessor);
    }

    /** Whether {@code text} can be the name of a pair: not empty, and without a colon. */
    public static boolean isName(String text) {
        return !text.isEmpty() && text.indexOf(SEPARATOR) < 0;
    }

    /**
     * True for records whose map has {@code value} under {@code name}.
     *
     * @throws InvalidRequestException if the name is empty or has a colon
     */
    public Condition<R> has(String name, String value) {
        if (!isName(name)) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot ask for a pair: its name is empty or has a colon", "field", name(), "name", name));
        }
        return new Condition.Contains<>(this, element(name, value));
    }

    private static String element(String name, String value) {
        return name + SEPARATOR + value;
    }

    @Override
    public Map<String, String> read(Row row) {
        Map<String, String> value = readOrNull(row);
        return value == null ? Map.of() : value;
    }

    /** @throws InvalidRecordException if a name is empty or has a colon */
    @Override
    public @Nullable Object toPortable(Map<String, String> value) {
        if (value.isEmpty()) {
            return null;
        }
        List<String> elements = new ArrayList<>(value.size());
        Canonical.map(value).forEach((name, each) -> {
            if (!isName(name)) {
                throw new InvalidRecordException(
                        name(),
                        ErrorText.of(
                                "Cannot keep a pair: its name is empty or has a colon",
                                "component",
                                name(),
                                "name",
                                name));
            }
            elements.add(element(name, each));
        });
        return List.copyOf(elements);
    }

    @Override
    public Map<String, String> fromPortable(Object portable) {
        SortedMap<String, String> pairs = new TreeMap<>(PortableOrder.TEXT);
        for (Object element : (List<?>) portable) {
            String text = (String) element;
            int end = text.indexOf(SEPARATOR);
            if (end < 1 || pairs.put(text.substring(0, end), text.substring(end + 1)) != null) {
                throw new StorageException(ErrorText.of(
                        "Cannot read a record: an element of its list is no pair, or the second of its name",
                        "field",
                        name(),
                        "element",
                        text));
            }
        }
        return Canonical.map(pairs);
    }
}
