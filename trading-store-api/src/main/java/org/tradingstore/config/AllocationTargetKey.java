package org.tradingstore.config;

import java.util.Objects;

/** What tells the allocation targets of a book apart. <em>Immutable.</em> */
public record AllocationTargetKey(AllocationKind kind, String name) {
    public AllocationTargetKey {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    public static AllocationTargetKey of(AllocationKind kind, String name) {
        return new AllocationTargetKey(kind, name);
    }
}
