package org.tradingstore.examples.backtest;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;

/** Draws the equity of a book at daily closes, and below it how far it was under its last peak, into a PNG file. */
final class EquityChart {
    static final int WIDTH = 1_000;
    static final int HEIGHT = 320;

    private static final int PERCENT = 100;
    private static final int LABELS_WIDTH = 90;
    private static final Color BLUE = new Color(0x1f, 0x5f, 0xa8);
    private static final Color RED = new Color(0xb0, 0x30, 0x30);

    private EquityChart() {}

    /** Writes {@code file}: two charts, one above the other, each of {@link #WIDTH} by {@link #HEIGHT}. */
    static void write(EquityCurve curve, String title, Path file) throws IOException {
        List<Date> times =
                curve.points().stream().map(point -> Date.from(point.at())).toList();
        XYChart equity = chart(title, curve.currency(), "#,##0");
        add(equity, "equity", times, equity(curve.points()), XYSeriesRenderStyle.Line, BLUE);
        XYChart drawdown = chart("Below the last peak", "%", "0.0");
        add(drawdown, "drawdown", times, drawdown(curve.points()), XYSeriesRenderStyle.Area, RED);
        drawdown.getStyler().setYAxisMax(0.0);
        try (OutputStream out = Files.newOutputStream(file)) {
            BitmapEncoder.saveBitmap(List.of(equity, drawdown), 2, 1, out, BitmapEncoder.BitmapFormat.PNG);
        }
    }

    private static List<Double> equity(List<EquityPoint> points) {
        return points.stream().map(point -> point.equity().doubleValue()).toList();
    }

    /** Percent of the highest equity so far, zero or below. */
    static List<Double> drawdown(List<EquityPoint> points) {
        double[] peak = {Double.NEGATIVE_INFINITY};
        return points.stream()
                .map(point -> {
                    double now = point.equity().doubleValue();
                    peak[0] = Math.max(peak[0], now);
                    return PERCENT * (now - peak[0]) / peak[0];
                })
                .toList();
    }

    private static XYChart chart(String title, String unit, String pattern) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(unit)
                .build();
        chart.getStyler()
                .setLegendVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setYAxisLeftWidthHint(LABELS_WIDTH);
        chart.getStyler().setYAxisDecimalPattern(pattern).setDatePattern("yyyy-MM");
        chart.getStyler().setTimezone(TimeZone.getTimeZone("UTC"));
        return chart;
    }

    private static void add(
            XYChart chart, String name, List<Date> times, List<Double> values, XYSeriesRenderStyle style, Color color) {
        XYSeries line = chart.addSeries(name, times, values);
        line.setXYSeriesRenderStyle(style);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(color);
        line.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), PERCENT));
        line.setLineWidth(1);
    }
}
