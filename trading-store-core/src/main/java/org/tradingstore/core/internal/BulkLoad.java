package org.tradingstore.core.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.LoadReport;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.repository.Upserted;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.WriteMode;

/** One load on its way: writes rows, counts what became of them, and tells how far it is. <em>Not thread-safe: one transaction.</em> */
final class BulkLoad<R, K> {
    private static final int STEP = 10_000;

    private final PlainRecords<R, K> records;
    private final OnConflict onConflict;
    private final LoadProgress progress;
    private final WriteContext context;
    private final Origin origin;
    private long created;
    private long same;
    private long changed;
    private long told;

    private BulkLoad(
            PlainRecords<R, K> records,
            OnConflict onConflict,
            LoadProgress progress,
            WriteContext context,
            Origin origin) {
        this.records = records;
        this.onConflict = onConflict;
        this.progress = progress;
        this.context = context;
        this.origin = origin;
    }

    /** Runs {@code work} in one transaction and reports it. */
    static <R, K> LoadReport run(
            PlainRecords<R, K> records, OnConflict onConflict, LoadProgress progress, Consumer<BulkLoad<R, K>> work) {
        long start = System.nanoTime();
        Origin origin = records.scope().origin();
        LoadCounts counts = records.scope().lane().writeAlone(new Task<>(false, true, List.of(), context -> {
            BulkLoad<R, K> load = new BulkLoad<>(records, onConflict, progress, context, origin);
            work.accept(load);
            progress.loaded(load.counts());
            return load.counts();
        }));
        return new LoadReport(counts, Duration.ofNanos(System.nanoTime() - start));
    }

    /** What the engine offers for loads is asked of it. */
    WriteSession session() {
        return context.session();
    }

    LoadProgress progress() {
        // What the engine writes comes on top of what was written before.
        LoadCounts before = counts();
        return soFar -> progress.loaded(before.plus(soFar));
    }

    /** Adds what the engine wrote by itself. */
    void add(LoadCounts counts) {
        created += counts.created();
        same += counts.same();
        changed += counts.changed();
        context.session().wrote(counts.created() + counts.changed());
    }

    void rows(List<RowValues> rows) {
        if (records.wholesale()) {
            count(context.session().write(records.type(), mode(), context.created(origin, rows)), rows::get);
        } else if (records.insertsWholesale() && onConflict == OnConflict.REPLACE) {
            records.upsertPart(context, origin, rows).forEach(this::count);
        } else if (records.insertsWholesale()) {
            count(context.session().write(records.type(), WriteMode.INSERT, context.created(origin, rows)), rows::get);
        } else {
            rows.forEach(this::one);
        }
    }

    /** Writes rows as they are; what became of them counts when the answer is run. */
    Runnable write(ColumnDomain<R> domain, Columns rows) {
        RowOutcome[] outcomes =
                context.session().writeColumns(records.type(), mode(), context.created(origin), domain.fields(), rows);
        return () -> count(outcomes, row -> domain.row(rows, row));
    }

    void columns(ColumnDomain<R> domain, Columns chunk) {
        if (records.wholesale()) {
            write(domain, chunk).run();
        } else {
            for (int row = 0; row < chunk.size(); row++) {
                one(records.scope()
                        .database()
                        .encode(records.type(), domain.row(chunk, row).array()));
            }
        }
    }

    WriteMode mode() {
        return onConflict == OnConflict.REPLACE ? WriteMode.UPSERT : WriteMode.INSERT;
    }

    private void one(RowValues row) {
        if (onConflict == OnConflict.REPLACE) {
            count(records.upsert(context, origin, row));
        } else {
            count(records.insert(context, origin, row) ? Upserted.CREATED : Upserted.SAME);
        }
    }

    private void count(RowOutcome[] outcomes, IntFunction<RowValues> rows) {
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == RowOutcome.EXISTS && onConflict == OnConflict.REPLACE) {
                throw records.taken("load", context, origin, rows.apply(i));
            }
            count(
                    switch (outcomes[i]) {
                        case CREATED -> Upserted.CREATED;
                        case CHANGED -> Upserted.CHANGED;
                        case SAME, EXISTS, MOVED_ON -> Upserted.SAME;
                    });
        }
    }

    private void count(Upserted outcome) {
        switch (outcome) {
            case CREATED -> created++;
            case SAME -> same++;
            case CHANGED -> changed++;
        }
        step();
    }

    private void step() {
        long rows = created + same + changed;
        if (rows - told >= STEP) {
            told = rows;
            progress.loaded(counts());
        }
    }

    private LoadCounts counts() {
        return new LoadCounts(created, same, changed);
    }
}
