package org.tradingstore.core.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Writer;
import org.tradingstore.spi.Storage;

/**
 * What a store is opened with.
 *
 * @param maintainEvery pause between runs of upkeep; null where the application runs it
 */
public record StoreSettings(
        Map<Database, Storage> storages,
        Map<Database, Profile> profiles,
        Map<Database, List<RecordType<?, ?>>> types,
        Archives archives,
        Clock clock,
        Writer writer,
        @Nullable Duration maintainEvery) {
    /** Where a database that has record types is kept. */
    Storage storage(Database database) {
        return Objects.requireNonNull(storages.get(database));
    }
}
