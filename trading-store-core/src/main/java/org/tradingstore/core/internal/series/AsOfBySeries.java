package org.tradingstore.core.internal.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.schema.TextField;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/**
 * Looks up one series after the other, in the order of time, and reads on from what it found as long as moments follow closely, as any
 * engine can. <em>Not thread-safe: it belongs to a session.</em>
 */
public final class AsOfBySeries implements AsOfSearch {
    private static final int READ_AHEAD = 256;

    private final StorageSession session;

    /** In {@code session}, which sees one state. */
    public AsOfBySeries(StorageSession session) {
        this.session = session;
    }

    @Override
    public void search(Selection selection, SeriesScan.Series series, String[] names, long[] times, Found found) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            places.computeIfAbsent(names[i], any -> new ArrayList<>()).add(i);
        }
        places.forEach((name, own) -> {
            own.sort(Comparator.comparingLong(place -> times[place]));
            OneSeries one = new OneSeries(selection, series, name);
            for (int i = 0; i < own.size(); i++) {
                int place = own.get(i);
                // The last one asked for needs nothing behind it.
                Bar bar = one.last(times[place], i + 1 < own.size());
                if (bar != null) {
                    found.at(place, bar.time(), bar.value());
                }
            }
        });
    }

    private record Bar(long time, double value) {}

    /** Goes forward through one series. */
    private final class OneSeries {
        private final Selection selection;
        private final SeriesScan.Series series;
        private final String name;

        /** The last bar at the time that was asked for or before, then those that follow it, up to {@code until}. */
        private List<Bar> bars = List.of();

        private long until = Long.MIN_VALUE;
        private int place;

        OneSeries(Selection selection, SeriesScan.Series series, String name) {
            this.selection = selection;
            this.series = series;
            this.name = name;
        }

        @Nullable
        Bar last(long time, boolean more) {
            if (time > until) {
                read(time, more);
            }
            while (place + 1 < bars.size() && bars.get(place + 1).time() <= time) {
                place++;
            }
            return bars.isEmpty() || bars.get(place).time() > time ? null : bars.get(place);
        }

        private void read(long time, boolean more) {
            bars = new ArrayList<>(bars(time, Sort.Direction.DESC, 1));
            place = 0;
            until = time;
            if (more) {
                List<Bar> ahead = bars(time, Sort.Direction.ASC, READ_AHEAD);
                bars.addAll(ahead);
                // Fewer than asked for: behind the last one there are none.
                until = ahead.size() < READ_AHEAD
                        ? Long.MAX_VALUE
                        : ahead.get(READ_AHEAD - 1).time();
            }
        }

        /** The nearest bars: downwards those at {@code time} or before, upwards those behind it. */
        private List<Bar> bars(long time, Sort.Direction direction, int limit) {
            List<Bar> read = new ArrayList<>();
            try (RowCursor rows = session.scan(asked(selection.type(), time, direction, limit))) {
                for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                    read.add(new Bar(
                            PortableNumbers.number(value(row, series.time())), (Double) value(row, series.value())));
                }
            }
            return read;
        }

        private Object value(StoredRow row, OrderedField<?, ?> field) {
            return Objects.requireNonNull(row.values().value(field.ordinal()), field.name());
        }

        @SuppressWarnings("unchecked") // selection and fields are of one type
        private <R> Scan asked(RecordType<R, ?> type, long number, Sort.Direction direction, int limit) {
            OrderedField<R, ?> time = (OrderedField<R, ?>) series.time();
            Object portable = PortableNumbers.portable(time.kind(), number);
            boolean upwards = direction == Sort.Direction.ASC;
            Condition<R> which = ((TextField<R>) series.name())
                    .eq(name)
                    .and((Condition<R>) selection.condition())
                    .and(new Condition.Comparison<>(
                            time, upwards ? Condition.Operator.GT : Condition.Operator.LE, portable));
            return Scan.first(
                            new Selection(type, selection.scope(), which),
                            type.all()
                                    .orderBy(upwards ? time.asc() : time.desc())
                                    .completeOrder(),
                            limit)
                    .values();
        }
    }
}
