package org.tradingstore.benchmarks.bars;

import java.time.LocalDate;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.tradingstore.benchmarks.measure.Attempt;
import org.tradingstore.benchmarks.measure.Places;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.LoadReport;
import org.tradingstore.repository.PlainRepository.OnConflict;

/** A load by the library. */
final class StoreLoad implements Attempt {
    private final StoreFile file;
    private final Plan plan;
    private @Nullable LoadReport report;

    StoreLoad(Places places, Plan plan) {
        this.plan = plan;
        this.file = StoreFile.open(places.own());
        if (plan.former != null) {
            file.load(plan.former);
        } else {
            // Its tables are made at the first use.
            file.prices().count(DailyPrice.TYPE.all());
        }
    }

    /** How the bars are handed over. */
    enum Form {
        COLUMNS,
        RECORDS
    }

    /** What is loaded, and over what. */
    record Plan(@Nullable Rows former, Rows rows, OnConflict onConflict, Form form) {}

    static Plan into(Rows rows, OnConflict onConflict, Form form) {
        return new Plan(null, rows, onConflict, form);
    }

    static Plan over(Rows former, Rows rows, OnConflict onConflict) {
        return new Plan(former, rows, onConflict, Form.COLUMNS);
    }

    @Override
    public long run() {
        LoadReport done = plan.form == Form.COLUMNS
                ? file.prices().loadColumns(StoreFile.COLUMNS, plan.rows.chunks(), plan.onConflict, LoadProgress.NONE)
                : file.prices().load(records(), plan.onConflict, LoadProgress.NONE);
        report = done;
        return done.records();
    }

    private Stream<DailyPrice> records() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(plan.rows.iterator(StoreLoad::price), Spliterator.ORDERED), false);
    }

    private static DailyPrice price(Series series, int place, String source) {
        return new DailyPrice(
                series.symbol(),
                LocalDate.ofEpochDay(series.day()[place]),
                series.open()[place],
                series.high()[place],
                series.low()[place],
                series.close()[place],
                orNull(series.adjustedClose()[place]),
                orNull(series.volume()[place]),
                source);
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    @Override
    public void verify() {
        long taken = plan.former == null ? 0 : plan.former.size();
        boolean skips = plan.onConflict == OnConflict.SKIP;
        LoadCounts wanted = new LoadCounts(plan.rows.size() - taken, skips ? taken : 0, skips ? 0 : taken);
        if (report == null || !report.counts().equals(wanted)) {
            throw new IllegalStateException("The library reports " + report + ", wanted " + wanted);
        }
        Rows stayed = plan.former != null && skips ? plan.former : plan.rows;
        file.tally().require(plan.rows.tallyBeside(stayed));
    }

    @Override
    public void close() {
        file.close();
    }
}
