package org.tradingstore.sqlite.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;

/**
 * Looks at a file before SQLite touches it, so that a file which is not ours stays as it is. The marks are the
 * application id and the user version in the header of the file itself.
 */
final class FileHeader {
    /** "TSTR" in ASCII. */
    static final int APPLICATION_ID = 0x54535452;

    static final int FORMAT = 2;

    /** Of the header of a database. */
    private static final int LENGTH = 100;

    private static final int LOOKS = 3;
    private static final String MAGIC = "SQLite format 3\0";
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

    /**
     * Refuses a file that is not a database of ours, or of a newer format; one that is none any more by a DamagedFileException.
     *
     * <p>The file is read through SQLite, immutable, which takes no locks, reads no log and writes nothing. Were it opened here and
     * closed again, the system would drop every lock that this process has on it: the end of another process's last connection would
     * then remove the log in which this process's other store still writes.
     */
    static void check(Path file) {
        long size = size(file);
        if (size == 0) {
            refuseLostContent(file);
        } else if (size < LENGTH) {
            refuseFragment(file);
        } else {
            look(file, LOOKS);
        }
    }

    private static void look(Path file, int looks) {
        try (Connection connection = DriverManager.getConnection(url(file) + "?mode=ro&immutable=1")) {
            requireOurs(connection, file);
        } catch (SQLException e) {
            SQLiteErrorCode code = SqliteDialect.code(e);
            if (code != SQLiteErrorCode.SQLITE_CORRUPT) {
                throw unreadable(file, e, code);
            }
            // A file whose log is being moved into it may lack its end, and so may one whose process died while it did
            // that: the
            // log has what is missing, and whose the file is will be asked once more when SQLite has put it together.
            if (!hasLog(file) && !hasJournal(file)) {
                if (looks == 1) {
                    throw unreadable(file, e, code);
                }
                // The log may have gone between the two glances, because what it held is in the file now.
                look(file, looks - 1);
            }
        }
    }

    /** Refuses a database of another application, or of a newer format. */
    static void requireOurs(Connection connection, Path file) throws SQLException {
        int application = Integer.parseInt(ProfilePragmas.read(connection, "PRAGMA application_id"));
        if (application != APPLICATION_ID) {
            throw new OpenRefusedException(ErrorText.of(
                    "Cannot open a database: the file belongs to another application; choose another directory",
                    "file",
                    file,
                    "application_id",
                    "0x" + Integer.toHexString(application)));
        }
        int format = format(connection);
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
    }

    static int format(Connection connection) throws SQLException {
        return Integer.parseInt(ProfilePragmas.read(connection, "PRAGMA user_version"));
    }

    /**
     * The driver's address of a file. As a URI it says all of a name literally; a plain name would end at a question mark, and the
     * driver would make and delete the file to see whether it can, which another process may have made in between.
     */
    static String url(Path file) {
        String path = file.toString()
                .replace(file.getFileSystem().getSeparator(), "/")
                .replace("%", "%25")
                .replace("?", "%3f")
                .replace("#", "%23");
        return "jdbc:sqlite:file://" + (path.startsWith("/") ? "" : "/") + path;
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: its file cannot be read", "file", file), e);
        }
    }

    /** A file too short for any database, so that nobody has it open as one. */
    private static void refuseFragment(Path file) {
        byte[] header;
        try {
            header = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new OpenRefusedException(
                    ErrorText.of("Cannot open a database: its file cannot be read", "file", file), e);
        }
        String start = new String(header, 0, Math.min(header.length, MAGIC.length()), StandardCharsets.ISO_8859_1);
        if (!start.equals(MAGIC)) {
            throw new DamagedFileException(new OpenRefusedException(
                    ErrorText.of("Cannot open a database: the file is not a SQLite database", "file", file)));
        }
        throw new DamagedFileException(new OpenRefusedException(ErrorText.of(
                "Cannot open a database: the file ends within its header", "file", file, "bytes", header.length)));
    }

    private static RuntimeException unreadable(Path file, SQLException e, SQLiteErrorCode code) {
        String reason = switch (code) {
            case SQLITE_NOTADB -> "the file is not a SQLite database";
            case SQLITE_CORRUPT -> "the file is cut short or damaged; restore it from a backup";
            default -> "its file cannot be read";
        };
        OpenRefusedException refusal = new OpenRefusedException(
                ErrorText.of("Cannot open a database: " + reason, "file", file, "code", code), e);
        return code == SQLiteErrorCode.SQLITE_NOTADB || code == SQLiteErrorCode.SQLITE_CORRUPT
                ? new DamagedFileException(refusal)
                : refusal;
    }

    static boolean hasLog(Path file) {
        return size(file.resolveSibling(file.getFileName() + "-wal")) > 0;
    }

    /** What a change cut off in its middle left, by which SQLite takes it back. */
    private static boolean hasJournal(Path file) {
        return size(file.resolveSibling(file.getFileName() + "-journal")) > 0;
    }

    private static void refuseLostContent(Path file) {
        // A log comes after its database, so one that is there beside a file that is still empty outlived its content.
        // SQLite
        // would delete it.
        if (hasLog(file) && size(file) == 0) {
            throw new DamagedFileException(new OpenRefusedException(ErrorText.of(
                    "Cannot open a database: its file is empty or missing beside a log that is not; restore it from a backup",
                    "file",
                    file)));
        }
    }
}
