package org.tradingstore.testkit;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.Storage;

/**
 * An engine as the contract meets it: how to reach it, and what it cannot do. A capability that is lacking is not skipped: the
 * contract then checks that its use is refused. <em>Immutable.</em>
 */
public final class StorageUnderTest {
    private final Supplier<? extends Storage> storage;
    private final Set<Capability> lacking;

    private StorageUnderTest(Supplier<? extends Storage> storage, Set<Capability> lacking) {
        this.storage = storage;
        this.lacking = lacking;
    }

    /** An engine with all capabilities; each call of {@code storage} reaches the same place. */
    public static StorageUnderTest of(Supplier<? extends Storage> storage) {
        return new StorageUnderTest(storage, Set.of());
    }

    /** The same engine, which cannot do these. */
    public StorageUnderTest lacking(Capability... capabilities) {
        EnumSet<Capability> all = EnumSet.noneOf(Capability.class);
        all.addAll(lacking);
        all.addAll(Set.of(capabilities));
        return new StorageUnderTest(storage, Set.copyOf(all));
    }

    /** Another way to the same place. */
    public Storage storage() {
        return storage.get();
    }

    public boolean has(Capability capability) {
        return !lacking.contains(capability);
    }
}
