package org.tradingstore.core.internal.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Waits until what was written is on the disk itself, so that a power loss finds it. */
public final class OnDisk {
    private OnDisk() {}

    /** The content of a file, or the names in a directory. */
    public static void sync(Path path) throws IOException {
        // Where a directory cannot be opened as a file, as on Windows, the system keeps names by itself.
        boolean directory = Files.isDirectory(path);
        if (directory && path.getFileSystem().getSeparator().equals("\\")) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(path, directory ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** The name of a file or directory that was made or moved. */
    public static void syncName(Path path) throws IOException {
        sync(Objects.requireNonNull(path.toAbsolutePath().getParent(), "directory"));
    }
}
