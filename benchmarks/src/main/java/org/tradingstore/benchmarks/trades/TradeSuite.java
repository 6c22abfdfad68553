package org.tradingstore.benchmarks.trades;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tradingstore.benchmarks.measure.Contest;
import org.tradingstore.benchmarks.measure.Match;
import org.tradingstore.benchmarks.measure.Rates;
import org.tradingstore.benchmarks.measure.Report;
import org.tradingstore.benchmarks.measure.Scale;
import org.tradingstore.benchmarks.measure.Suite;

/** The works on trades of one engine. */
public final class TradeSuite implements Suite {
    private final Engine engine;
    private final Scale scale;
    private final Path directory;
    private final List<Work> all;

    private TradeSuite(Engine engine, Scale scale, Path directory) {
        this.engine = engine;
        this.scale = scale;
        this.directory = directory;
        this.all =
                Work.all(scale).stream().filter(work -> work.engine() == engine).toList();
    }

    public static TradeSuite sqlite(Scale scale, Path directory) {
        return new TradeSuite(Engine.SQLITE, scale, directory);
    }

    public static TradeSuite duckdb(Scale scale, Path directory) {
        return new TradeSuite(Engine.DUCKDB, scale, directory);
    }

    @Override
    public List<String> works() {
        List<String> names = new ArrayList<>(all.stream().map(Work::name).toList());
        if (engine == Engine.SQLITE) {
            names.add(OpenWork.NAME);
        } else {
            names.add(AggregateWork.NAME);
        }
        return names;
    }

    @Override
    public void run(Collection<String> names, Report report) throws IOException, SQLException {
        if (!Callers.virtual()) {
            report.say("Callers are platform threads: this Java, " + Runtime.version() + ", has no virtual ones.");
        }
        for (Work work : all) {
            if (names.contains(work.name())) {
                report(report, work.name(), work.unit(), new Arena(scale, directory).measure(work));
            }
        }
        if (names.contains(OpenWork.NAME)) {
            report(report, OpenWork.NAME, OpenWork.UNIT, new OpenWork(scale, directory).measure());
        }
        if (names.contains(AggregateWork.NAME)) {
            aggregate(report);
        }
    }

    private void aggregate(Report report) throws IOException {
        Match match = new AggregateWork(scale).match();
        new Contest(scale, directory)
                .measure(match)
                .forEach(rates -> report.add(match.name(), match.unit(), match.against(), rates));
    }

    private static void report(Report report, String work, String unit, List<Rates> results) {
        results.forEach(rates -> report.add(work, unit, Variant.JDBC.label(), rates));
    }
}
