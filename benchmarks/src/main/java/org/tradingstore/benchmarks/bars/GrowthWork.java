package org.tradingstore.benchmarks.bars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.tradingstore.benchmarks.measure.Directories;
import org.tradingstore.benchmarks.measure.Rates;
import org.tradingstore.benchmarks.measure.Report;
import org.tradingstore.benchmarks.measure.Scale;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.LoadReport;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.DateRange;

/**
 * What the library's work costs as its file grows: of 500 symbols with more and more days each, so that every step is the same at each
 * size. Against the same at the smallest size.
 */
final class GrowthWork {
    static final String NAME = "duckdb-growth";

    /** Days of all symbols that are loaded, and of one symbol that are read. */
    private static final int MORE_DAYS = 200;
    /** Days of all symbols that are replaced. */
    private static final int CORRECTED_DAYS = 20;

    private final Path directory;
    private final int rounds;
    private final int[] days;

    GrowthWork(Scale scale, Path directory) {
        this.directory = directory;
        this.rounds = scale.of(5, 3);
        this.days = scale == Scale.FULL ? new int[] {200, 2_000, 10_000, 40_000} : new int[] {200, 1_000};
    }

    /** What is done at each size. */
    private enum Step {
        LOAD("load", "rows/s"),
        UPSERT("upsert", "rows/s"),
        SERIES("series", "rows/s"),
        LATEST("latest", "symbols/s");

        private final String label;
        private final String unit;

        Step(String label, String unit) {
            this.label = label;
            this.unit = unit;
        }
    }

    void run(Report report) throws IOException {
        Map<Step, List<List<Double>>> rates = new LinkedHashMap<>();
        for (Step step : Step.values()) {
            rates.put(step, new ArrayList<>());
        }
        Bars bars = new Bars(days[days.length - 1] + MORE_DAYS);
        // The first size twice: what is compiled then must not make the smallest look slow.
        measure(bars, days[0]);
        for (int size : days) {
            measure(bars, size)
                    .forEach((step, found) ->
                            Objects.requireNonNull(rates.get(step)).add(found));
        }
        rates.forEach((step, found) -> {
            for (int size = 0; size < days.length; size++) {
                Rates reached = new Rates(label(days[size]));
                for (int round = 0; round < rounds; round++) {
                    reached.add(found.get(size).get(round), found.get(0).get(round));
                }
                report.add(NAME + "-" + step.label, step.unit, label(days[0]), reached);
            }
        });
    }

    private static String label(int days) {
        return "at " + (long) days * Bars.SYMBOLS;
    }

    private Map<Step, List<Double>> measure(Bars bars, int size) throws IOException {
        Map<Step, List<Double>> rates = new LinkedHashMap<>();
        Path kept = Files.createTempDirectory(directory, "growth");
        try {
            StoreFile.fill(kept, new Rows(bars, Bars.SYMBOLS, 0, size, 1, Bars.SOURCE));
            Rows more = new Rows(bars, Bars.SYMBOLS, size, size + MORE_DAYS, 1, Bars.SOURCE);
            Rows corrected = new Rows(bars, Bars.SYMBOLS, size - CORRECTED_DAYS, size, 1, "corrected");
            List<Double> loads = new ArrayList<>();
            List<Double> upserts = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                loads.add(load(kept, more, OnConflict.SKIP));
                upserts.add(load(kept, corrected, OnConflict.REPLACE));
            }
            rates.put(Step.LOAD, loads);
            rates.put(Step.UPSERT, upserts);
            try (StoreFile file = StoreFile.open(kept)) {
                rates.put(Step.SERIES, series(file, bars, size));
                rates.put(Step.LATEST, latest(file, size));
            }
        } finally {
            Directories.delete(kept);
        }
        return rates;
    }

    /** Into a copy, so that each round meets the same. */
    private double load(Path kept, Rows rows, OnConflict onConflict) throws IOException {
        Path own = Files.createTempDirectory(directory, "run");
        try {
            copy(kept.resolve("store"), own.resolve("store"));
            try (StoreFile file = StoreFile.open(own)) {
                long before = file.prices().count(DailyPrice.TYPE.all());
                long start = System.nanoTime();
                LoadReport report =
                        file.prices().loadColumns(StoreFile.COLUMNS, rows.chunks(), onConflict, LoadProgress.NONE);
                double rate = rows.size() * 1e9 / (System.nanoTime() - start);
                long created = onConflict == OnConflict.SKIP ? rows.size() : 0;
                require(report.counts().created(), created);
                require(report.counts().changed(), rows.size() - created);
                require(file.prices().count(DailyPrice.TYPE.all()), before + created);
                return rate;
            }
        } finally {
            Directories.delete(own);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** The last days of every tenth symbol, one after the other. */
    private List<Double> series(StoreFile file, Bars bars, int size) {
        DateRange last = new DateRange(Bars.date(size - MORE_DAYS), Bars.date(size));
        List<Double> rates = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            long read = 0;
            long start = System.nanoTime();
            for (int number = 0; number < Bars.SYMBOLS; number += 10) {
                PriceColumns columns = file.prices().columns(bars.symbol(number), last);
                read += columns.size();
            }
            double rate = read * 1e9 / (System.nanoTime() - start);
            require(read, (long) MORE_DAYS * Bars.SYMBOLS / 10);
            if (round >= 0) {
                rates.add(rate);
            }
        }
        return rates;
    }

    private List<Double> latest(StoreFile file, int size) {
        List<Double> rates = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            long start = System.nanoTime();
            List<DailyPrice> found = new ArrayList<>();
            try (Cursor<DailyPrice> latest = file.prices().latestOfAll()) {
                latest.forEach(found::add);
            }
            double rate = found.size() * 1e9 / (System.nanoTime() - start);
            require(found.size(), Bars.SYMBOLS);
            found.forEach(price ->
                    require(price.date().toEpochDay(), Bars.date(size - 1).toEpochDay()));
            if (round >= 0) {
                rates.add(rate);
            }
        }
        return rates;
    }

    private static void require(long found, long wanted) {
        if (found != wanted) {
            throw new IllegalStateException("Found " + found + ", wanted " + wanted);
        }
    }
}
