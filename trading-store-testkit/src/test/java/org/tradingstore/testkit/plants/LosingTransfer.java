package org.tradingstore.testkit.plants;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.files.FileStage;
import org.tradingstore.core.internal.files.FileTransfer;
import org.tradingstore.core.internal.files.Reject;
import org.tradingstore.core.internal.files.RowMapping;
import org.tradingstore.core.internal.files.StageRequest;
import org.tradingstore.files.FileFormat;
import org.tradingstore.files.ImportFile;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.WriteMode;

/** Says that every row of a file is plain, and keeps none of them. */
final class LosingTransfer implements FileTransfer, FileStage {
    @Override
    public List<String> headers(Path parquet) {
        return List.of();
    }

    @Override
    public boolean serves(ImportFile<?> file, RowMapping mapping) {
        return true;
    }

    @Override
    public FileStage stage(StageRequest request) {
        return this;
    }

    @Override
    public long export(Scan scan, FileFormat format, Path path) {
        throw new IllegalStateException("Only imports are planted");
    }

    @Override
    public long rows() {
        return 0;
    }

    @Override
    public long[] odd(int most) {
        return new long[0];
    }

    @Override
    public void texts(long[] rows, BiConsumer<Long, @Nullable String[]> action) {}

    @Override
    public void add(List<Judged> rows) {}

    @Override
    public List<Reject> repeats(int most) {
        return List.of();
    }

    @Override
    public LoadCounts load(WriteMode mode, LoadProgress progress) {
        return new LoadCounts(0, 0, 0);
    }

    @Override
    public void close() {}
}
