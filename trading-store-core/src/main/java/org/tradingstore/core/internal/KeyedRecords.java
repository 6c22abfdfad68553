package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ConcurrentChangeException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.KeyedRepository;
import org.tradingstore.repository.Upserted;
import org.tradingstore.schema.RecordKind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** Records with one current row per key and a revision, changed by compare on it. */
class KeyedRecords<R, K> extends PlainRecords<R, K> implements KeyedRepository<R, K> {
    /** The store's own writer is one; only other processes on snapshot engines can come between. */
    private static final int TRIES = 20;

    KeyedRecords(RecordType<R, K> type, BookScope scope) {
        super(type, scope);
    }

    KeyedRecords(RecordType<R, K> type, BookScope scope, @Nullable WriteRule<R> rule) {
        super(type, scope, rule);
    }

    @Override
    public final R update(K key, UnaryOperator<R> change) {
        if (scope().neverWrote()) {
            throw missing(key);
        }
        Origin origin = scope().origin();
        return scope().lane()
                .write(new Task<>(atomic(), true, List.of(), context -> update(context, origin, key, change)));
    }

    /** As {@link #update(Object, UnaryOperator)}, within a write that is under way. */
    final R update(WriteContext context, Origin origin, K key, UnaryOperator<R> change) {
        return change(context, origin, key, found -> change.apply(found.orElseThrow(() -> missing(key))))
                .record();
    }

    final MissingRecordException missing(K key) {
        return new MissingRecordException(ErrorText.of(
                "Cannot update a " + type().name() + ": there is no such record", "book", scope().label(), "key", key));
    }

    /** A record as a change left it, and what became of it. */
    record Changed<R>(R record, Upserted outcome) {}

    /** Makes the record with this key what {@code change}, which may run again, makes of the one that is there or of none. */
    final Changed<R> change(WriteContext context, Origin origin, K key, Function<Optional<R>, R> change) {
        Object[] values = type().key().values(key);
        makeRoom(context, origin, values);
        for (int i = 0; i < TRIES; i++) {
            StoredRow current = context.session().fetch(type(), origin.scope(), values);
            Optional<R> found = StoredRecord.optional(type(), current == null ? null : current.values());
            R changed = Objects.requireNonNull(change.apply(found), "changed record");
            if (!type().keyOf(changed).equals(key)) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot update a " + type().name() + ": the change gives another key",
                        "key",
                        key,
                        "changed",
                        type().keyOf(changed)));
            }
            RowValues row = encode(changed);
            if (current == null) {
                if (insert(context, origin, row)) {
                    return new Changed<>(changed, Upserted.CREATED);
                }
                if (context.session().fetch(type(), origin.scope(), values) == null) {
                    throw taken("upsert", context, origin, row);
                }
                continue;
            }
            if (collisions().same(current.values(), row)) {
                return new Changed<>(changed, Upserted.SAME);
            }
            References.require(context.session(), type(), origin.scope(), row);
            if (replace(context, origin, current, row)) {
                return new Changed<>(changed, Upserted.CHANGED);
            }
        }
        throw new ConcurrentChangeException(ErrorText.of(
                "Cannot update a " + type().name() + ": others kept changing it; try again",
                "book",
                scope().label(),
                "key",
                key));
    }

    @Override
    final Upserted upsert(WriteContext context, Origin origin, RowValues row) {
        makeRoom(context, origin, collisions().key(row));
        for (int i = 0; i < TRIES; i++) {
            StoredRow current =
                    context.session().fetch(type(), origin.scope(), collisions().key(row));
            if (current == null) {
                if (insert(context, origin, row)) {
                    return Upserted.CREATED;
                }
                if (context.session().fetch(type(), origin.scope(), collisions().key(row)) == null) {
                    throw taken("upsert", context, origin, row);
                }
                continue;
            }
            if (collisions().same(current.values(), row)) {
                return Upserted.SAME;
            }
            References.require(context.session(), type(), origin.scope(), row);
            if (replace(context, origin, current, row)) {
                return Upserted.CHANGED;
            }
        }
        throw new ConcurrentChangeException(ErrorText.of(
                "Cannot upsert a " + type().name() + ": others kept changing it; try again",
                "book",
                scope().label(),
                "key",
                StoredRecord.keyOf(type(), row)));
    }

    @Override
    boolean insertsWholesale() {
        // A former revision, or one's own rule, belongs to each row of the other types.
        return type().kind() == RecordKind.KEYED
                && type().key().fields().size() == 1
                && atomic()
                && type().references().isEmpty()
                && scope().database().rowsAtOnce(type()) > 1;
    }

    /** As one by one: a change may move the moment of what comes after it, so rows between two changes are inserted together. */
    @Override
    final List<Upserted> upsertPart(WriteContext context, Origin origin, List<RowValues> part) {
        Set<Object> kept = collisions().keptKeys(context.session(), origin.scope(), part);
        List<Upserted> all = new ArrayList<>(part.size());
        int from = 0;
        for (int i = 0; i < part.size(); i++) {
            if (!kept.add(collisions().key(part.get(i))[0])) {
                insertAll(context, origin, part.subList(from, i), all);
                all.add(upsert(context, origin, part.get(i)));
                from = i + 1;
            }
        }
        insertAll(context, origin, part.subList(from, part.size()), all);
        return all;
    }

    private void insertAll(WriteContext context, Origin origin, List<RowValues> rows, List<Upserted> all) {
        if (rows.isEmpty()) {
            return;
        }
        RowOutcome[] outcomes = context.session().write(type(), WriteMode.INSERT, context.created(origin, rows));
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] != RowOutcome.CREATED) {
                throw taken("upsert", context, origin, rows.get(i));
            }
            all.add(Upserted.CREATED);
        }
    }

    /** False where another change came between. */
    private boolean replace(WriteContext context, Origin origin, StoredRow current, RowValues row) {
        StoredEnvelope former = current.envelope();
        StoredEnvelope envelope = new StoredEnvelope(
                origin.book(),
                origin.writer(),
                origin.strategyVersion(),
                former.createdAt(),
                context.momentAfter(former.updatedAt()),
                former.revision() + 1);
        RowOutcome outcome =
                context.session().write(type(), WriteMode.UPDATE, List.of(new StoredRow(envelope, row)))[0];
        if (outcome == RowOutcome.EXISTS) {
            throw taken("change", context, origin, row);
        }
        if (outcome == RowOutcome.CHANGED) {
            kept(context, envelope, row, false);
            changed(context, origin, current.values(), row);
            return true;
        }
        return false;
    }

    /** Called for every revision that was written, and for the last one of a record that was deleted. */
    void kept(WriteContext context, StoredEnvelope envelope, RowValues row, boolean deleted) {}
}
