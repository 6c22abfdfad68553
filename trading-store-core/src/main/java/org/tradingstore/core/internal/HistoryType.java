package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.OptionalFields;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.schema.WholeField;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;

/**
 * The internal record type that keeps the revisions of an audited one: its fields, at the same ordinals, then the revision, its moment
 * and whether it is a deletion. An ordinary append-only type to every engine.
 */
final class HistoryType<R, K> {
    /** Rows of a history are never made into objects: they travel as values only. */
    record Past() {}

    private final AppendType<Past, List<Object>> type;
    private final List<OrderedField<Past, ?>> key = new ArrayList<>();
    private final WholeField<Past> revision;
    private final InstantField<Past> changedAt;
    private final BooleanField<Past> deleted;
    private final int width;

    HistoryType(AuditedType<R, K> audited) {
        RecordType.Builder<Past> builder = RecordType.describe(Past.class, audited.name() + "_history");
        List<Field<Past, ?>> copies = new ArrayList<>();
        for (Field<R, ?> field : audited.fields()) {
            copies.add(copy(builder, field));
        }
        width = copies.size();
        revision = builder.whole("revision_number", past -> 0);
        changedAt = builder.instant("changed_at_revision", past -> Instant.EPOCH);
        deleted = builder.bool("revision_deleted", past -> false);
        for (OrderedField<R, ?> field : audited.key().fields()) {
            key.add((OrderedField<Past, ?>) copies.get(field.ordinal()));
        }
        List<OrderedField<Past, ?>> whole = new ArrayList<>(key);
        whole.add(revision);
        type = builder.appendOnly().key(Key.ofAll(whole)).build(row -> new Past());
    }

    private static Field<Past, ?> copy(RecordType.Builder<Past> builder, Field<?, ?> field) {
        String name = field.name();
        OptionalFields<Past> optional = field.since() > 1 ? builder.since(field.since()) : builder.optional();
        boolean required = !field.optional();
        return switch (field.kind()) {
            // Names of constants are checked where the record itself is written.
            case TEXT, ENUMERATION -> required ? builder.text(name, unused("")) : optional.text(name, past -> null);
            case BOOLEAN -> required ? builder.bool(name, unused(false)) : optional.bool(name, past -> null);
            case WHOLE -> required ? builder.whole(name, past -> 0) : optional.whole(name, past -> null);
            case DECIMAL ->
                required ? builder.decimal(name, unused(BigDecimal.ZERO)) : optional.decimal(name, past -> null);
            case DOUBLE -> required ? builder.real(name, past -> 0) : optional.real(name, past -> null);
            case INSTANT ->
                required ? builder.instant(name, unused(Instant.EPOCH)) : optional.instant(name, past -> null);
            case DATE -> required ? builder.date(name, unused(LocalDate.EPOCH)) : optional.date(name, past -> null);
            case MONTH ->
                required ? builder.month(name, unused(YearMonth.of(1, 1))) : optional.month(name, past -> null);
            case UUID -> required ? builder.uuid(name, unused(new UUID(0, 0))) : optional.uuid(name, past -> null);
            case DURATION ->
                required ? builder.duration(name, unused(Duration.ZERO)) : optional.duration(name, past -> null);
            case TEXT_LIST -> optional.textList(name, unused(List.of()));
            // Structures and maps reach engines as JSON text, and that is what a history keeps.
            case STRUCTURE_LIST, MAP -> optional.json(name, past -> null);
            case JSON -> required ? builder.json(name, unused("")) : optional.json(name, past -> null);
        };
    }

    private static <V> Function<Past, V> unused(V value) {
        return past -> value;
    }

    AppendType<Past, List<Object>> type() {
        return type;
    }

    /** The values of a revision. */
    @Nullable
    Object[] values(RowValues row, StoredEnvelope envelope, boolean isDeleted) {
        @Nullable Object[] values = new Object[width + 3];
        System.arraycopy(row.array(), 0, values, 0, width);
        values[revision.ordinal()] = envelope.revision();
        values[changedAt.ordinal()] = PortableNumbers.instant(envelope.updatedAt());
        values[deleted.ordinal()] = isDeleted;
        return values;
    }

    boolean deleted(StoredRow row) {
        return deleted.read(row.values()::value);
    }

    /** The envelope that the revision had. */
    StoredEnvelope envelope(StoredRow row) {
        StoredEnvelope kept = row.envelope();
        return new StoredEnvelope(
                kept.book(),
                kept.writer(),
                kept.strategyVersion(),
                kept.createdAt(),
                PortableNumbers.micros(changedAt.read(row.values()::value)),
                revision.read(row.values()::value));
    }

    /** Revisions of one key, newest first. */
    Scan ofKey(Scope scope, Object[] keyValues, int limit) {
        return Scan.first(new Selection(type, scope, is(keyValues)), newestFirst(), limit);
    }

    /** The newest revision of one key that is not after {@code moment}: at most one row. */
    Scan ofKeyAsOf(Scope scope, Object[] keyValues, Instant moment) {
        return Scan.first(new Selection(type, scope, is(keyValues).and(changedAt.le(moment))), newestFirst(), 1);
    }

    /** The newest revision of each key that is not after {@code moment}, ordered by key. */
    NewestPer asOf(Scope scope, Instant moment) {
        return new NewestPer(new Selection(type, scope, changedAt.le(moment)), key, revision, null);
    }

    private List<Sort<Past>> newestFirst() {
        List<Sort<Past>> order = new ArrayList<>();
        key.forEach(field -> order.add(field.desc()));
        order.add(revision.desc());
        return order;
    }

    private Condition<Past> is(Object[] keyValues) {
        List<Condition<Past>> parts = new ArrayList<>();
        for (int i = 0; i < keyValues.length; i++) {
            parts.add(new Condition.Comparison<>(
                    key.get(i), Condition.Operator.EQ, Objects.requireNonNull(keyValues[i])));
        }
        return new Condition.And<>(parts);
    }
}
