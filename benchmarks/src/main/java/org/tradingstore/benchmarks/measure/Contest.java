package org.tradingstore.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the contenders of a match do one work in turns, in the opposite order every other round, so that what else the machine does meets
 * all of them alike. What each did is looked at after it. Rounds below 0 warm up.
 */
public final class Contest {
    /** Nanoseconds of a run that need not be repeated. */
    private static final long LONG = 5_000_000_000L;

    private final Scale scale;
    private final Path directory;

    /** Keeps its files below {@code directory}. */
    public Contest(Scale scale, Path directory) {
        this.scale = scale;
        this.directory = directory;
    }

    /** Measures; the results in the order of the contenders. */
    public List<Rates> measure(Match match) throws IOException {
        Map<String, Rates> results = new LinkedHashMap<>();
        match.contenders().forEach(contender -> results.put(contender.label(), new Rates(contender.label())));
        Path kept = Files.createTempDirectory(directory, "kept");
        try {
            fill(match, kept);
            long warm = System.nanoTime() + scale.warmUp();
            int round = -1;
            do {
                play(match, round--, kept, results);
            } while (System.nanoTime() < warm);
            for (round = 0; round < scale.pairs(); round++) {
                play(match, round, kept, results);
            }
        } finally {
            Directories.delete(kept);
        }
        return List.copyOf(results.values());
    }

    private static void fill(Match match, Path kept) {
        try {
            match.filling().fill(kept);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot make what the attempts at " + match.name() + " share", e);
        }
    }

    private void play(Match match, int round, Path kept, Map<String, Rates> results) throws IOException {
        Map<String, Double> rates = new LinkedHashMap<>();
        for (Contender contender : order(match, round)) {
            Rates result = Objects.requireNonNull(results.get(contender.label()));
            if (result.hasFailed()) {
                continue;
            }
            try {
                rates.put(contender.label(), run(match.kind(), contender, kept));
            } catch (Exception | LinkageError e) {
                // A peer that cannot do the work is a row that says so; the others must.
                if (contender.turns() == Contender.Turns.ALL) {
                    throw new IllegalStateException("Cannot measure " + match.name() + " of " + contender.label(), e);
                }
                result.failed(String.valueOf(e));
            }
        }
        Double against = rates.get(match.against());
        if (round >= 0 && against != null) {
            rates.forEach(
                    (label, rate) -> Objects.requireNonNull(results.get(label)).add(rate, against));
        }
    }

    private List<Contender> order(Match match, int round) {
        boolean all = round >= -1 && round < scale.roundsOfPeers();
        List<Contender> order = new ArrayList<>(match.contenders().stream()
                .filter(contender -> all || contender.turns() == Contender.Turns.ALL)
                .toList());
        if (round % 2 != 0) {
            Collections.reverse(order);
        }
        return order;
    }

    /** Units a second. */
    private double run(Match.Kind kind, Contender contender, Path kept) throws Exception {
        Path own = Files.createTempDirectory(directory, "run");
        try (Attempt attempt = contender.opening().open(new Places(kept, own))) {
            double rate = kind == Match.Kind.READS ? again(attempt) : once(attempt);
            attempt.verify();
            return rate;
        } finally {
            Directories.delete(own);
        }
    }

    private static double once(Attempt attempt) throws Exception {
        long start = System.nanoTime();
        long units = attempt.run();
        return units * 1e9 / (System.nanoTime() - start);
    }

    private double again(Attempt attempt) throws Exception {
        long first = System.nanoTime();
        long opening = attempt.run();
        long lasted = System.nanoTime() - first;
        if (lasted > LONG) {
            // What opens and prepares is no part of it that could be seen.
            return opening * 1e9 / lasted;
        }
        long units = 0;
        long start = System.nanoTime();
        long spent = 0;
        while (spent < scale.reading()) {
            units += attempt.run();
            spent = System.nanoTime() - start;
        }
        return units * 1e9 / spent;
    }
}
