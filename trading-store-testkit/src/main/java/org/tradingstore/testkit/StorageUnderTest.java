package org.tradingstore.testkit;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.Storage;

/**
 * An engine as the contract meets it: how to reach it, and what it cannot do. A capability that is lacking is not skipped: the
 * contract then checks that its use is refused. <em>Immutable.</em>
 */
public final class StorageUnderTest {
    private final Supplier<? extends Storage> storage;
    private final Set<Capability> lacking;
    private final @Nullable Function<Path, ? extends Storage> backups;

    private StorageUnderTest(
            Supplier<? extends Storage> storage,
            Set<Capability> lacking,
            @Nullable Function<Path, ? extends Storage> backups) {
        this.storage = storage;
        this.lacking = lacking;
        this.backups = backups;
    }

    /** An engine with all capabilities; each call of {@code storage} reaches the same place. */
    public static StorageUnderTest of(Supplier<? extends Storage> storage) {
        return new StorageUnderTest(storage, Set.of(), null);
    }

    /** The same engine, which cannot do these. */
    public StorageUnderTest lacking(Capability... capabilities) {
        EnumSet<Capability> all = EnumSet.noneOf(Capability.class);
        all.addAll(lacking);
        all.addAll(Set.of(capabilities));
        return new StorageUnderTest(storage, Set.copyOf(all), backups);
    }

    /** The same engine, which reaches a backup in this way; to be said where it has {@link Capability#BACKUP}. */
    public StorageUnderTest backups(Function<Path, ? extends Storage> at) {
        return new StorageUnderTest(storage, lacking, at);
    }

    /** The engine at the directory of a backup. */
    public Storage backup(Path directory) {
        if (backups == null) {
            throw new IllegalStateException("An engine that copies databases must say how a copy is reached");
        }
        return backups.apply(directory);
    }

    /** Another way to the same place. */
    public Storage storage() {
        return storage.get();
    }

    public boolean has(Capability capability) {
        return !lacking.contains(capability);
    }
}
