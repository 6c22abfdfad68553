package org.tradingstore.duckdb.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.rows.TextLists;
import org.tradingstore.jdbi.internal.RowFormat;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.OpenRequest.TypeLayout;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;

/** Reads a column for each number of the envelope and each field. <em>Immutable.</em> */
final class DuckdbRows implements RowFormat {
    private static final StoredEnvelope NONE = new StoredEnvelope(0, 0, 0, 0, 0, 1);

    private final String columns;
    private final int size;
    private final List<? extends Field<?, ?>> fields;
    private final @Nullable TypeLayout layout;

    private DuckdbRows(String columns, int size, List<? extends Field<?, ?>> fields, @Nullable TypeLayout layout) {
        this.columns = columns;
        this.size = size;
        this.fields = List.copyOf(fields);
        this.layout = layout;
    }

    static DuckdbRows whole(TypeLayout layout, List<String> envelope) {
        List<? extends Field<?, ?>> fields = layout.type().fields();
        List<String> selected = new ArrayList<>(envelope);
        fields.forEach(field -> selected.add(selected(field)));
        return new DuckdbRows(String.join(", ", selected), fields.size(), fields, layout);
    }

    static DuckdbRows values(RecordType<?, ?> type, List<? extends Field<?, ?>> fields) {
        // A question without fields still has to answer a row for each row.
        String selected = fields.isEmpty()
                ? "1"
                : String.join(", ", fields.stream().map(DuckdbRows::selected).toList());
        return new DuckdbRows(selected, type.fields().size(), fields, null);
    }

    static String selected(Field<?, ?> field) {
        String column = '"' + field.name() + '"';
        return field.kind() == Kind.INSTANT ? "epoch_us(" + column + ")" : column;
    }

    @Override
    public String columns() {
        return columns;
    }

    @Override
    public StoredRow read(ResultSet rows) throws SQLException {
        int place = 1;
        StoredEnvelope envelope = NONE;
        if (layout != null) {
            int book = layout.shared() ? 0 : rows.getInt(place++);
            int writer = layout.enveloped() ? rows.getInt(place++) : 0;
            int strategy = layout.enveloped() ? rows.getInt(place++) : 0;
            long created = layout.enveloped() ? rows.getLong(place++) : 0;
            long updated = layout.revised() ? rows.getLong(place++) : created;
            long revision = layout.revised() ? rows.getLong(place++) : 1;
            envelope = new StoredEnvelope(book, writer, strategy, created, updated, revision);
        }
        @Nullable Object[] values = new Object[size];
        for (Field<?, ?> field : fields) {
            values[field.ordinal()] = value(rows, place++, field);
        }
        return new StoredRow(envelope, new RowValues(values));
    }

    static @Nullable Object value(ResultSet rows, int place, Field<?, ?> field) throws SQLException {
        return switch (field.kind()) {
            case TEXT, ENUMERATION, JSON, STRUCTURE_LIST, MAP -> rows.getString(place);
            case TEXT_LIST -> {
                String json = rows.getString(place);
                yield json == null ? null : TextLists.fromJson(json);
            }
            case BOOLEAN -> {
                boolean value = rows.getBoolean(place);
                yield rows.wasNull() ? null : (Object) value;
            }
            case WHOLE, INSTANT, MONTH, DURATION -> {
                long number = rows.getLong(place);
                yield rows.wasNull() ? null : PortableNumbers.portable(field.kind(), number);
            }
            case DOUBLE -> {
                double value = rows.getDouble(place);
                yield rows.wasNull() ? null : (Object) value;
            }
            case DATE -> rows.getObject(place, LocalDate.class);
            case UUID -> rows.getObject(place, UUID.class);
            case DECIMAL -> canonical(rows.getBigDecimal(place));
        };
    }

    static @Nullable BigDecimal canonical(@Nullable BigDecimal stored) {
        return stored == null ? null : required(stored);
    }

    /** In the form in which records hold it. */
    static BigDecimal required(BigDecimal stored) {
        BigDecimal stripped = stored.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
