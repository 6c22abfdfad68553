package org.tradingstore.core.internal.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.files.ImportFile;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;

/** Which column of a file is which component. <em>Immutable.</em> */
public final class RowMapping {
    private final RecordType<?, ?> type;
    private final int width;
    /** By ordinal: the number of the column, or below 0 where the component has none. */
    private final int[] columnOf;

    private final @Nullable Object[] constants;

    private RowMapping(RecordType<?, ?> type, int width, int[] columnOf, @Nullable Object[] constants) {
        this.type = type;
        this.width = width;
        this.columnOf = columnOf;
        this.constants = constants;
    }

    /** Of a file with these headers. @throws InvalidRequestException if a header is not known, or a required component has no column */
    public static <R> RowMapping of(ImportFile<R> file, List<String> headers) {
        int[] columnOf = new int[file.type().fields().size()];
        @Nullable Object[] constants = new Object[columnOf.length];
        Arrays.fill(columnOf, -1);
        file.constants().forEach((field, value) -> {
            requireOwn(file, field);
            constants[field.ordinal()] = value;
        });
        Map<String, OrderedField<R, ?>> known = known(file);
        Set<String> ignored = new HashSet<>();
        file.ignored().forEach(header -> ignored.add(folded(header)));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = folded(headers.get(i));
            if (!seen.add(header)) {
                throw refused(file, "two columns have one header", "header", headers.get(i));
            }
            if (ignored.contains(header)) {
                continue;
            }
            OrderedField<R, ?> field = known.get(header);
            if (field == null) {
                field = known.get(joined(header));
            }
            if (field == null) {
                throw refused(
                        file,
                        "a header is no component; name the component of the column, or ignore it",
                        "header",
                        headers.get(i));
            }
            if (columnOf[field.ordinal()] >= 0) {
                throw refused(file, "two columns are one component", "component", field.name());
            }
            if (constants[field.ordinal()] != null) {
                throw refused(file, "a component has both a column and a constant value", "component", field.name());
            }
            columnOf[field.ordinal()] = i;
        }
        requireNamed(file, seen);
        requireWhole(file, columnOf, constants);
        return new RowMapping(file.type(), headers.size(), columnOf, constants);
    }

    /** Components by header in lower case: as they were named, and by the letters of their own names. */
    private static <R> Map<String, OrderedField<R, ?>> known(ImportFile<R> file) {
        Map<String, OrderedField<R, ?>> known = new HashMap<>();
        for (Field<R, ?> field : file.type().fields()) {
            if (field instanceof OrderedField<R, ?> ordered && !file.columns().containsValue(field)) {
                known.put(joined(field.name()), ordered);
            }
        }
        file.columns().forEach((header, field) -> {
            requireOwn(file, field);
            if (!ValueTexts.serves(field.kind())) {
                throw refused(file, "no file has values of this kind", "component", field.name());
            }
            known.put(folded(header), field);
        });
        return known;
    }

    private static void requireOwn(ImportFile<?> file, Field<?, ?> field) {
        List<? extends Field<?, ?>> fields = file.type().fields();
        if (field.ordinal() >= fields.size() || fields.get(field.ordinal()) != field) {
            throw refused(file, "a component is of another type", "component", field.name());
        }
    }

    private static void requireNamed(ImportFile<?> file, Set<String> seen) {
        for (String header : file.columns().keySet()) {
            if (!seen.contains(folded(header))) {
                throw refused(file, "a column that was named is not in it", "header", header);
            }
        }
    }

    private static void requireWhole(ImportFile<?> file, int[] columnOf, @Nullable Object[] constants) {
        Set<String> missing = new TreeSet<>();
        for (Field<?, ?> field : file.type().fields()) {
            if (!field.optional() && columnOf[field.ordinal()] < 0 && constants[field.ordinal()] == null) {
                missing.add(field.name());
            }
        }
        if (!missing.isEmpty()) {
            throw refused(file, "required components have neither a column nor a constant value", "missing", missing);
        }
    }

    private static InvalidRequestException refused(ImportFile<?> file, String reason, String key, Object value) {
        return new InvalidRequestException(ErrorText.of(
                "Cannot import a file: " + reason,
                key,
                value,
                "type",
                file.type().name(),
                "file",
                file.path()));
    }

    private static String folded(String header) {
        return header.strip().toLowerCase(Locale.ROOT);
    }

    private static String joined(String header) {
        return folded(header).replaceAll("[ _-]+", "");
    }

    public RecordType<?, ?> type() {
        return type;
    }

    /** How many columns the file has. */
    public int width() {
        return width;
    }

    /** The column of a field, from 0; below 0 where it has none. */
    public int column(Field<?, ?> field) {
        return columnOf[field.ordinal()];
    }

    /** The portable value that a field has in every row; null where it has none. */
    public @Nullable Object constant(Field<?, ?> field) {
        return constants[field.ordinal()];
    }

    /** The fields that have columns. */
    List<OrderedField<?, ?>> fields() {
        List<OrderedField<?, ?>> fields = new ArrayList<>();
        for (Field<?, ?> field : type.fields()) {
            if (columnOf[field.ordinal()] >= 0 && field instanceof OrderedField<?, ?> ordered) {
                fields.add(ordered);
            }
        }
        return fields;
    }
}
