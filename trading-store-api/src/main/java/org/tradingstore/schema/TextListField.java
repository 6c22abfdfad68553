package org.tradingstore.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of kind {@link Kind#TEXT_LIST}. <em>Immutable.</em> */
public final class TextListField<R> extends Field<R, List<String>> {
    TextListField(Spec spec, OptionalAccessor<R, List<String>> accessor) {
        super(spec, accessor);
    }

    /** True for records whose list has this element. */
    public Condition<R> contains(String element) {
        return new Condition.Contains<>(this, element);
    }

    @Override
    public List<String> read(Row row) {
        List<String> value = readOrNull(row);
        return value == null ? List.of() : value;
    }

    @Override
    public @Nullable Object toPortable(List<String> value) {
        return value.isEmpty() ? null : value;
    }

    @Override
    @SuppressWarnings("unchecked") // the portable value of a text list is a list of text
    public List<String> fromPortable(Object portable) {
        return (List<String>) portable;
    }
}
