package org.tradingstore.core.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tradingstore.core.internal.files.OnDisk;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.StorageException;

/**
 * The directory of a backup: unfinished under another name, so that what has the name is whole also after a power loss.
 * <em>Not thread-safe.</em>
 */
final class BackupFiles implements AutoCloseable {
    private final Path target;
    private final Path partial;
    private boolean finished;

    private BackupFiles(Path target, Path partial) {
        this.target = target;
        this.partial = partial;
    }

    /** Makes the unfinished directory; refuses a target that is there. */
    static BackupFiles begin(Path directory) {
        Path target = directory.toAbsolutePath().normalize();
        Path parent = target.getParent();
        Path name = target.getFileName();
        if (parent == null || name == null || Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot back up a store: the directory is there; name one that is not", "directory", target));
        }
        Path partial = parent.resolve(name + ".partial");
        try {
            Files.createDirectories(parent);
            Files.createDirectory(partial);
        } catch (FileAlreadyExistsException e) {
            throw new InvalidRequestException(
                    ErrorText.of(
                            "Cannot back up a store: another backup to the directory runs or was cut off; if none runs,"
                                    + " remove what it left",
                            "directory",
                            target,
                            "left",
                            e.getFile()),
                    e);
        } catch (IOException e) {
            throw failed(target, e);
        }
        return new BackupFiles(target, partial);
    }

    /** Where the copies are made. */
    Path partial() {
        return partial;
    }

    Path target() {
        return target;
    }

    /** Bytes that the copies take by now. */
    long bytes() {
        try (Stream<Path> all = Files.walk(partial)) {
            long bytes = 0;
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /** Brings everything to the disk, then gives it its name. */
    void finish() {
        try {
            for (Path path : everything()) {
                OnDisk.sync(path);
            }
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            finished = true;
            OnDisk.syncName(target);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /** Removes what is not finished. */
    @Override
    public void close() {
        if (finished) {
            return;
        }
        try {
            for (Path path : everything()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw failed(partial, e);
        }
    }

    /** What is in a directory before the directory. */
    private List<Path> everything() throws IOException {
        try (Stream<Path> all = Files.walk(partial)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static StorageException failed(Path path, IOException e) {
        return new StorageException(
                ErrorText.of(
                        "Cannot back up a store: its files cannot be written",
                        "directory",
                        path,
                        "error",
                        e.toString()),
                e);
    }
}
