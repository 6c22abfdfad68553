package org.tradingstore.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Places a temporary directory in the system's shared memory where it has one. Each rule makes stores of its own, and most of its time
 * would go into waiting for the disk, of which it asks nothing. Tests of kills and of other processes stay on the disk.
 */
final class InMemoryDirectory implements TempDirFactory {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return Files.isWritable(SHARED_MEMORY)
                ? Files.createTempDirectory(SHARED_MEMORY, "trading-store")
                : Files.createTempDirectory("trading-store");
    }
}
