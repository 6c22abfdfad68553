package org.tradingstore.core.internal.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.StorageException;
import org.tradingstore.files.ExportFile.Existing;

/** Files that have their name only once they are whole and on disk. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes a file. */
    public interface Content {
        void write(Path path) throws IOException;
    }

    /** Has {@code content} written beside {@code target}, and moves it into place; whatever fails leaves nothing behind. */
    public static void write(Path target, Existing existing, Content content) {
        requirePlace(target, existing);
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try {
                content.write(part);
                OnDisk.sync(part);
                // Once more: to be refused is better than to replace what came meanwhile.
                requirePlace(target, existing);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                OnDisk.syncName(target);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StorageException(
                    ErrorText.of("Cannot write a file", "file", target, "error", String.valueOf(e)), e);
        }
    }

    /** Refuses a place where no file can be, or one is that is not to be replaced. */
    public static void requirePlace(Path target, Existing existing) {
        if (!Files.isDirectory(Objects.requireNonNull(target.getParent(), "directory"))) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot write a file: its directory is not there", "file", target));
        }
        if (Files.isDirectory(target)) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot write a file: there is a directory of this name", "file", target));
        }
        if (existing == Existing.REFUSE && Files.exists(target)) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot write a file: it is there already; choose another name, or say that it is to be replaced",
                    "file",
                    target));
        }
    }
}
