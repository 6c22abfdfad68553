package org.tradingstore.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;

/** A field of kind {@link Kind#ENUMERATION}. <em>Immutable.</em> */
public final class EnumField<R, E extends Enum<E>> extends OrderedField<R, E> {
    private final Map<String, E> constants;
    private final List<String> names;

    EnumField(Spec spec, Class<E> type, OptionalAccessor<R, E> accessor) {
        super(spec, accessor);
        this.constants = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));
        this.names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    /** The names a value may have, in the order of the constants. */
    public List<String> names() {
        return names;
    }

    @Override
    public Object toPortable(E value) {
        return value.name();
    }

    @Override
    public E fromPortable(Object portable) {
        E constant = constants.get((String) portable);
        if (constant == null) {
            throw new StorageException(ErrorText.of(
                    "Cannot read a record: the stored name is not a constant of this version",
                    "field",
                    name(),
                    "name",
                    portable));
        }
        return constant;
    }
}
