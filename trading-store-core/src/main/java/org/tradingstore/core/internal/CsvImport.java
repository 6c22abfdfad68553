package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.files.CsvReader;
import org.tradingstore.core.internal.files.CsvSurvey;
import org.tradingstore.core.internal.files.FileStage;
import org.tradingstore.core.internal.files.FileTransfer;
import org.tradingstore.core.internal.files.Reject;
import org.tradingstore.core.internal.files.RejectFile;
import org.tradingstore.core.internal.files.Rejects;
import org.tradingstore.core.internal.files.RepeatedKeys;
import org.tradingstore.core.internal.files.RowJudge;
import org.tradingstore.core.internal.files.RowMapping;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.files.ImportFile;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.spi.RowValues;

/** One import of CSV: the engine reads the rows that are plain where it can, all others are judged one by one. */
final class CsvImport<R, K> {
    private static final int BATCH = 500;
    /** Beyond so many rows that the engine does not take, one by one is the way. */
    private static final int MOST_ODD = 1_000_000;

    private final FileImport<R, K> importing;
    private final ImportFile<R> file;
    private final BulkLoad<R, K> load;
    private final Rejects rejects;
    private final long headerRows;
    private final RowMapping mapping;
    private final RowJudge<R> judge;

    CsvImport(FileImport<R, K> importing, BulkLoad<R, K> load, Rejects rejects) {
        this.importing = importing;
        this.file = importing.file();
        this.load = load;
        this.rejects = rejects;
        this.headerRows = file.headers().isEmpty() ? 1 : 0;
        this.mapping = RowMapping.of(file, headers());
        this.judge = new RowJudge<>(file, mapping, importing.records()::encode);
    }

    private List<String> headers() {
        if (headerRows == 0) {
            return file.headers();
        }
        try (CsvReader csv = open()) {
            if (!csv.next() || csv.fault() != null) {
                throw new InvalidRequestException(
                        ErrorText.of("Cannot import a file: its first line is no header", "file", file.path()));
            }
            List<String> headers = new ArrayList<>();
            for (int i = 0; i < csv.fields(); i++) {
                headers.add(csv.text(i));
            }
            return headers;
        }
    }

    private CsvReader open() {
        return CsvReader.open(file.path(), file.separator());
    }

    /** Imports, and answers how many rows the file has. */
    long run() {
        Optional<FileTransfer> transfer = load.session().extension(FileTransfer.class);
        if (transfer.isPresent() && PlainRows.of(file) && transfer.get().serves(file, mapping)) {
            try (CsvSurvey survey = CsvSurvey.of(file, mapping.width())) {
                if (survey.useful() && staged(transfer.get(), survey)) {
                    return survey.rows();
                }
            }
        }
        return oneByOne();
    }

    /** Has the engine read the file; false where it takes too few of the rows. */
    private boolean staged(FileTransfer transfer, CsvSurvey survey) {
        try (FileStage stage = transfer.stage(survey.request(mapping))) {
            long[] odd = stage.odd(MOST_ODD + 1);
            if (odd.length > MOST_ODD) {
                return false;
            }
            long[] awkward = survey.awkward();
            long[] left = Arrays.copyOf(odd, odd.length + awkward.length);
            System.arraycopy(awkward, 0, left, odd.length, awkward.length);
            Arrays.sort(left);
            judge(left, stage);
            stage.repeats(Rejects.MOST + 1).forEach(rejects::add);
            settle();
            load.add(stage.load(load.mode(), load.progress()));
            return true;
        }
    }

    private void judge(long[] rows, FileStage stage) {
        if (rows.length == 0) {
            return;
        }
        List<FileStage.Judged> good = new ArrayList<>();
        int at = 0;
        try (CsvReader csv = open()) {
            while (at < rows.length && csv.next()) {
                long row = csv.row() - headerRows;
                if (row != rows[at]) {
                    continue;
                }
                at++;
                RowJudge.Good judged = judge.judge(row, csv);
                if (judged == null) {
                    rejects.add(judge.reject());
                } else {
                    good.add(new FileStage.Judged(row, judged.encoded()));
                }
                if (good.size() == BATCH) {
                    stage.add(good);
                    good.clear();
                }
            }
        }
        stage.add(good);
    }

    private long oneByOne() {
        Set<Long> repeated = repeated();
        Map<List<@Nullable Object>, First> firsts = new HashMap<>();
        List<RowValues> rows = new ArrayList<>(BATCH);
        long row = 0;
        try (CsvReader csv = open()) {
            while (csv.next()) {
                row = csv.row() - headerRows;
                if (row < 1) {
                    continue;
                }
                RowJudge.Good good = judge.judge(row, csv);
                if (good == null) {
                    rejects.add(judge.reject());
                } else if (!contradicts(row, good.values(), repeated, firsts)) {
                    rows.add(good.encoded());
                }
                if (rows.size() == BATCH) {
                    load.rows(rows);
                    rows.clear();
                }
            }
        }
        load.rows(rows);
        settle();
        return row;
    }

    /** The first good row of the file with a key. */
    private record First(long row, List<@Nullable Object> values) {}

    private boolean contradicts(
            long row, @Nullable Object[] values, Set<Long> repeated, Map<List<@Nullable Object>, First> firsts) {
        if (repeated.isEmpty()) {
            return false;
        }
        List<? extends OrderedField<?, ?>> fields = file.type().key().fields();
        @Nullable Object[] key = new Object[fields.size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = values[fields.get(i).ordinal()];
        }
        if (!repeated.contains(RepeatedKeys.number(key))) {
            return false;
        }
        First given = new First(row, Arrays.asList(values));
        First first = firsts.putIfAbsent(Arrays.asList(key), given);
        if (first == null || first.values().equals(given.values())) {
            return false;
        }
        rejects.add(Reject.repeated(row, first.row()));
        return true;
    }

    private Set<Long> repeated() {
        try (RepeatedKeys keys = new RepeatedKeys(file.path());
                CsvReader csv = open()) {
            while (csv.next()) {
                @Nullable Object[] key = csv.row() > headerRows ? judge.key(csv) : null;
                if (key != null) {
                    keys.add(key);
                }
            }
            return keys.found();
        }
    }

    private void settle() {
        importing.settle(rejects, (path, all) -> {
            try (CsvReader csv = open()) {
                RejectFile.ofCsv(path, all, csv, headerRows);
            }
        });
    }
}
