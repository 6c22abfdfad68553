package org.tradingstore.testkit.internal.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradingstore.files.ExportFile;
import org.tradingstore.files.ImportFile;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.PlainType;

/** Files that operations read or write; they go when the tests end. */
final class OfFiles {
    private OfFiles() {}

    /** A file with the first record to spare; null where a file has no records of this type. */
    static <R, K> @Nullable ImportFile<R> of(Population.Members<R, K> own) {
        if (!(own.home().type() instanceof PlainType<R, K> type)) {
            return null;
        }
        R record = own.spares().get(0);
        String header = type.fields().stream().map(Field::name).collect(Collectors.joining(","));
        String row = type.fields().stream()
                .map(field -> value(field.portable(record)))
                .collect(Collectors.joining(","));
        try {
            Path file = Files.createTempFile("records", ".csv");
            file.toFile().deleteOnExit();
            Files.writeString(file, header + "\n" + row + "\n");
            return ImportFile.csv(type, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(@Nullable Object portable) {
        return portable == null ? "" : '"' + portable.toString().replace("\"", "\"\"") + '"';
    }

    /** A place for a file. */
    static ExportFile target() {
        try {
            Path file = Files.createTempFile("records", ".csv");
            file.toFile().deleteOnExit();
            return ExportFile.csv(file).existing(ExportFile.Existing.REPLACE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
