package org.tradingstore.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of kind {@link Kind#STRUCTURE_LIST}: several small values of one shape inside a record. <em>Immutable.</em> */
public final class StructureListField<R, E> extends Field<R, List<E>> {
    private final Structure<E> structure;

    StructureListField(Spec spec, Structure<E> structure, OptionalAccessor<R, List<E>> accessor) {
        super(spec, accessor);
        this.structure = structure;
    }

    /** The shape of the elements. */
    public Structure<E> structure() {
        return structure;
    }

    @Override
    public List<E> read(Row row) {
        List<E> value = readOrNull(row);
        return value == null ? List.of() : value;
    }

    @Override
    public @Nullable Object toPortable(List<E> value) {
        if (value.isEmpty()) {
            return null;
        }
        List<Object> elements = new ArrayList<>(value.size());
        for (E element : value) {
            elements.add(structure.values(element));
        }
        return elements;
    }

    @Override
    public List<E> fromPortable(Object portable) {
        List<E> elements = new ArrayList<>();
        for (Object element : (List<?>) portable) {
            elements.add(structure.construct((Object[]) element));
        }
        return List.copyOf(elements);
    }
}
