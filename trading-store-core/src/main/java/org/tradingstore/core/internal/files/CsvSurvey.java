package org.tradingstore.core.internal.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.files.StageRequest.Lines;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;
import org.tradingstore.files.ImportFile;

/**
 * Looks through a file of CSV before an engine reads it: whether the engine would take it apart as we do. Where it would not, the rows of
 * which that is certain are copied, each behind its number, and the others are left to be judged. <em>Not thread-safe.</em>
 */
public final class CsvSurvey implements AutoCloseable {
    /** Beyond so many rows that no engine reads, one by one is the way. */
    private static final int MOST_AWKWARD = 1_000_000;

    /** Bytes; engines have a bound of their own, beyond which the whole file is refused. */
    private static final int LONGEST_ROW = 1 << 20;

    private final ImportFile<?> file;
    private final int width;
    private final long headerRows;
    private long[] awkward = new long[16];
    private int awkwardRows;
    private long rows;
    private Lines lines = Lines.ONE;
    private boolean tidy = true;
    private @Nullable Path copy;

    private CsvSurvey(ImportFile<?> file, int width) {
        this.file = file;
        this.width = width;
        this.headerRows = file.headers().isEmpty() ? 1 : 0;
    }

    /** Of a file whose rows have {@code width} columns. */
    public static CsvSurvey of(ImportFile<?> file, int width) {
        CsvSurvey survey = new CsvSurvey(file, width);
        survey.look();
        if (survey.useful() && (!survey.tidy || survey.awkwardRows > 0)) {
            survey.copy();
        }
        return survey;
    }

    private void look() {
        try (CsvReader csv = CsvReader.open(file.path(), file.separator())) {
            while (csv.next() && useful()) {
                if (csv.row() <= headerRows) {
                    // A header of several lines would not be passed over as one.
                    tidy &= csv.plain() && !csv.severalLines();
                    continue;
                }
                rows++;
                if (csv.severalLines()) {
                    lines = Lines.SEVERAL;
                }
                if (!engineReads(csv)) {
                    note(csv.row() - headerRows);
                }
            }
            tidy &= csv.tidy();
        }
    }

    private boolean engineReads(CsvReader csv) {
        return csv.plain() && csv.fields() == width && csv.length() < LONGEST_ROW;
    }

    private void note(long row) {
        if (awkwardRows == awkward.length) {
            awkward = Arrays.copyOf(awkward, awkwardRows * 2);
        }
        awkward[awkwardRows++] = row;
    }

    private void copy() {
        try {
            Path made = Files.createTempFile("trading-store-rows", ".csv");
            copy = made;
            try (CsvReader csv = CsvReader.open(file.path(), file.separator());
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(made), 1 << 18)) {
                while (csv.next()) {
                    long row = csv.row() - headerRows;
                    if (row > 0 && engineReads(csv)) {
                        // In quotes: a bare number may be a word that means absent.
                        out.write(('"' + Long.toString(row) + '"').getBytes(StandardCharsets.US_ASCII));
                        out.write(file.separator());
                        csv.copyTo(out);
                        out.write('\n');
                    }
                }
            }
        } catch (IOException e) {
            throw new StorageException(
                    ErrorText.of("Cannot copy the rows of a file", "file", file.path(), "error", String.valueOf(e)), e);
        }
    }

    /** Whether it is worth while to have an engine read the file. */
    public boolean useful() {
        return awkwardRows < MOST_AWKWARD;
    }

    /** How many rows the file has. */
    public long rows() {
        return rows;
    }

    /** The rows that the engine is not to read, in order. */
    public long[] awkward() {
        return Arrays.copyOf(awkward, awkwardRows);
    }

    /** What the engine is to read. */
    public StageRequest request(RowMapping mapping) {
        return new StageRequest(
                file,
                mapping,
                copy == null ? file.path() : copy,
                copy != null
                        ? StageRequest.RowsFrom.FIRST_COLUMN
                        : headerRows == 0 ? StageRequest.RowsFrom.PLACE_WITHOUT_HEADER : StageRequest.RowsFrom.PLACE,
                lines,
                StageRequest.Trust.PLAIN_ROWS);
    }

    @Override
    public void close() {
        if (copy != null) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                throw new StorageException(
                        ErrorText.of("Cannot remove the copy of a file", "file", copy, "error", String.valueOf(e)), e);
            }
        }
    }
}
