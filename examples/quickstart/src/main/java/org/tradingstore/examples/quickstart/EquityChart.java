package org.tradingstore.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.schema.TimeRange;

/** Draws equity over time, one line for each currency. */
final class EquityChart {
    private EquityChart() {}

    /** Writes {@code file}, which ends in .png; empty where there is no equity to draw. */
    static Optional<Path> write(Ledger ledger, Iterable<String> currencies, Path file) {
        XYChart chart = new XYChartBuilder()
                .width(1000)
                .height(500)
                .title("Equity: realised profit less fees")
                .yAxisTitle("money")
                .build();
        boolean drawn = false;
        for (String currency : currencies) {
            EquityCurve curve = ledger.equityCurve(CostBasis.FIFO, currency, TimeRange.all());
            if (curve.points().isEmpty()) {
                continue;
            }
            List<Date> times = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (EquityPoint point : curve.points()) {
                times.add(Date.from(point.at()));
                values.add(point.equity().doubleValue());
            }
            drawn = true;
            chart.addSeries(currency, times, values).setMarker(SeriesMarkers.NONE);
        }
        if (!drawn) {
            return Optional.empty();
        }
        try {
            Files.write(file, ChartEncoder.getBytes(chart, "png"));
        } catch (IOException e) {
            throw new InputException("The chart cannot be written: " + file, e);
        }
        return Optional.of(file);
    }
}
