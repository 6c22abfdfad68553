package org.tradingstore.sqlite.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;

/**
 * Looks at a file before SQLite touches it, so that a file which is not ours stays as it is. Offsets are those of the database header
 * in SQLite's file format: magic at 0, user version at 60, application id at 68.
 */
final class FileHeader {
    /** "TSTR" in ASCII. */
    static final int APPLICATION_ID = 0x54535452;

    static final int FORMAT = 1;

    private static final int LENGTH = 100;
    private static final String MAGIC = "SQLite format 3\0";
    private static final int USER_VERSION = 60;
    private static final int APPLICATION = 68;
    private static final Set<String> NETWORK = Set.of(
            "nfs", "nfs4", "cifs", "smb", "smbfs", "smb2", "smb3", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs");

    private FileHeader() {}

    /** Makes the directory, and refuses one where a store cannot live. */
    static void prepare(Path directory) {
        try {
            Files.createDirectories(directory);
            FileStore store = Files.getFileStore(directory);
            if (NETWORK.contains(store.type().toLowerCase(Locale.ROOT))) {
                throw new OpenRefusedException(ErrorText.of(
                        "Cannot open a database: write-ahead logging needs a local disk, and this is a network file system",
                        "directory",
                        directory,
                        "type",
                        store.type()));
            }
        } catch (IOException e) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: its directory cannot be made", "directory", directory), e);
        }
        if (!Files.isWritable(directory)) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: its directory cannot be written to", "directory", directory));
        }
    }

    /** Refuses a file that is not a database of ours, or of a newer format; answers whether there is one. */
    static boolean check(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(LENGTH);
        } catch (IOException e) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: its file cannot be read", "file", file), e);
        }
        if (header.length == 0) {
            refuseLostContent(file);
            return false;
        }
        if (!new String(header, 0, Math.min(header.length, MAGIC.length()), StandardCharsets.ISO_8859_1)
                .equals(MAGIC)) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: the file is not a SQLite database", "file", file));
        }
        if (header.length < LENGTH) {
            throw new OpenRefusedException(ErrorText.of(
                    "Cannot open a database: the file ends within its header", "file", file, "bytes", header.length));
        }
        ByteBuffer bytes = ByteBuffer.wrap(header);
        int application = bytes.getInt(APPLICATION);
        if (application != APPLICATION_ID) {
            throw new OpenRefusedException(ErrorText.of(
                    "Cannot open a database: the file belongs to another application; choose another directory",
                    "file",
                    file,
                    "application_id",
                    "0x" + Integer.toHexString(application)));
        }
        int format = bytes.getInt(USER_VERSION);
        if (format > FORMAT) {
            throw new OpenRefusedException(ErrorText.of(
                    "Cannot open a database: it was made by a newer version of the library; upgrade the library",
                    "file",
                    file,
                    "format",
                    format,
                    "supported",
                    FORMAT));
        }
        return true;
    }

    private static void refuseLostContent(Path file) {
        Path wal = file.resolveSibling(file.getFileName() + "-wal");
        try {
            if (Files.exists(wal) && Files.size(wal) > 0) {
                throw new OpenRefusedException(ErrorText.of(
                        "Cannot open a database: its file is empty beside a log that is not; restore it from a backup",
                        "file",
                        file));
            }
        } catch (IOException e) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: its log cannot be read", "file", wal), e);
        }
    }
}
