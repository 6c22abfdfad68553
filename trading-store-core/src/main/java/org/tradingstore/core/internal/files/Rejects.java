package org.tradingstore.core.internal.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/** The bad rows of a file, as they are found. */
public final class Rejects {
    /** A file with more of them is not what it was taken for. */
    public static final int MOST = 100_000;

    private final Path file;
    private final List<Reject> all = new ArrayList<>();

    public Rejects(Path file) {
        this.file = file;
    }

    /** Notes one. @throws InvalidRequestException if there are too many */
    public void add(Reject reject) {
        if (all.size() == MOST) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot import a file: too many of its rows are bad; nothing was written",
                    "file",
                    file,
                    "at_most",
                    MOST,
                    "such_as",
                    all.get(0).reason(),
                    "component",
                    all.get(0).component()));
        }
        all.add(reject);
    }

    public long count() {
        return all.size();
    }

    /** In the order of the file. */
    public List<Reject> inOrder() {
        all.sort(Comparator.comparingLong(Reject::row));
        return List.copyOf(all);
    }
}
