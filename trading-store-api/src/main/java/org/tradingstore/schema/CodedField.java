package org.tradingstore.schema;

import java.util.function.Function;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;

/**
 * A field of kind {@link Kind#TEXT} whose component is a small value with one text of its own, such as an interval. It is compared
 * and sorted by that text. <em>Immutable.</em>
 */
public final class CodedField<R, V> extends OrderedField<R, V> {
    private final Class<V> javaType;
    private final Function<V, String> text;
    private final Function<String, V> value;

    CodedField(Spec spec, Coding<V> coding, OptionalAccessor<R, V> accessor) {
        super(spec, accessor);
        this.javaType = coding.javaType();
        this.text = coding.text();
        this.value = coding.value();
    }

    /**
     * How a value is written as text and read from it. Each is the other's inverse.
     *
     * @param text the one text of a value
     * @param value the value of a text; throws where the text is none's
     */
    public record Coding<V>(Class<V> javaType, Function<V, String> text, Function<String, V> value) {}

    /** The Java class of the component. */
    public Class<V> javaType() {
        return javaType;
    }

    @Override
    public Object toPortable(V component) {
        return text.apply(component);
    }

    @Override
    public V fromPortable(Object portable) {
        try {
            return value.apply((String) portable);
        } catch (RuntimeException e) {
            throw new StorageException(
                    ErrorText.of(
                            "Cannot read a record: the stored text is no value of this version",
                            "field",
                            name(),
                            "text",
                            portable),
                    e);
        }
    }
}
