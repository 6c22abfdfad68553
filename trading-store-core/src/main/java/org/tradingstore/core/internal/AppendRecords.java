package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Pending;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Records that are written once. */
class AppendRecords<R, K> extends Reads<R, K> implements AppendRepository<R, K> {
    private final Collisions<R, K> collisions;
    private final @Nullable WriteRule<R> rule;

    AppendRecords(RecordType<R, K> type, BookScope scope) {
        this(type, scope, WriteRules.of(type));
    }

    AppendRecords(RecordType<R, K> type, BookScope scope, @Nullable WriteRule<R> rule) {
        super(type, scope);
        this.collisions = new Collisions<>(type, scope);
        this.rule = rule;
    }

    @Override
    public Appended<K> append(R record) {
        return scope().lane().write(task(record));
    }

    @Override
    public final Pending<Appended<K>> appendLater(R record) {
        return scope().lane().writeLater(task(record));
    }

    @Override
    public final List<Appended<K>> appendAll(Collection<? extends R> records) {
        List<R> given = List.copyOf(records);
        if (given.isEmpty()) {
            scope().requireUsable();
            return List.of();
        }
        Origin origin = scope().origin();
        Consumer<Consumer<RowValues>> rows = rows(given);
        int atOnce = scope().database().rowsAtOnce(type());
        return scope().lane().write(new Task<>(false, rule != null, given, context -> {
            // A rule may read what it likes, and so may cursors that are open in a transaction.
            boolean load =
                    RowsAhead.worth(given.size()) && rule == null && !(scope().lane() instanceof TransactionLane);
            List<Appended<K>> outcomes = new ArrayList<>(given.size());
            if (load) {
                context.session().load(type(), given.size());
            }
            if (rule == null && atOnce > 1) {
                appendAtOnce(context, origin, rows, atOnce, outcomes);
            } else {
                rows.accept(row -> outcomes.add(append(context, origin, row)));
            }
            if (load) {
                context.session().loaded(type());
            }
            return outcomes;
        }));
    }

    /**
     * Hands over the rows of records, as often as it is asked. Many are encoded on the way, since a refusal in the midst is taken back to a
     * savepoint; without one nothing may be written before all are encoded.
     */
    private Consumer<Consumer<RowValues>> rows(List<R> given) {
        if (RowsAhead.worth(given.size()) && scope().database().takesBack()) {
            return writer -> RowsAhead.forEach(scope().database().busy(), given, this::encode, writer);
        }
        return given.stream().map(this::encode).toList()::forEach;
    }

    private void appendAtOnce(
            WriteContext context,
            Origin origin,
            Consumer<Consumer<RowValues>> rows,
            int atOnce,
            List<Appended<K>> outcomes) {
        AppendedRows<R, K> appended = new AppendedRows<>(
                type(), context, origin, collisions, (row, kept) -> settled(context, origin, row, kept));
        List<RowValues> part = new ArrayList<>();
        rows.accept(row -> {
            part.add(row);
            if (part.size() == atOnce) {
                outcomes.addAll(appended.write(part));
                part.clear();
            }
        });
        outcomes.addAll(appended.write(part));
    }

    private WriteTask<Appended<K>> task(R record) {
        RowValues row = encode(record);
        Origin origin = scope().origin();
        boolean together = rule == null && type().references().isEmpty();
        return new AppendTask<>(
                scope().label(),
                record,
                rule == null,
                context -> append(context, origin, row),
                together
                        ? new AppendTask.Together<>(
                                type(),
                                context -> new StoredRow(context.created(origin), row),
                                (context, outcome) -> outcome == RowOutcome.CREATED
                                        ? created(row)
                                        : settled(
                                                context,
                                                origin,
                                                row,
                                                collisions.find(context.session(), origin.scope(), row)))
                        : null);
    }

    private Appended<K> created(RowValues row) {
        return new Appended<>(Appended.Outcome.CREATED, StoredRecord.keyOf(type(), row));
    }

    final RowValues encode(R record) {
        Objects.requireNonNull(record, "record");
        return scope().database().encode(type(), Domain.stored(type(), record));
    }

    final Collisions<R, K> collisions() {
        return collisions;
    }

    final Appended<K> append(WriteContext context, Origin origin, RowValues row) {
        References.require(context.session(), type(), origin.scope(), row);
        if (context.insert(type(), context.created(origin), row) == RowOutcome.CREATED) {
            if (rule != null) {
                rule.created(new WriteRule.Site(scope(), context, origin), StoredRecord.of(type(), row));
            }
            return created(row);
        }
        return settled(context, origin, row, collisions.find(context.session(), origin.scope(), row));
    }

    /** The answer for a row that meets one that is kept. */
    private Appended<K> settled(WriteContext context, Origin origin, RowValues row, Collisions.Kept kept) {
        if (collisions.differences(kept, row).isEmpty()) {
            return new Appended<>(
                    Appended.Outcome.ALREADY_SAME,
                    StoredRecord.keyOf(type(), kept.row().values()));
        }
        return alike(context.session(), origin.scope(), row)
                .map(key -> new Appended<>(Appended.Outcome.ALREADY_SAME, key))
                .orElseThrow(() -> collisions.conflict("append", kept, row));
    }

    /** The key of a record that counts as the same though another one collides; none unless a type has such a rule. */
    Optional<K> alike(StorageSession session, Scope where, RowValues given) {
        return Optional.empty();
    }
}
