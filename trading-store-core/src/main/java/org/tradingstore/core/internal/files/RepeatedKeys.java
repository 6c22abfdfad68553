package org.tradingstore.core.internal.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.StorageException;
import org.tradingstore.spi.PortableNumbers;

/**
 * Finds which keys of a file may be in it more than once, in bounded memory: numbers made of keys are sorted in runs in a temporary file,
 * and those that meet in the merge are remembered. Few keys are, so that they alone are compared as they are. <em>Not thread-safe.</em>
 */
public final class RepeatedKeys implements AutoCloseable {
    /** What may be remembered; a file with more of them was put together from others. */
    static final int MOST = 200_000;

    private static final int RUN = 1 << 20;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final Path file;
    private final List<Path> runs = new ArrayList<>();
    private long[] numbers = new long[1 << 12];
    private int size;

    /** Of the keys of {@code file}. */
    public RepeatedKeys(Path file) {
        this.file = file;
    }

    /** A number that equal keys share, and others hardly ever. */
    public static long number(@Nullable Object[] key) {
        long number = 1;
        for (Object value : key) {
            if (value instanceof String text) {
                for (int i = 0; i < text.length(); i++) {
                    number = (number ^ text.charAt(i)) * FACTOR;
                    number ^= number >>> 32;
                }
            } else if (value instanceof LocalDate || value instanceof Instant || value instanceof YearMonth) {
                number = (number ^ PortableNumbers.number(value)) * FACTOR;
                number ^= number >>> 32;
            } else {
                number = (number ^ String.valueOf(value).hashCode()) * FACTOR;
            }
            number = (number + 1) * FACTOR;
            number ^= number >>> 29;
        }
        return number;
    }

    /** Counts a key. */
    public void add(@Nullable Object[] key) {
        if (size == RUN) {
            spill();
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.min(RUN, size * 4));
        }
        numbers[size++] = number(key);
    }

    private void spill() {
        Arrays.sort(numbers, 0, size);
        try {
            Path run = Files.createTempFile("trading-store-keys", ".tmp");
            runs.add(run);
            try (OutputStream plain = Files.newOutputStream(run);
                    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(plain, 1 << 16))) {
                for (int i = 0; i < size; i++) {
                    out.writeLong(numbers[i]);
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
        size = 0;
    }

    /** The numbers that more than one key had. @throws InvalidRequestException if there are too many */
    public Set<Long> found() {
        if (!runs.isEmpty()) {
            spill();
            return merged();
        }
        Arrays.sort(numbers, 0, size);
        Set<Long> found = new HashSet<>();
        for (int i = 1; i < size; i++) {
            if (numbers[i] == numbers[i - 1]) {
                remember(found, numbers[i]);
            }
        }
        return found;
    }

    private Set<Long> merged() {
        Set<Long> found = new HashSet<>();
        PriorityQueue<Run> heads = new PriorityQueue<>(Comparator.comparingLong(run -> run.head));
        List<Run> open = new ArrayList<>();
        try {
            for (Path path : runs) {
                Run run = new Run(path);
                open.add(run);
                if (run.next()) {
                    heads.add(run);
                }
            }
            boolean first = true;
            long last = 0;
            for (Run run = heads.poll(); run != null; run = heads.poll()) {
                if (!first && run.head == last) {
                    remember(found, last);
                }
                first = false;
                last = run.head;
                if (run.next()) {
                    heads.add(run);
                }
            }
            return found;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            open.forEach(Run::close);
        }
    }

    private void remember(Set<Long> found, long number) {
        found.add(number);
        if (found.size() > MOST) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot import a file: too many keys are in it more than once; nothing was written",
                    "file",
                    file,
                    "at_most",
                    MOST));
        }
    }

    private static StorageException failed(IOException e) {
        return new StorageException(
                ErrorText.of("Cannot sort the keys of a file: a temporary file failed", "error", String.valueOf(e)), e);
    }

    @Override
    public void close() {
        for (Path run : runs) {
            try {
                Files.deleteIfExists(run);
            } catch (IOException e) {
                throw failed(e);
            }
        }
        runs.clear();
    }

    /** One sorted run, read from its start. */
    private static final class Run {
        private final DataInputStream in;
        private long head;

        Run(Path path) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        }

        boolean next() throws IOException {
            try {
                head = in.readLong();
                return true;
            } catch (EOFException e) {
                return false;
            }
        }

        void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }
}
