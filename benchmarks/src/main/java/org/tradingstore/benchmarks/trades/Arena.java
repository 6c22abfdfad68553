package org.tradingstore.benchmarks.trades;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.tradingstore.benchmarks.measure.Directories;
import org.tradingstore.benchmarks.measure.Rates;
import org.tradingstore.benchmarks.measure.Scale;
import org.tradingstore.ledger.Trade;

/**
 * Where the variants do one work in turns: in each round once the library, once plain JDBC, and in the first rounds each of the others,
 * in the opposite order every other time, so that what else the machine does meets all of them alike. Rounds below 0 warm up.
 */
final class Arena {
    private static final int CHUNK = 50_000;
    /** How many trades are read back one by one after a run. */
    private static final int LOOKED_AT = 20;

    private final Scale scale;
    private final Path directory;
    private long seed;
    private final Map<Variant, Rates> results = new EnumMap<>(Variant.class);

    Arena(Scale scale, Path directory) {
        this.scale = scale;
        this.directory = directory;
        for (Variant variant : Variant.values()) {
            results.put(variant, new Rates(variant.label()));
        }
    }

    /** Measures; the results in the order of the variants. */
    List<Rates> measure(Work work) throws IOException {
        Path kept = Files.createTempDirectory(directory, "kept");
        try {
            List<Trade> sample = fill(work, kept);
            long warm = System.nanoTime() + scale.warmUp();
            int round = -1;
            do {
                play(work, round--, kept, sample);
            } while (System.nanoTime() < warm);
            for (round = 0; round < scale.pairs(); round++) {
                play(work, round, kept, sample);
            }
        } finally {
            Directories.delete(kept);
        }
        return List.copyOf(results.values());
    }

    private void play(Work work, int round, Path kept, List<Trade> sample) throws IOException {
        Map<Variant, Double> rates = new EnumMap<>(Variant.class);
        for (Variant variant : order(round)) {
            Rates result = results(variant);
            if (result.hasFailed()) {
                continue;
            }
            try {
                rates.put(variant, run(work, variant, kept, sample));
            } catch (Exception | LinkageError e) {
                // A peer that cannot do the work is a row that says so; the pair must.
                if (variant.ofPair()) {
                    throw new IllegalStateException("Cannot measure " + work.name() + " of " + variant.label(), e);
                }
                result.failed(String.valueOf(e));
            }
        }
        Double against = rates.get(Variant.JDBC);
        if (round >= 0 && against != null) {
            rates.forEach((variant, rate) -> results(variant).add(rate, against));
        }
    }

    private Rates results(Variant variant) {
        return Objects.requireNonNull(results.get(variant));
    }

    private List<Variant> order(int round) {
        List<Variant> order = new ArrayList<>();
        for (Variant variant : Variant.values()) {
            if (variant.ofPair() || (round >= -1 && round < scale.roundsOfPeers())) {
                order.add(variant);
            }
        }
        if (round % 2 != 0) {
            Collections.reverse(order);
        }
        return order;
    }

    /** Fills the files that all rounds share; some of what is in them, in no order. */
    private static List<Trade> fill(Work work, Path kept) {
        List<Trade> sample = new ArrayList<>();
        if (work.before() == 0) {
            return sample;
        }
        SampleRows rows = new SampleRows(0);
        try (Subject store = Variant.STORE.open(work.engine(), kept);
                Subject plain = Variant.JDBC.open(work.engine(), kept)) {
            for (int done = 0; done < work.before(); done += CHUNK) {
                List<Trade> chunk = rows.next(Math.min(CHUNK, work.before() - done));
                store.bulk(chunk);
                plain.bulk(chunk);
                if (work.reads()) {
                    sample.addAll(chunk);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("Cannot fill the files of " + work.name(), e);
        }
        Collections.shuffle(sample, new Random(1));
        return sample;
    }

    /** Units a second. */
    private double run(Work work, Variant variant, Path kept, List<Trade> sample) throws Exception {
        int count = variant == Variant.STORE ? work.count() : work.countOfPeers();
        // Each run has rows of its own: those of the plain file go into one table, one variant's after the other's.
        seed++;
        List<Trade> trades = work.reads() ? sample.subList(0, count) : new SampleRows(seed).next(count);
        Path place = work.before() > 0 ? kept : Files.createTempDirectory(directory, "run");
        try (Subject subject = variant.open(work.engine(), place)) {
            if (work.reads()) {
                return readings(work, subject, trades);
            }
            long start = System.nanoTime();
            work.step().run(subject, trades);
            double rate = count * 1e9 / (System.nanoTime() - start);
            verify(work, subject, trades);
            return rate;
        } finally {
            if (work.before() == 0) {
                Directories.delete(place);
            }
        }
    }

    /** Looks at what was written: all of it where the file was fresh, and some trades in each case. */
    private static void verify(Work work, Subject subject, List<Trade> trades) throws Exception {
        if (work.before() == 0) {
            long found = subject.scan();
            if (found != trades.size()) {
                throw new IllegalStateException("Wrote " + found + " of " + trades.size() + " trades");
            }
        }
        for (int place = 0; place < trades.size(); place += Math.max(1, trades.size() / LOOKED_AT)) {
            Trade found = subject.byId(trades.get(place));
            if (!found.equals(trades.get(place))) {
                throw new IllegalStateException("Wrote " + found + " for " + trades.get(place));
            }
        }
    }

    /** Units a second of what can be done again, after it was done once: that opened connections and prepared statements. */
    private double readings(Work work, Subject subject, List<Trade> trades) throws Exception {
        work.step().run(subject, trades);
        long units = 0;
        long start = System.nanoTime();
        long spent = 0;
        while (spent < scale.reading()) {
            work.step().run(subject, trades);
            units += trades.size();
            spent = System.nanoTime() - start;
        }
        return units * 1e9 / spent;
    }
}
