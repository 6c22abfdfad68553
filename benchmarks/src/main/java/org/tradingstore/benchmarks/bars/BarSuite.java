package org.tradingstore.benchmarks.bars;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.tradingstore.benchmarks.measure.Contest;
import org.tradingstore.benchmarks.measure.Match;
import org.tradingstore.benchmarks.measure.Report;
import org.tradingstore.benchmarks.measure.Scale;
import org.tradingstore.benchmarks.measure.Suite;

/** The works on daily prices: five million of them, quick half a million. */
public final class BarSuite implements Suite {
    private final Scale scale;
    private final Path directory;

    /** Keeps its files below {@code directory}. */
    public BarSuite(Scale scale, Path directory) {
        this.scale = scale;
        this.directory = directory;
    }

    @Override
    public List<String> works() {
        return Stream.of(LoadWorks.NAMES, ReadWorks.NAMES, ComputeWorks.NAMES, List.of(GrowthWork.NAME))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void run(Collection<String> names, Report report) throws IOException {
        Bars bars = new Bars(Integer.getInteger("benchmarks.days", scale.of(10_000, 1_000)));
        Rows rows = new Rows(bars, Bars.SYMBOLS, 0, bars.days(), 1, Bars.SOURCE);
        for (String name : works()) {
            if (!names.contains(name)) {
                continue;
            }
            if (name.equals(GrowthWork.NAME)) {
                new GrowthWork(scale, directory).run(report);
            } else {
                Match match = match(name, rows);
                new Contest(scale, directory)
                        .measure(match)
                        .forEach(rates -> report.add(match.name(), match.unit(), match.against(), rates));
            }
        }
    }

    private Match match(String name, Rows rows) {
        return switch (name) {
            case LoadWorks.EMPTY -> new LoadWorks(scale, rows).empty();
            case LoadWorks.KEYED -> new LoadWorks(scale, rows).keyed();
            case LoadWorks.OVER -> new LoadWorks(scale, rows).over();
            case ReadWorks.COLUMNS -> new ReadWorks(rows).columns();
            case ReadWorks.SERIES -> new ReadWorks(rows).series();
            case ReadWorks.RECORDS -> new ReadWorks(rows).records();
            case ComputeWorks.AGGREGATE -> new ComputeWorks(rows).aggregate();
            case ComputeWorks.DRAWDOWN -> new ComputeWorks(rows).drawdown();
            case ComputeWorks.MOVING_AVERAGE -> new ComputeWorks(rows).movingAverage();
            default -> throw new IllegalArgumentException("No such work: " + name);
        };
    }
}
