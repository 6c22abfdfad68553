package org.tradingstore.testkit.internal.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tradingstore.files.ExportReport;
import org.tradingstore.files.ImportReport;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.history.PriceSeries;
import org.tradingstore.ledger.PriceSource;
import org.tradingstore.repository.AsOf;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.LoadReport;
import org.tradingstore.repository.Measure;
import org.tradingstore.repository.Page;
import org.tradingstore.repository.Pending;
import org.tradingstore.schema.Condition;

/** What an operation answered, as text that can be compared; cursors are read to their end and closed. */
public final class Rendering {
    /** What groups are told apart by: aggregations ask for this measure. */
    static final Measure<?, Long> COUNT = Measure.count();

    private Rendering() {}

    /** The text of a result. @throws IllegalStateException for a class of the library that has no text of its own yet */
    public static String of(@Nullable Object result) {
        if (result instanceof Cursor<?> cursor) {
            List<String> records = new ArrayList<>();
            try (cursor) {
                cursor.forEach(record -> records.add(of(record)));
            }
            return records.toString();
        }
        if (result instanceof ColumnCursor columns) {
            return columns(columns);
        }
        if (result instanceof Pending<?> pending) {
            return of(pending.await());
        }
        if (result instanceof Page<?> page) {
            return of(page.records()) + page.next().isPresent();
        }
        if (result instanceof AsOf<?, ?> asOf) {
            return asOf(asOf);
        }
        if (result instanceof Group<?> group) {
            return group(group);
        }
        if (result instanceof LoadReport report) {
            // A load also says how long it took.
            return of(report.counts());
        }
        if (result instanceof ImportReport report) {
            return of(report.counts()) + report.read() + report.rejected();
        }
        if (result instanceof ExportReport report) {
            return of(report.records());
        }
        if (result instanceof PriceColumns prices) {
            return Arrays.toString(prices.time()) + Arrays.toString(prices.close());
        }
        if (result instanceof PriceSeries series) {
            return Arrays.toString(series.time()) + Arrays.toString(series.value()) + series.passedOver();
        }
        if (result instanceof PriceSource prices) {
            return of(prices.lastClose("AAPL", Instant.parse("2026-01-02T00:00:00Z")));
        }
        if (result instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (result instanceof List<?> list) {
            return list.stream().map(Rendering::of).toList().toString();
        }
        if (result instanceof Map<?, ?> map) {
            Map<String, String> texts = new TreeMap<>();
            map.forEach((key, value) -> texts.put(of(key), of(value)));
            return texts.toString();
        }
        return plain(result);
    }

    private static String plain(@Nullable Object result) {
        if (result == null) {
            return "nothing";
        }
        boolean ours = result.getClass().getName().startsWith("org.tradingstore.");
        boolean text = result instanceof Record || result instanceof Enum<?> || !ours || hasText(result.getClass());
        if (!text) {
            throw new IllegalStateException("Teach Rendering what a " + result.getClass() + " holds");
        }
        return result.toString();
    }

    private static boolean hasText(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new LinkageError("Every class has a toString", e);
        }
    }

    private static <R, K> String asOf(AsOf<R, K> asOf) {
        try (Cursor<R> all = asOf.scan(Condition.always())) {
            return of(all);
        }
    }

    @SuppressWarnings("unchecked") // the count is of no record's own
    private static <R> String group(Group<R> group) {
        return of(group.value((Measure<R, Long>) COUNT));
    }

    private static String columns(ColumnCursor cursor) {
        StringBuilder text = new StringBuilder();
        try (cursor) {
            for (Columns chunk = cursor.next(); chunk != null; chunk = cursor.next()) {
                for (int column = 0; column < chunk.width(); column++) {
                    text.append(column(chunk, column));
                }
            }
        }
        return text.toString();
    }

    private static String column(Columns chunk, int column) {
        Object array = chunk.array(column);
        if (array instanceof long[] longs) {
            return Arrays.toString(Arrays.copyOf(longs, chunk.size()));
        }
        if (array instanceof double[] doubles) {
            return Arrays.toString(Arrays.copyOf(doubles, chunk.size()));
        }
        return Arrays.toString(Arrays.copyOf((Object[]) array, chunk.size()));
    }
}
