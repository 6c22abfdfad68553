package org.tradingstore.core.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Archive;
import org.tradingstore.schema.RecordType;

/** The archives that a store is built with, by type. <em>Immutable.</em> */
public record Archives(Map<RecordType<?, ?>, Archive<?>> byType) {
    public Archives {
        byType = Map.copyOf(byType);
    }

    @SuppressWarnings("unchecked") // an archive is kept under the type it was made for
    <R> @Nullable Archive<R> of(RecordType<R, ?> type) {
        return (Archive<R>) byType.get(type);
    }
}
