package org.tradingstore.examples.quickstart;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.tradingstore.ledger.EquityPoint;

/** Draws how the equity of a ledger went, a line for each currency, into a PNG file. */
final class EquityChart {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 500;
    private static final int MOST_POINTS = 4_000;

    private EquityChart() {}

    /** Writes {@code file}. @return false if there was nothing to draw */
    static boolean write(EquityView view, String book, Collection<String> currencies, Path file) throws IOException {
        XYChart chart = chart(view.title() + ", " + book);
        boolean drawn = false;
        for (String currency : currencies) {
            EquityThinning curve = new EquityThinning(MOST_POINTS);
            view.equity(currency, curve::add);
            if (!curve.points().isEmpty()) {
                addLine(chart, currency, curve.points());
                drawn = true;
            }
        }
        if (!drawn) {
            return false;
        }
        Files.write(file, ChartEncoder.getBytes(chart, "png"));
        return true;
    }

    private static XYChart chart(String title) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("UTC")
                .build();
        chart.getStyler()
                .setLegendPosition(LegendPosition.InsideSW)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false);
        chart.getStyler().setTimezone(TimeZone.getTimeZone("UTC"));
        return chart;
    }

    /** Equity stays where it is until the next point, so the line goes in steps. */
    private static void addLine(XYChart chart, String currency, List<EquityPoint> points) {
        List<Date> times = points.stream().map(point -> Date.from(point.at())).toList();
        List<Double> values =
                points.stream().map(point -> point.equity().doubleValue()).toList();
        XYSeries line = chart.addSeries(currency, times, values);
        line.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Step);
        line.setMarker(SeriesMarkers.NONE);
    }
}
