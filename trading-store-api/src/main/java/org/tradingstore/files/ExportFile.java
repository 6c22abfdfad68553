package org.tradingstore.files;

import java.nio.file.Path;
import java.util.Objects;
import org.tradingstore.error.InvalidRequestException;

/**
 * A file to be written: a column for each component, named as it is stored. In CSV the first line is the header; absent is nothing
 * between two commas, an empty text is {@code ""}; moments are UTC with a {@code Z}, months as {@code 2024-01}, decimals without an
 * exponent, doubles a text from which the same double is read again. In Parquet each component has the type that it is kept in, moments
 * in UTC; months are text. <em>Immutable.</em>
 */
public final class ExportFile {
    /** What is done where the file is there already. */
    public enum Existing {
        /** The call is refused and the file stays. */
        REFUSE,
        /** The file is replaced, at once and only when the new one is whole. */
        REPLACE
    }

    private final FileFormat format;
    private final Path path;
    private final Existing existing;

    private ExportFile(FileFormat format, Path path, Existing existing) {
        this.format = format;
        this.path = path.toAbsolutePath().normalize();
        this.existing = Objects.requireNonNull(existing, "existing");
    }

    public static ExportFile csv(Path path) {
        return new ExportFile(FileFormat.CSV, path, Existing.REFUSE);
    }

    /** A file of Parquet; an engine that cannot write it throws {@link InvalidRequestException}. */
    public static ExportFile parquet(Path path) {
        return new ExportFile(FileFormat.PARQUET, path, Existing.REFUSE);
    }

    /** What to do where the file is there already; it is refused unless said. */
    public ExportFile existing(Existing choice) {
        return new ExportFile(format, path, choice);
    }

    public FileFormat format() {
        return format;
    }

    /** Where it will be, absolute. */
    public Path path() {
        return path;
    }

    public Existing existing() {
        return existing;
    }
}
