package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.files.FileStage;
import org.tradingstore.core.internal.files.FileTransfer;
import org.tradingstore.core.internal.files.Reject;
import org.tradingstore.core.internal.files.RejectFile;
import org.tradingstore.core.internal.files.Rejects;
import org.tradingstore.core.internal.files.RowJudge;
import org.tradingstore.core.internal.files.RowMapping;
import org.tradingstore.core.internal.files.StageRequest;
import org.tradingstore.core.internal.files.StageRequest.Lines;
import org.tradingstore.core.internal.files.StageRequest.RowsFrom;
import org.tradingstore.core.internal.files.StageRequest.Trust;
import org.tradingstore.files.ImportFile;

/** One import of Parquet, which the engine reads; rows that are not plain in every value are judged one by one. */
final class ParquetImport<R, K> {
    private static final int MOST_ODD = 20_000;

    private final FileImport<R, K> importing;
    private final ImportFile<R> file;
    private final BulkLoad<R, K> load;
    private final Rejects rejects;

    ParquetImport(FileImport<R, K> importing, BulkLoad<R, K> load, Rejects rejects) {
        this.importing = importing;
        this.file = importing.file();
        this.load = load;
        this.rejects = rejects;
    }

    /** Imports, and answers how many rows the file has. */
    long run() {
        FileTransfer transfer = load.session()
                .extension(FileTransfer.class)
                .orElseThrow(() -> FileExport.unserved(importing.records().scope(), "read", file.path()));
        List<String> headers = transfer.headers(file.path());
        RowMapping mapping = RowMapping.of(file, headers);
        RowJudge<R> judge = new RowJudge<>(file, mapping, importing.records()::encode);
        Trust trust = PlainRows.of(file) ? Trust.PLAIN_ROWS : Trust.NOTHING;
        try (FileStage stage =
                transfer.stage(new StageRequest(file, mapping, file.path(), RowsFrom.PLACE, Lines.ONE, trust))) {
            judge(judge, stage);
            stage.repeats(Rejects.MOST + 1).forEach(rejects::add);
            importing.settle(rejects, (path, all) -> RejectFile.ofRows(path, all, texts(stage, headers, all)));
            load.add(stage.load(load.mode(), load.progress()));
            return stage.rows();
        }
    }

    private void judge(RowJudge<R> judge, FileStage stage) {
        // What was judged is odd no more, so the next ones come.
        for (long[] odd = stage.odd(MOST_ODD); odd.length > 0; odd = stage.odd(MOST_ODD)) {
            List<FileStage.Judged> good = new ArrayList<>();
            stage.texts(odd, (row, texts) -> {
                RowJudge.Good judged = judge.judge(row, texts);
                if (judged == null) {
                    rejects.add(judge.reject());
                } else {
                    good.add(new FileStage.Judged(row, judged.encoded()));
                }
            });
            stage.add(good);
        }
    }

    private Map<Long, Map<String, @Nullable String>> texts(FileStage stage, List<String> headers, List<Reject> bad) {
        Map<Long, Map<String, @Nullable String>> all = new HashMap<>();
        long[] rows = bad.stream().mapToLong(Reject::row).toArray();
        stage.texts(rows, (row, texts) -> {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            for (int i = 0; i < texts.length; i++) {
                values.put(headers.get(i), texts[i]);
            }
            all.put(row, values);
        });
        return all;
    }
}
