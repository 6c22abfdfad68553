package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.threads.SideWork;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Inserted;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.LoadReport;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.repository.Upserted;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordKind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** Records with one current row per key; without an envelope here, with one in the subclass. */
class PlainRecords<R, K> extends Reads<R, K> implements PlainRepository<R, K> {
    private static final int BATCH = 100;

    /** As many more rows are given at once by column as by row: a number takes a fraction of the memory of an object. */
    private static final int COLUMN_ROWS = 4;

    private final Collisions<R, K> collisions;
    private final @Nullable WriteRule<R> rule;

    PlainRecords(RecordType<R, K> type, BookScope scope) {
        this(type, scope, WriteRules.of(type));
    }

    PlainRecords(RecordType<R, K> type, BookScope scope, @Nullable WriteRule<R> rule) {
        super(type, scope);
        this.collisions = new Collisions<>(type, scope);
        this.rule = rule;
    }

    final Collisions<R, K> collisions() {
        return collisions;
    }

    @Override
    public final Upserted upsert(R record) {
        RowValues row = encode(record);
        Origin origin = scope().origin();
        return scope().lane()
                .write(new Task<>(atomic(), true, List.of(record), context -> upsert(context, origin, row)));
    }

    @Override
    public final List<Upserted> upsertAll(Collection<? extends R> records) {
        List<R> given = List.copyOf(records);
        if (given.isEmpty()) {
            scope().requireUsable();
            return List.of();
        }
        List<RowValues> rows = new ArrayList<>(given.size());
        given.forEach(record -> rows.add(encode(record)));
        Origin origin = scope().origin();
        int atOnce = wholesale() || insertsWholesale() ? scope().database().rowsAtOnce(type()) : 1;
        return scope().lane().write(new Task<>(false, true, given, context -> {
            if (atOnce > 1) {
                return upsertAtOnce(context, origin, rows, atOnce);
            }
            List<Upserted> outcomes = new ArrayList<>(rows.size());
            for (RowValues row : rows) {
                outcomes.add(upsert(context, origin, row));
            }
            return outcomes;
        }));
    }

    private List<Upserted> upsertAtOnce(WriteContext context, Origin origin, List<RowValues> rows, int atOnce) {
        List<Upserted> all = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += atOnce) {
            List<RowValues> part = rows.subList(from, Math.min(rows.size(), from + atOnce));
            if (!wholesale()) {
                all.addAll(upsertPart(context, origin, part));
                continue;
            }
            RowOutcome[] outcomes = context.session().write(type(), WriteMode.UPSERT, context.created(origin, part));
            for (int i = 0; i < outcomes.length; i++) {
                all.add(upserted(outcomes[i], context, origin, part.get(i)));
            }
        }
        return all;
    }

    /** Upserts rows of which those that are new go to the engine together. */
    List<Upserted> upsertPart(WriteContext context, Origin origin, List<RowValues> part) {
        throw new IllegalStateException("Rows of " + type() + " are not written so");
    }

    /** Whether rows that are new go to the engine as they are, though those that are not are compared with what is kept. */
    boolean insertsWholesale() {
        return false;
    }

    /** Whether rows go to the engine as they are, with nothing to look up beside them. */
    final boolean wholesale() {
        return type().kind() == RecordKind.PLAIN && type().references().isEmpty();
    }

    @Override
    public final Inserted insertIfAbsent(R record) {
        RowValues row = encode(record);
        Origin origin = scope().origin();
        return scope().lane()
                .write(new Task<>(
                        atomic(),
                        true,
                        List.of(record),
                        context -> insert(context, origin, row) ? Inserted.CREATED : Inserted.EXISTS));
    }

    @Override
    public final boolean delete(K key) {
        Object[] values = type().key().values(key);
        if (scope().neverWrote()) {
            return false;
        }
        Origin origin = scope().origin();
        return scope().lane().write(new Task<>(atomic(), true, List.of(), context -> delete(context, origin, values)));
    }

    @Override
    public final LoadReport load(Stream<? extends R> records, OnConflict onConflict, LoadProgress progress) {
        int batch = Math.max(BATCH, scope().database().rowsAtOnce(type()));
        return BulkLoad.run(this, onConflict, progress, load -> {
            List<RowValues> rows = new ArrayList<>(BATCH);
            // In order and on this thread, which has the session.
            for (Iterator<? extends R> each = records.sequential().iterator(); each.hasNext(); ) {
                rows.add(encode(each.next()));
                if (rows.size() == batch) {
                    load.rows(rows);
                    rows.clear();
                }
            }
            load.rows(rows);
        });
    }

    @Override
    public final LoadReport loadColumns(
            List<? extends OrderedField<R, ?>> fields,
            Stream<Columns> chunks,
            OnConflict onConflict,
            LoadProgress progress) {
        ColumnDomain<R> domain =
                new ColumnDomain<>(type(), fields, scope().database().busy());
        int atOnce = wholesale() ? scope().database().rowsAtOnce(type()) : 1;
        return BulkLoad.run(this, onConflict, progress, load -> {
            try (SideWork<Runnable> behind = new SideWork<>("trading-store-load")) {
                ColumnGather gather = new ColumnGather(
                        atOnce > 1 ? COLUMN_ROWS * atOnce : 1,
                        chunk -> {
                            tell(behind);
                            load.columns(domain, chunk);
                        },
                        part -> {
                            tell(behind);
                            behind.begin(() -> load.write(domain, part));
                            if (scope().lane() instanceof TransactionLane) {
                                // What gives the chunks may use the transaction's session too.
                                tell(behind);
                            }
                        });
                for (Iterator<Columns> each = chunks.sequential().iterator(); each.hasNext(); ) {
                    gather.add(domain.checked(each.next()));
                }
                gather.flush();
                tell(behind);
            }
        });
    }

    /** Tells of what was written meanwhile, on the thread of the caller. */
    private static void tell(SideWork<Runnable> written) {
        if (written.begun()) {
            written.take().run();
        }
    }

    /** Whether one record's write is a single row's, which an engine refuses without a trace. */
    boolean atomic() {
        return rule == null;
    }

    final RowValues encode(R record) {
        Objects.requireNonNull(record, "record");
        return scope().database().encode(type(), Domain.stored(type(), record));
    }

    /** Called before anything is written under a key: removes a row that is kept but no longer there for those who ask. */
    void makeRoom(WriteContext context, Origin origin, Object[] key) {}

    /** False where the key or unique components are taken. */
    boolean insert(WriteContext context, Origin origin, RowValues row) {
        makeRoom(context, origin, collisions.key(row));
        References.require(context.session(), type(), origin.scope(), row);
        if (context.insert(type(), context.created(origin), row) != RowOutcome.CREATED) {
            return false;
        }
        created(context, origin, row);
        return true;
    }

    Upserted upsert(WriteContext context, Origin origin, RowValues row) {
        References.require(context.session(), type(), origin.scope(), row);
        RowOutcome outcome = context.session()
                .write(type(), WriteMode.UPSERT, List.of(new StoredRow(context.created(origin), row)))[0];
        return upserted(outcome, context, origin, row);
    }

    private Upserted upserted(RowOutcome outcome, WriteContext context, Origin origin, RowValues row) {
        return switch (outcome) {
            case CREATED -> Upserted.CREATED;
            case SAME -> Upserted.SAME;
            case CHANGED -> Upserted.CHANGED;
            case EXISTS, MOVED_ON -> throw taken("upsert", context, origin, row);
        };
    }

    boolean delete(WriteContext context, Origin origin, Object[] key) {
        makeRoom(context, origin, key);
        StoredRow former = rule == null ? null : context.session().fetch(type(), origin.scope(), key);
        if (!context.session().delete(type(), origin.scope(), List.<Object[]>of(key))[0]) {
            return false;
        }
        if (rule != null && former != null) {
            rule.deleted(new WriteRule.Site(scope(), context, origin), StoredRecord.of(type(), former.values()));
        }
        return true;
    }

    /** Called for every row that was inserted. */
    final void created(WriteContext context, Origin origin, RowValues row) {
        if (rule != null) {
            rule.created(new WriteRule.Site(scope(), context, origin), StoredRecord.of(type(), row));
        }
    }

    /** Called for every row that was changed. */
    final void changed(WriteContext context, Origin origin, RowValues former, RowValues row) {
        if (rule != null) {
            rule.changed(
                    new WriteRule.Site(scope(), context, origin),
                    StoredRecord.of(type(), former),
                    StoredRecord.of(type(), row));
        }
    }

    /** The refusal of a row whose unique components another record has. */
    final RuntimeException taken(String verb, WriteContext context, Origin origin, RowValues row) {
        return collisions
                .findByIndex(context.session(), origin.scope(), row)
                .<RuntimeException>map(kept -> collisions.conflict(verb, kept, row))
                .orElseGet(() -> new IllegalStateException("An engine refused a row of " + type() + " for no reason"));
    }
}
