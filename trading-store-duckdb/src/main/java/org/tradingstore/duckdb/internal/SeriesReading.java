package org.tradingstore.duckdb.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBReadableVector;
import org.tradingstore.core.internal.threads.SideWork;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;

/**
 * Reads series of times and values, some ahead of whoever computes on them: on another thread, into arrays that are used again and again.
 * <em>Not thread-safe, and nothing else uses the connection until this is closed.</em>
 */
final class SeriesReading implements AutoCloseable {
    /** Rows that are read at once, or a piece that has more. */
    private static final int AT_ONCE = 65_536;

    /** Arrays for more rows are not kept for the next time: of long series, each could leave some behind. */
    private static final int KEPT = 4 * AT_ONCE;

    private final ChunkReading reading;
    private final DuckdbDialect dialect;
    private final List<DuckdbSeries.Run> runs;
    private final int longest;
    private final String type;
    private final SideWork<List<Piece>> ahead = new SideWork<>("trading-store-series");
    private List<Piece> free = new ArrayList<>();
    private List<Piece> handed = new ArrayList<>();

    private int run;
    private long done;
    /** Of the engine's chunk at hand. */
    private int rows;

    private int passed;

    /**
     * @param reading of two columns, a number and a price that may be absent: the rows of the first run, then those of the second
     * @param type what the rows are of
     * @param longest so many rows of a run are in one piece
     */
    SeriesReading(ChunkReading reading, DuckdbDialect dialect, String type, List<DuckdbSeries.Run> runs, int longest) {
        this.reading = reading;
        this.dialect = dialect;
        this.type = type;
        this.runs = runs;
        this.longest = longest;
    }

    /** Rows of a series that follow each other; what is in the arrays behind them means nothing. */
    static final class Piece {
        private long[] times = new long[0];
        private double[] values = new double[0];
        private String name = "";
        private int size;
        private boolean last;

        private void prepare(String series, int rows, boolean end) {
            name = series;
            size = rows;
            last = end;
            if (times.length < rows) {
                times = new long[rows];
                values = new double[rows];
            }
        }

        String name() {
            return name;
        }

        /** In the numbers of columns. */
        long[] times() {
            return times;
        }

        /** NaN where absent. */
        double[] values() {
            return values;
        }

        int size() {
            return size;
        }

        /** Whether no further row of the series follows. */
        boolean last() {
            return last;
        }

        boolean ascends() {
            for (int i = 1; i < size; i++) {
                if (times[i] <= times[i - 1]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next pieces, in order, until this is asked for more; none at the end. */
    List<Piece> next() {
        List<Piece> pieces = ahead.begun() ? ahead.take() : read();
        free = handed.stream().mapToLong(piece -> piece.times.length).sum() <= KEPT ? handed : new ArrayList<>();
        handed = pieces;
        if (run < runs.size()) {
            ahead.begin(this::read);
        }
        return pieces;
    }

    private List<Piece> read() {
        try {
            return pieces();
        } catch (SQLException e) {
            throw dialect.translate(e, "read " + type);
        }
    }

    private List<Piece> pieces() throws SQLException {
        List<Piece> pieces = new ArrayList<>();
        for (int count = 0; count < AT_ONCE && run < runs.size(); ) {
            DuckdbSeries.Run series = runs.get(run);
            int size = (int) Math.min(series.rows() - done, longest);
            Piece piece = free.size() > pieces.size() ? free.get(pieces.size()) : new Piece();
            boolean last = done + size == series.rows();
            piece.prepare(series.name(), size, last);
            fill(piece);
            pieces.add(piece);
            done = last ? 0 : done + size;
            run += last ? 1 : 0;
            count += size;
        }
        return pieces;
    }

    private void fill(Piece piece) throws SQLException {
        int read = 0;
        while (read < piece.size) {
            if (passed == rows) {
                chunk(piece.name);
            }
            int count = Math.min(piece.size - read, rows - passed);
            copy(piece, read, count);
            passed += count;
            read += count;
        }
    }

    private void chunk(String name) throws SQLException {
        rows = reading.next();
        passed = 0;
        if (rows == 0) {
            throw new StorageException(ErrorText.of(
                    "Cannot read a series: it has fewer rows than were counted in the same state", "series", name));
        }
    }

    private void copy(Piece piece, int to, int count) {
        DuckDBReadableVector time = reading.vector(0);
        DuckDBReadableVector value = reading.vector(1);
        long[] times = piece.times;
        double[] values = piece.values;
        int from = passed;
        for (int i = 0; i < count; i++) {
            times[to + i] = time.getLong(from + i);
        }
        for (int i = 0; i < count; i++) {
            values[to + i] = value.getDouble(from + i, Double.NaN);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            // What is read ahead uses the answer.
            ahead.close();
        } finally {
            reading.close();
        }
    }
}
