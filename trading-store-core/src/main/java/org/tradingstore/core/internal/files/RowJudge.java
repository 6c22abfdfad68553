package org.tradingstore.core.internal.files;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.files.ImportFile;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowValues;

/** Makes a row of a file a row of a type, or says why it is none: the same reasons on every engine. <em>Not thread-safe.</em> */
public final class RowJudge<R> {
    private final RecordType<R, ?> type;
    private final RowMapping mapping;
    private final ValueTexts values;
    private final List<OrderedField<?, ?>> fields;
    private final Function<R, RowValues> encoder;
    private @Nullable Reject reject;

    /** @param encoder makes a record what an engine writes, and refuses one that cannot be kept */
    public RowJudge(ImportFile<R> file, RowMapping mapping, Function<R, RowValues> encoder) {
        this.type = file.type();
        this.mapping = mapping;
        this.values = new ValueTexts(file);
        this.fields = mapping.fields();
        this.encoder = encoder;
    }

    /** A row that is good: its portable values, and the form in which the engine writes them. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier to whoever keeps the row; values are compared as lists
    public record Good(@Nullable Object[] values, RowValues encoded) {}

    /** The portable values of the key of the row that the reader is at; null where the row is bad for it. */
    public @Nullable Object @Nullable [] key(CsvReader csv) {
        if (csv.fault() != null || csv.fields() != mapping.width()) {
            return null;
        }
        List<? extends OrderedField<?, ?>> keyFields = type.key().fields();
        @Nullable Object[] key = new Object[keyFields.size()];
        for (int i = 0; i < key.length; i++) {
            OrderedField<?, ?> field = keyFields.get(i);
            int column = mapping.column(field);
            try {
                key[i] = column < 0
                        ? mapping.constant(field)
                        : values.value(field, new ValueTexts.Text(csv.text(column), csv.quoted(column)));
            } catch (BadValueException e) {
                // Whoever judges the row says why.
                return null;
            }
            if (key[i] == null) {
                return null;
            }
        }
        return key;
    }

    /** The row of CSV that the reader is at; null where it is bad. */
    public @Nullable Good judge(long row, CsvReader csv) {
        Fault fault = csv.fault();
        if (fault == null && csv.fields() != mapping.width()) {
            fault = Fault.COLUMNS;
        }
        if (fault != null) {
            reject = Reject.whole(row, fault);
            return null;
        }
        return judge(row, column -> new ValueTexts.Text(csv.text(column), csv.quoted(column)));
    }

    /** A row of texts that were no texts in their file, by column; null where it is bad. */
    public @Nullable Good judge(long row, @Nullable String[] texts) {
        return judge(row, column -> {
            String text = texts[column];
            return new ValueTexts.Text(text == null ? "" : text, text != null);
        });
    }

    private @Nullable Good judge(long row, IntFunction<ValueTexts.Text> texts) {
        @Nullable Object[] portable = new Object[type.fields().size()];
        for (Field<R, ?> field : type.fields()) {
            portable[field.ordinal()] = mapping.constant(field);
        }
        for (OrderedField<?, ?> field : fields) {
            ValueTexts.Text text = texts.apply(mapping.column(field));
            try {
                Object value = values.value(field, text);
                if (value == null && !field.optional()) {
                    throw new BadValueException(Fault.MISSING);
                }
                portable[field.ordinal()] = value;
            } catch (BadValueException e) {
                reject = Reject.value(row, e.fault(), field.name(), text.text());
                return null;
            }
        }
        return kept(row, portable);
    }

    private @Nullable Good kept(long row, @Nullable Object[] portable) {
        try {
            R record = type.construct(ordinal -> portable[ordinal]);
            return new Good(portable, encoder.apply(record));
        } catch (InvalidRecordException e) {
            reject = new Reject(row, String.valueOf(e.getMessage()), e.component(), null, 0);
            return null;
        }
    }

    /** Why the last row was bad. */
    public Reject reject() {
        if (reject == null) {
            throw new IllegalStateException("No row was bad yet");
        }
        return reject;
    }
}
