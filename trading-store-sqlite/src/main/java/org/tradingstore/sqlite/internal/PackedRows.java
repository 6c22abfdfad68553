package org.tradingstore.sqlite.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

/**
 * Reads all columns but the doubles as one ({@link PackedColumns}): a call from Java into SQLite costs more than the value it fetches. Doubles stay apart, since
 * only SQLite's own form of them is exact to the bit.
 */
final class PackedRows implements RowFormat {
    private static final StoredEnvelope NONE = new StoredEnvelope(0, 0, 0, 0, 0, 1);

    private final int width;
    private final @Nullable TypeLayout layout;
    private final Field<?, ?>[] packed;
    private final Field<?, ?>[] apart;
    private final int before;
    private final String columns;

    private PackedRows(
            RecordType<?, ?> type,
            @Nullable TypeLayout layout,
            List<String> envelope,
            List<? extends Field<?, ?>> fields) {
        this.width = type.fields().size();
        this.layout = layout;
        this.before = envelope.size();
        this.packed =
                fields.stream().filter(field -> field.kind() != Kind.DOUBLE).toArray(Field<?, ?>[]::new);
        this.apart =
                fields.stream().filter(field -> field.kind() == Kind.DOUBLE).toArray(Field<?, ?>[]::new);
        PackedColumns together = new PackedColumns();
        envelope.forEach(together::addNumber);
        for (Field<?, ?> field : packed) {
            together.add(field);
        }
        List<String> selected = new ArrayList<>();
        if (before + packed.length > 0) {
            selected.add(together.expression());
        }
        for (Field<?, ?> field : apart) {
            selected.add("\"" + field.name() + "\"");
        }
        this.columns = selected.isEmpty() ? "1" : String.join(", ", selected);
    }

    static PackedRows whole(TypeLayout layout, List<String> envelope) {
        return new PackedRows(layout.type(), layout, envelope, layout.type().fields());
    }

    static PackedRows values(RecordType<?, ?> type, List<? extends Field<?, ?>> fields) {
        return new PackedRows(type, null, List.of(), fields);
    }

    @Override
    public String columns() {
        return columns;
    }

    @Override
    public StoredRow read(ResultSet rows) throws SQLException {
        @Nullable Object[] values = new Object[width];
        StoredEnvelope envelope = NONE;
        int place = 1;
        if (before + packed.length > 0) {
            PackedRow row = new PackedRow(Objects.requireNonNull(rows.getBytes(place++)));
            row.begin();
            if (layout != null) {
                envelope = envelope(layout, row);
            }
            for (int i = 0; i < packed.length; i++) {
                if (i > 0 && (before + i) % PackedColumns.PART == 0) {
                    row.begin();
                }
                Field<?, ?> field = packed[i];
                values[field.ordinal()] = value(field, row);
            }
            row.requireEnd();
        }
        for (Field<?, ?> field : apart) {
            double number = rows.getDouble(place++);
            values[field.ordinal()] = field.optional() && rows.wasNull() ? null : (Object) number;
        }
        return new StoredRow(envelope, new RowValues(values));
    }

    private static StoredEnvelope envelope(TypeLayout layout, PackedRow row) {
        int book = layout.shared() ? 0 : Math.toIntExact(row.whole());
        int writer = 0;
        int strategy = 0;
        long created = 0;
        if (layout.enveloped()) {
            writer = Math.toIntExact(row.whole());
            strategy = Math.toIntExact(row.whole());
            created = row.whole();
        }
        long updated = created;
        long revision = 1;
        if (layout.revised()) {
            updated = row.whole();
            revision = row.whole();
        }
        return new StoredEnvelope(book, writer, strategy, created, updated, revision);
    }

    private static @Nullable Object value(Field<?, ?> field, PackedRow row) {
        Kind kind = field.kind();
        if (!field.optional()) {
            return presentValue(kind, row);
        }
        return switch (kind) {
            case TEXT, JSON, STRUCTURE_LIST, MAP -> row.textOrNull();
            case TEXT_LIST -> {
                String array = row.textOrNull();
                yield array == null ? null : TextLists.fromJson(array);
            }
            case UUID -> row.present() ? row.markedId() : null;
            default -> row.present() ? presentValue(kind, row) : null;
        };
    }

    private static Object presentValue(Kind kind, PackedRow row) {
        return switch (kind) {
            case TEXT, JSON, STRUCTURE_LIST, MAP, ENUMERATION -> row.text();
            case TEXT_LIST -> TextLists.fromJson(row.text());
            case UUID -> row.id();
            case DECIMAL -> row.decimal();
            case WHOLE -> row.whole();
            case BOOLEAN -> row.whole() != 0;
            case INSTANT -> PortableNumbers.instant(row.whole());
            case DATE -> LocalDate.ofEpochDay(row.whole());
            case MONTH -> PortableNumbers.month(row.whole());
            case DURATION -> PortableNumbers.duration(row.whole());
            case DOUBLE -> throw new IllegalStateException("Doubles are never packed");
        };
    }
}
